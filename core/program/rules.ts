import type { CheckinRules } from '../checkin/views'
import { ok, type Result, refuse } from '../kernel/result'
import type { PointsRules } from '../points/views'
import type { TierRules } from '../tiers/views'
import type { Program } from './views'

const FULL = 100

/**
 * Before the brand has decided anything: nothing is promised. No points, one tier at list price,
 * no check-in. A brand switches each on by itself.
 */
export const NO_PROGRAM: Program = {
  points: {
    perYuan: 0,
    birthdayPercent: 100,
    pointsPerYuan: 0,
    maxSharePercent: 50,
    pendingDays: 0,
    expiryMonths: 12,
    returnPolicy: 'debt',
    approveAbove: 1000,
  },
  tiers: {
    tiers: [{ name: '会员', from: 0, pricePercent: 100, pointsPercent: 100 }],
    windowMonths: 12,
    periodMonths: 12,
  },
  checkin: {
    open: false,
    cycle: [1, 1, 2, 2, 3, 3, 5],
    bonuses: [],
    makeUp: { price: 10, perMonth: 3 },
    tierFactor: false,
  },
}

/**
 * One yuan spent must not earn points that pay a yuan or more: that would be money for nothing.
 * Refuses `points.rate-useless`, by the best factor of any tier, in the month of a birthday.
 */
export const checkRate = (
  { perYuan, birthdayPercent, pointsPerYuan }: PointsRules,
  { tiers }: TierRules,
): Result<true, 'points.rate-useless'> => {
  const tier = Math.max(...tiers.map(({ pointsPercent }) => pointsPercent))
  const best = (tier * birthdayPercent) / FULL
  const useless = pointsPerYuan > 0 && perYuan * best >= pointsPerYuan * FULL
  return useless ? refuse('points.rate-useless', { points: pointsPerYuan }) : ok(true)
}

/** Points that were earned keep at least their dates (facts/platform.md C31). */
export const checkExpiry = (
  before: PointsRules,
  after: PointsRules,
  alsoEarned: boolean,
): Result<true, 'points.expiry-shortened'> =>
  alsoEarned && after.expiryMonths < before.expiryMonths
    ? refuse('points.expiry-shortened', { months: before.expiryMonths })
    : ok(true)

/** A bonus is known by its days (a month remembers which it has paid): no two of the same days. */
export const checkBonuses = ({ bonuses }: CheckinRules): Result<true, 'checkin.bonus-twice'> => {
  const days = bonuses.map((one) => one.days)
  const twice = days.find((one, i) => days.indexOf(one) !== i)
  return twice === undefined ? ok(true) : refuse('checkin.bonus-twice', { days: twice })
}

/**
 * Members, and gates of the points shop, hold a tier by its place. A tier that slips to another
 * place would lower, or raise, all who stand in it, and nobody falls before a period ends. Tiers may
 * be renamed, changed, added on top or taken from there. Refuses `tiers.moved`.
 */
export const checkPlaces = (before: TierRules, after: TierRules): Result<true, 'tiers.moved'> => {
  for (const [from, { name }] of before.tiers.entries()) {
    const to = after.tiers.findIndex((tier) => tier.name === name)
    if (from > 0 && to >= 0 && to !== from)
      return refuse('tiers.moved', { name, from: from + 1, to: to + 1 })
  }
  return ok(true)
}
