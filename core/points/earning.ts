import { addMonths, businessDayOf, DAY, endOfMonth, monthOf, startOfDay } from '../kernel/time'
import type { Lot, PointsRules } from './views'

const FULL = 100

/**
 * Points for `payFen` of money, rounded down once. `factorPercent` is the tier's: 120 is 1.2 times.
 * Whole numbers stay below 2^53: 10^7 fen × 10^3 × 10^3.
 */
export const pointsFor = (payFen: number, rules: PointsRules, factorPercent: number): number =>
  Math.floor((payFen * rules.perYuan * factorPercent) / (FULL * FULL))

/** The tier's factor, and the birthday's on top of it, rounded down to a whole percent. */
export const factorOf = (
  { birthdayPercent }: Pick<PointsRules, 'birthdayPercent'>,
  tierPercent: number,
  isBirthday: boolean,
): number => (isBirthday ? Math.floor((tierPercent * birthdayPercent) / FULL) : tierPercent)

/** When points earned at `now` can be spent, and when they end: with a month, in Beijing. */
export const datesOf = (
  rules: Pick<PointsRules, 'pendingDays' | 'expiryMonths'>,
  now: number,
): Pick<Lot, 'from' | 'until'> => {
  const day = businessDayOf(now)
  const from = rules.pendingDays === 0 ? now : startOfDay(day) + rules.pendingDays * DAY
  const month = addMonths(monthOf(day), rules.expiryMonths)
  return { from, until: endOfMonth(month) }
}

/** What `points` are worth at the till, in fen, rounded down. */
export const fenOf = (points: number, { pointsPerYuan }: PointsRules): number =>
  pointsPerYuan === 0 ? 0 : Math.floor((points * FULL) / pointsPerYuan)

/** The fewest points that pay `fen`. */
export const pointsToPay = (fen: number, { pointsPerYuan }: PointsRules): number =>
  Math.ceil((fen * pointsPerYuan) / FULL)
