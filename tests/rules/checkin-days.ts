import type { CheckinTerms, Stamper } from '#core/checkin/rules'
import { isStamped } from '#core/checkin/rules'
import { stampToday } from '#core/checkin/stamping'
import type { CheckinRules, MonthCard } from '#core/checkin/views'
import type { Result } from '#core/kernel/result'
import { addDays, type BusinessDay } from '#core/kernel/time'

/** Days, stamps and rules that the tests of the check-in share. */

export const RULES: CheckinRules = {
  open: true,
  cycle: [1, 2, 3, 4, 5, 6, 7],
  bonuses: [],
  makeUp: { price: 5, perMonth: 3 },
  tierFactor: false,
}
export const termsOf = (over: Partial<CheckinRules> = {}, factorPercent = 100): CheckinTerms => ({
  rules: { ...RULES, ...over },
  factorPercent,
})
export const TERMS = termsOf()

export const beijing = (text: string): number => Date.parse(`${text}+08:00`)
export const noon = (day: string): number => beijing(`${day}T12:00:00`)
export const day = (text: string) => text as BusinessDay
export const NEW: Stamper = { stamps: [], joinedAt: 0 }

export const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(result.code)
}
export const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code)

/** Stamps every one of these days on its noon. */
export const stampedOn = (days: readonly string[], terms = TERMS, from = NEW): Stamper => {
  let { stamps } = from
  for (const one of days) stamps = must(stampToday({ ...from, stamps }, terms, noon(one))).stamps
  return { ...from, stamps }
}

export const daysFrom = (first: string, count: number): BusinessDay[] =>
  Array.from({ length: count }, (_, i) => addDays(day(first), i))

export const daysOf = (stamps: readonly MonthCard[]): string[] =>
  stamps.flatMap((card) =>
    Array.from({ length: 31 }, (_, i) => i + 1)
      .filter((one) => isStamped(card, one))
      .map((one) => `${card.month}-${String(one).padStart(2, '0')}`),
  )
