import { ok, type Result, refuse } from '../kernel/result'
import {
  addDays,
  addMonths,
  type BusinessDay,
  businessDayOf,
  monthOf,
  startOfMonth,
} from '../kernel/time'
import { earn, type Step, spend } from '../points/rules'
import type { Lot } from '../points/views'
import {
  bitOf,
  type CheckinTerms,
  cardOf,
  countBits,
  isPast,
  makeUpsLeft,
  pointsOfDay,
  type Stamper,
  stampedOn,
  streakEnding,
  streakOf,
} from './rules'
import type { CheckinRules, MonthCard } from './views'

/** A year back can be looked at, and the month of a year ago whole. */
const MONTHS_KEPT = 13

type Bonus = CheckinRules['bonuses'][number]

/** What a stamp, today's or a made-up one, does to the stamps and what it is worth. */
export interface Stamped {
  stamps: MonthCard[]
  day: BusinessDay
  /** Of the streak that runs now, with this stamp in it. */
  streak: number
  /** Points of the day; a made-up day has none. */
  points: number
  bonuses: Bonus[]
  /** Points that it costs. */
  price: number
}

/** Each bonus once a month, as soon as the month has its days. */
const bonusesDue = (card: MonthCard, { bonuses }: CheckinRules): Bonus[] => {
  const days = countBits(card.days)
  return bonuses.filter((one) => one.days <= days && !card.paid.includes(one.days))
}

/**
 * Old months go; those that a streak up to the end of last month reaches back to stay, or its
 * length, and with it the place in the cycle, would jump. (Days of this month can be made up.)
 */
const withoutOld = (stamps: readonly MonthCard[], now: number): MonthCard[] => {
  const month = monthOf(businessDayOf(now))
  const kept = addMonths(month, -MONTHS_KEPT)
  const eve = businessDayOf(startOfMonth(month) - 1)
  const streakFrom = monthOf(addDays(eve, -streakEnding(stamps, eve)))
  const first = streakFrom < kept ? streakFrom : kept
  return stamps.filter((card) => card.month >= first)
}

const withCard = (stamps: readonly MonthCard[], card: MonthCard, now: number): MonthCard[] => {
  const rest = stamps.filter(({ month }) => month !== card.month)
  const sorted = [...rest, card].sort((a, b) => (a.month < b.month ? -1 : 1))
  return withoutOld(sorted, now)
}

const withBonuses = (card: MonthCard, due: readonly Bonus[]): MonthCard => ({
  ...card,
  paid: [...card.paid, ...due.map(({ days }) => days)],
})

/**
 * Stamps today, by the server's clock and the Beijing day. Refuses `checkin.closed` and
 * `checkin.already`.
 */
export const stampToday = (
  { stamps }: Stamper,
  terms: CheckinTerms,
  now: number,
): Result<Stamped, 'checkin.closed' | 'checkin.already'> => {
  if (!terms.rules.open) return refuse('checkin.closed')
  const day = businessDayOf(now)
  if (stampedOn(stamps, day)) return refuse('checkin.already')
  const streak = streakEnding(stamps, addDays(day, -1)) + 1
  const points = pointsOfDay(streak, terms)
  const old = cardOf(stamps, monthOf(day))
  const card = { ...old, days: old.days | bitOf(day), gain: points }
  const bonuses = bonusesDue(card, terms.rules)
  const after = withCard(stamps, withBonuses(card, bonuses), now)
  return ok({ stamps: after, day, streak, points, bonuses, price: 0 })
}

type MakeUpRefusal =
  | 'checkin.closed'
  | 'checkin.day-stamped'
  | 'checkin.day-not-missed'
  | 'checkin.make-ups-used'

const checkMakeUp = (
  stamper: Stamper,
  day: BusinessDay,
  terms: CheckinTerms,
  now: number,
): Result<BusinessDay, MakeUpRefusal> => {
  if (!terms.rules.open) return refuse('checkin.closed')
  if (stampedOn(stamper.stamps, day)) return refuse('checkin.day-stamped')
  if (!isPast(day, stamper, now)) return refuse('checkin.day-not-missed')
  if (makeUpsLeft(stamper.stamps, terms, now) === 0) return refuse('checkin.make-ups-used')
  return ok(day)
}

/**
 * Fills exactly the missed day that was chosen (xiaomlove/nexusphp#228). It counts for the streak
 * and the month's bonuses but earns no points of a day: a longer streak pays nothing a second time
 * (minaidai1/minaidai#142).
 */
export const makeUp = (
  stamper: Stamper,
  day: BusinessDay,
  terms: CheckinTerms,
  now: number,
): Result<Stamped, MakeUpRefusal> => {
  const free = checkMakeUp(stamper, day, terms, now)
  if (!free.ok) return free
  const { rules } = terms
  const old = cardOf(stamper.stamps, monthOf(day))
  const card = { ...old, days: old.days | bitOf(day), madeUp: old.madeUp | bitOf(day) }
  const bonuses = bonusesDue(card, rules)
  const stamps = withCard(stamper.stamps, withBonuses(card, bonuses), now)
  const streak = streakOf(stamps, now)
  return ok({ stamps, day, streak, points: 0, bonuses, price: rules.makeUp.price })
}

/** The ledger's steps of a stamp: it is paid before it earns. `key` names the lots. */
export const stepsOf = (
  { price, points, bonuses }: Stamped,
  key: string,
  dates: Pick<Lot, 'from' | 'until'>,
): Step<'points.not-enough'>[] => {
  const earned = [points, ...bonuses.map((one) => one.points)].filter((left) => left > 0)
  const lotId = (i: number) => (earned.length === 1 ? key : `${key}.${i + 1}`)
  const cost = price > 0 ? [spend(price)] : []
  return [...cost, ...earned.map((left, i) => earn({ id: lotId(i), left, ...dates }))]
}
