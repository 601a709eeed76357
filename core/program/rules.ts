import type { Program } from './contract'

/**
 * Before the brand has decided anything: nothing is promised. No points, one tier at list price,
 * no check-in. A brand switches each on by itself.
 */
export const NO_PROGRAM: Program = {
  points: {
    perYuan: 0,
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
