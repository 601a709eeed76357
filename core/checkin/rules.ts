import {
  addDays,
  addMonths,
  type BusinessDay,
  businessDayOf,
  daysIn,
  monthOf,
} from '../kernel/time'
import { CYCLE } from './limits'
import type { Calendar, CheckinBrief, CheckinRules, MonthCard } from './views'

const FULL = 100

/** Whose stamps they are, as far as a rule needs to know. */
export interface Stamper {
  /** Months of stamps, oldest first. */
  stamps: readonly MonthCard[]
  joinedAt: number
}

/** The brand's rules, and the points factor of the member's tier in percent. */
export interface CheckinTerms {
  rules: CheckinRules
  factorPercent: number
}

const dayOf = (day: BusinessDay): number => Number(day.slice(8))
export const bitOf = (day: BusinessDay): number => 1 << (dayOf(day) - 1)

export const countBits = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

export const cardOf = (stamps: readonly MonthCard[], month: string): MonthCard =>
  stamps.find((card) => card.month === month) ?? { month, days: 0, madeUp: 0, paid: [] }

/** Stamped on this day of the month (1 to 31)? */
export const isStamped = (card: MonthCard | undefined, day: number): boolean =>
  card !== undefined && ((card.days >> (day - 1)) & 1) === 1

export const stampedOn = (stamps: readonly MonthCard[], day: BusinessDay): boolean =>
  isStamped(cardOf(stamps, monthOf(day)), dayOf(day))

/** Stamped days in a row that end with `last`, inside one month. */
const runIn = (card: MonthCard, last: number): number => {
  let first = last
  while (first > 0 && isStamped(card, first)) first -= 1
  return last - first
}

/** Days in a row that end with `day`, over ends of months and years (LiteSignIn#22). */
export const streakEnding = (stamps: readonly MonthCard[], day: BusinessDay): number => {
  let month = monthOf(day)
  let last = dayOf(day)
  let streak = 0
  for (;;) {
    const run = runIn(cardOf(stamps, month), last)
    streak += run
    if (run < last) return streak
    month = addMonths(month, -1)
    last = daysIn(month)
  }
}

/** Days in a row up to today, or up to yesterday while today can still be stamped. */
export const streakOf = (stamps: readonly MonthCard[], now: number): number => {
  const today = businessDayOf(now)
  return stampedOn(stamps, today)
    ? streakEnding(stamps, today)
    : streakEnding(stamps, addDays(today, -1))
}

/** 1 to 7: where in the cycle the day stands that makes the streak this long. */
export const placeInCycle = (streak: number): number => ((streak - 1) % CYCLE) + 1

/** Points of day 1 to 7 of the cycle for this member; rounded down once. */
export const cyclePoints = ({ rules, factorPercent }: CheckinTerms): number[] => {
  const percent = rules.tierFactor ? factorPercent : FULL
  return rules.cycle.map((points) => Math.floor((points * percent) / FULL))
}

export const pointsOfDay = (streak: number, terms: CheckinTerms): number =>
  cyclePoints(terms)[placeInCycle(streak) - 1] ?? 0

/** A day of the running month, before today, not before the member joined. */
export const isPast = (day: BusinessDay, { joinedAt }: Stamper, now: number): boolean => {
  const today = businessDayOf(now)
  return monthOf(day) === monthOf(today) && day < today && day >= businessDayOf(joinedAt)
}

export const makeUpsLeft = (stamps: readonly MonthCard[], { rules }: CheckinTerms, now: number) => {
  const { madeUp } = cardOf(stamps, monthOf(businessDayOf(now)))
  return Math.max(0, rules.makeUp.perMonth - countBits(madeUp))
}

export const briefOfStamps = (
  stamps: readonly MonthCard[],
  terms: CheckinTerms,
  now: number,
): CheckinBrief => {
  const today = businessDayOf(now)
  const streak = streakOf(stamps, now)
  const done = stampedOn(stamps, today)
  const given = done ? cardOf(stamps, monthOf(today)).gain : undefined
  return { today, done, streak, gain: given ?? pointsOfDay(done ? streak : streak + 1, terms) }
}

const openDays = (stamper: Stamper, terms: CheckinTerms, now: number): number => {
  if (!terms.rules.open || makeUpsLeft(stamper.stamps, terms, now) === 0) return 0
  const today = businessDayOf(now)
  let open = 0
  for (let day = addDays(today, -1); isPast(day, stamper, now); day = addDays(day, -1))
    if (!stampedOn(stamper.stamps, day)) open |= bitOf(day)
  return open
}

/** A month of stamps; only days of the running one can be made up. */
export const calendarOf = (
  stamper: Stamper,
  month: string,
  terms: CheckinTerms,
  now: number,
): Calendar => {
  const { days, madeUp } = cardOf(stamper.stamps, month)
  const running = month === monthOf(businessDayOf(now))
  return { month, days, madeUp, open: running ? openDays(stamper, terms, now) : 0 }
}
