import { describe, expect, it } from 'vitest'
import { dayOfText } from '#core/events/days'
import { fenAfter } from '#core/repurchase/cohorts'
import { repurchaseFormulas } from '#core/repurchase/formulas'
import { intervalOf } from '#core/repurchase/intervals'
import {
  boughtAtLeast,
  lastDays,
  monthsBefore,
  ordersIn,
  ratioOf,
  shareOver,
  timesOf,
} from '#core/repurchase/shares'

const TODAY = dayOfText('2026-06-30')

const ordersOn = (...dates: string[]) => dates.map((date) => ({ day: dayOfText(date), fen: 100 }))

describe('a figure of repurchase', () => {
  it('has one sentence that says how it is made', () => {
    for (const sentence of Object.values(repurchaseFormulas)) expect(sentence).toMatch(/^.+ = .+$/)
  })

  it('is none where there is nobody', () => {
    expect(ratioOf({ part: 0, of: 0 })).toBeUndefined()
    expect(timesOf({ part: 3, of: 1 }, { part: 0, of: 4 })).toBeUndefined()
    expect(intervalOf({ n1: 5, d0: 3 }, 'all')).toBeUndefined()
    expect(ratioOf(fenAfter([], 0))).toBeUndefined()
  })

  it('says 2.1 of a group that buys 2.1 times as often (S0-20)', () => {
    const orders = (count: number) => Array.from({ length: count }, () => ordersOn('2026-06-01')[0])
    const group = [...Array(9).fill(orders(2)), orders(3)]
    const control = Array(7).fill(orders(1))
    const [a, b] = [group, control].map((people) =>
      shareOver(people, (one) => ordersIn(one, lastDays(TODAY, 30))),
    )
    expect(a && b && timesOf(a, b)).toBeCloseTo(2.1, 12)
  })

  it('knows who bought three times in fifteen months (S0-08)', () => {
    const three = (first: string) => ordersOn(first, '2026-01-05', '2026-06-30')
    expect(boughtAtLeast(three('2025-04-01'), 3, 15, TODAY)).toBe(true)
    expect(boughtAtLeast(three('2025-03-30'), 3, 15, TODAY)).toBe(false)
    expect(boughtAtLeast(three('2025-03-31'), 3, 15, TODAY)).toBe(true)
  })

  it('counts months by their dates, and shorter ones to their end', () => {
    const then = (date: string, months: number) => monthsBefore(dayOfText(date), months)
    expect(then('2026-03-31', 1)).toBe(dayOfText('2026-02-28'))
    expect(then('2024-03-30', 1)).toBe(dayOfText('2024-02-29'))
    expect(then('2026-01-15', 13)).toBe(dayOfText('2024-12-15'))
  })
})
