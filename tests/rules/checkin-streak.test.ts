import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streakOf } from '#core/checkin/rules'
import { stampToday } from '#core/checkin/stamping'
import { addDays, type BusinessDay, businessDayOf, DAY, startOfDay } from '#core/kernel/time'
import { beijing, day, daysFrom, must, NEW, noon, stampedOn, TERMS } from './checkin-days'

describe('a streak', () => {
  it.each([
    ['the end of a month of 30 days', '2026-11-28'],
    ['the end of a month of 31 days', '2026-10-28'],
    ['the end of a year', '2026-12-28'],
    ['an ordinary February', '2027-02-26'],
    ['a leap day', '2028-02-26'],
  ])('runs on over %s (LiteSignIn#22)', (_name, first) => {
    const days = daysFrom(first, 8)
    const { stamps } = stampedOn(days)
    expect(streakOf(stamps, noon(days[7] ?? ''))).toBe(8)
  })

  it('counts up to yesterday while today is open, and is gone after a missed day', () => {
    const { stamps } = stampedOn(['2026-12-01', '2026-12-02'])
    expect(streakOf(stamps, noon('2026-12-02'))).toBe(2)
    expect(streakOf(stamps, beijing('2026-12-03T23:59:59.999'))).toBe(2)
    expect(streakOf(stamps, beijing('2026-12-04T00:00:00.000'))).toBe(0)
  })

  it('equals a plain list of days, whatever was stamped', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 120 })
    const start = fc.integer({ min: 0, max: 1500 })
    fc.assert(
      fc.property(start, gaps, fc.integer({ min: 0, max: 2 }), (offset, steps, after) => {
        let at = addDays(day('2026-01-01'), offset)
        const days = steps.map((step) => {
          at = addDays(at, step)
          return at
        })
        const { stamps } = stampedOn(days)
        const now = startOfDay(at) + after * DAY
        expect(streakOf(stamps, now)).toBe(naiveStreak(new Set(days), businessDayOf(now)))
      }),
      { numRuns: 200 },
    )
  })

  it('of two years keeps its length and its place in the cycle when old months go', () => {
    let stamper = NEW
    for (const [i, one] of daysFrom('2026-01-15', 760).entries()) {
      const stamped = must(stampToday(stamper, TERMS, noon(one)))
      expect(stamped.streak).toBe(i + 1)
      expect(stamped.points).toBe((i % 7) + 1)
      stamper = { ...stamper, stamps: stamped.stamps }
    }
  })

  it('forgets months that lie more than a year back and carry no streak', () => {
    const months = Array.from(
      { length: 20 },
      (_, i) => `${2026 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-10`,
    )
    const { stamps } = stampedOn(months)
    expect(stamps).toHaveLength(14)
    expect(stamps[0]?.month).toBe('2026-07')
  })
})

/** The oracle: walks back day by day through a set of days. */
const naiveStreak = (days: ReadonlySet<string>, today: BusinessDay): number => {
  let streak = 0
  let at = days.has(today) ? today : addDays(today, -1)
  while (days.has(at)) {
    streak += 1
    at = addDays(at, -1)
  }
  return streak
}
