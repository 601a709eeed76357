import type { CheckinRules } from '#core/checkin/views'
import type { PointsRules } from '#core/points/views'
import { NO_PROGRAM } from '#core/program/rules'
import type { Program } from '#core/program/views'
import type { TierRules } from '#core/tiers/views'

/** A modest start for a shop that has decided nothing yet; nothing holds before it is saved. */
export const SUGGESTION: Program = {
  points: {
    perYuan: 1,
    birthdayPercent: 100,
    // One percent back: what neighbourhood shops usually give.
    pointsPerYuan: 100,
    maxSharePercent: 50,
    // Goods may be sent back for seven days without a reason.
    pendingDays: 7,
    expiryMonths: 12,
    returnPolicy: 'debt',
    approveAbove: 1000,
  },
  tiers: {
    tiers: [
      { name: '新客', from: 0, pricePercent: 100, pointsPercent: 100 },
      { name: '熟客', from: 500, pricePercent: 98, pointsPercent: 110 },
      { name: '老友', from: 2000, pricePercent: 95, pointsPercent: 120 },
    ],
    windowMonths: 12,
    periodMonths: 12,
  },
  checkin: {
    open: true,
    cycle: [1, 1, 2, 2, 3, 3, 5],
    bonuses: [
      { days: 10, points: 10 },
      { days: 20, points: 30 },
    ],
    makeUp: { price: 10, perMonth: 3 },
    tierFactor: false,
  },
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What the brand has decided, or the suggestion as long as this part promises nothing. */
export const pointsOr = (rules: PointsRules): PointsRules =>
  rules.perYuan === 0 && rules.pointsPerYuan === 0 ? SUGGESTION.points : rules

export const tiersOr = (rules: TierRules): TierRules =>
  same(rules.tiers, NO_PROGRAM.tiers.tiers) ? SUGGESTION.tiers : rules

export const checkinOr = (rules: CheckinRules): CheckinRules =>
  same(rules, NO_PROGRAM.checkin) ? SUGGESTION.checkin : rules
