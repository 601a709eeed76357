import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  briefOfStamps,
  type CheckinTerms,
  calendarOf,
  cardOf,
  countBits,
  cyclePoints,
  isStamped,
  makeUpsLeft,
  placeInCycle,
  type Stamper,
  streakOf,
} from '#core/checkin/rules'
import { makeUp, type Stamped, stampToday, stepsOf } from '#core/checkin/stamping'
import type { CheckinRules, MonthCard } from '#core/checkin/views'
import type { Result } from '#core/kernel/result'
import {
  addDays,
  type BusinessDay,
  businessDayOf,
  DAY,
  monthOf,
  startOfDay,
} from '#core/kernel/time'
import { EMPTY, transact } from '#core/points/rules'

const RULES: CheckinRules = {
  open: true,
  cycle: [1, 2, 3, 4, 5, 6, 7],
  bonuses: [],
  makeUp: { price: 5, perMonth: 3 },
  tierFactor: false,
}
const termsOf = (over: Partial<CheckinRules> = {}, factorPercent = 100): CheckinTerms => ({
  rules: { ...RULES, ...over },
  factorPercent,
})
const TERMS = termsOf()

const beijing = (text: string): number => Date.parse(`${text}+08:00`)
const noon = (day: string): number => beijing(`${day}T12:00:00`)
const day = (text: string) => text as BusinessDay
const NEW: Stamper = { stamps: [], joinedAt: 0 }

const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(result.code)
}
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code)

/** Stamps every one of these days on its noon. */
const stampedOn = (days: readonly string[], terms = TERMS, from = NEW): Stamper => {
  let { stamps } = from
  for (const one of days) stamps = must(stampToday({ ...from, stamps }, terms, noon(one))).stamps
  return { ...from, stamps }
}

const daysFrom = (first: string, count: number): BusinessDay[] =>
  Array.from({ length: count }, (_, i) => addDays(day(first), i))

const daysOf = (stamps: readonly MonthCard[]): string[] =>
  stamps.flatMap((card) =>
    Array.from({ length: 31 }, (_, i) => i + 1)
      .filter((one) => isStamped(card, one))
      .map((one) => `${card.month}-${String(one).padStart(2, '0')}`),
  )

describe('the day of a stamp', () => {
  it('is the Beijing day to the millisecond', () => {
    const last = must(stampToday(NEW, TERMS, beijing('2026-12-03T23:59:59.999')))
    expect(last.day).toBe('2026-12-03')
    const next = stampToday(
      { ...NEW, stamps: last.stamps },
      TERMS,
      beijing('2026-12-04T00:00:00.000'),
    )
    expect(must(next)).toMatchObject({ day: '2026-12-04', streak: 2, points: 2 })
  })

  it('does not change at 08:00, when the day of UTC does (zhenxun#1426)', () => {
    const early = must(stampToday(NEW, TERMS, beijing('2026-12-03T00:30:00')))
    const stamper = { ...NEW, stamps: early.stamps }
    for (const time of ['07:59:59.999', '08:00:00.000', '23:59:59.999']) {
      const again = stampToday(stamper, TERMS, beijing(`2026-12-03T${time}`))
      expect(codeOf(again)).toBe('checkin.already')
    }
  })

  it('is refused while the brand keeps the check-in closed', () => {
    expect(codeOf(stampToday(NEW, termsOf({ open: false }), noon('2026-12-03')))).toBe(
      'checkin.closed',
    )
    const late = makeUp(NEW, day('2026-12-02'), termsOf({ open: false }), noon('2026-12-03'))
    expect(codeOf(late)).toBe('checkin.closed')
  })
})

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

describe('points of a day', () => {
  it('go round the cycle of seven days', () => {
    let stamper = NEW
    const points = daysFrom('2026-11-25', 15).map((one) => {
      const stamped = must(stampToday(stamper, TERMS, noon(one)))
      stamper = { ...stamper, stamps: stamped.stamps }
      return stamped.points
    })
    expect(points).toEqual([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7, 1])
    expect([1, 7, 8, 14, 15].map(placeInCycle)).toEqual([1, 7, 1, 7, 1])
  })

  it('take the factor of the tier once and round down once, when the brand says so', () => {
    expect(cyclePoints(termsOf({ tierFactor: true }, 130))).toEqual([1, 2, 3, 5, 6, 7, 9])
    expect(cyclePoints(termsOf({ tierFactor: false }, 130))).toEqual(RULES.cycle)
  })

  it('of a bonus take no factor', () => {
    const terms = termsOf({ tierFactor: true, bonuses: [{ days: 2, points: 11 }] }, 150)
    const stamper = stampedOn(['2026-12-01'], terms)
    expect(must(stampToday(stamper, terms, noon('2026-12-02')))).toMatchObject({
      points: 3,
      bonuses: [{ days: 2, points: 11 }],
    })
  })

  it('shown for today stay what they were, when a make-up lengthens the streak', () => {
    const stamper = stampedOn(['2026-12-01', '2026-12-03'])
    const now = noon('2026-12-03')
    expect(briefOfStamps(stamper.stamps, TERMS, now)).toMatchObject({
      done: true,
      streak: 1,
      gain: 1,
    })
    const { stamps } = must(makeUp(stamper, day('2026-12-02'), TERMS, now))
    expect(briefOfStamps(stamps, TERMS, now)).toMatchObject({ streak: 3, gain: 1 })
    expect(briefOfStamps(stamps, TERMS, now + DAY)).toMatchObject({
      done: false,
      streak: 3,
      gain: 4,
    })
  })
})

describe('a bonus for the days of a month', () => {
  const terms = termsOf({ bonuses: [{ days: 3, points: 30 }] })

  it('is paid once, when the month has its days, in a row or not', () => {
    const stamper = stampedOn(['2026-12-01', '2026-12-05'], terms)
    const third = must(stampToday(stamper, terms, noon('2026-12-09')))
    expect(third.bonuses).toEqual([{ days: 3, points: 30 }])
    const fourth = must(stampToday({ ...stamper, stamps: third.stamps }, terms, noon('2026-12-10')))
    expect(fourth.bonuses).toEqual([])
  })

  it('starts anew with the next month', () => {
    const december = stampedOn(daysFrom('2026-12-29', 3), terms)
    const january = stampedOn(daysFrom('2027-01-01', 2), terms, december)
    expect(must(stampToday(january, terms, noon('2027-01-03'))).bonuses).toHaveLength(1)
  })

  it('is not paid again when the brand changes its points, but a new one is paid with the next stamp', () => {
    const stamper = stampedOn(daysFrom('2026-12-01', 4), terms)
    const changed = termsOf({
      bonuses: [
        { days: 2, points: 5 },
        { days: 3, points: 999 },
      ],
    })
    expect(must(stampToday(stamper, changed, noon('2026-12-05'))).bonuses).toEqual([
      { days: 2, points: 5 },
    ])
  })

  it('can be reached by a make-up', () => {
    const stamper = stampedOn(['2026-12-01', '2026-12-05'], terms)
    const made = must(makeUp(stamper, day('2026-12-03'), terms, noon('2026-12-06')))
    expect(made).toMatchObject({ points: 0, price: 5, bonuses: [{ days: 3, points: 30 }] })
  })
})

describe('a make-up', () => {
  const now = noon('2026-12-10')
  const stamper = stampedOn(['2026-12-01', '2026-12-02', '2026-12-05', '2026-12-06'])

  it('fills exactly the chosen day and moves no other (nexusphp#228)', () => {
    for (const chosen of ['2026-12-03', '2026-12-04', '2026-12-09']) {
      const { stamps } = must(makeUp(stamper, day(chosen), TERMS, now))
      expect(daysOf(stamps)).toEqual([...daysOf(stamper.stamps), chosen].sort())
      expect(cardOf(stamps, '2026-12').madeUp).toBe(1 << (Number(chosen.slice(8)) - 1))
    }
  })

  it('never pays a day, so that no round of the cycle can be gone twice (minaidai#142)', () => {
    const week = stampedOn([...daysFrom('2026-12-01', 3), ...daysFrom('2026-12-05', 4)])
    const made = must(makeUp(week, day('2026-12-04'), TERMS, noon('2026-12-08')))
    expect(made).toMatchObject({ streak: 8, points: 0, bonuses: [] })
    const again = stampToday({ ...week, stamps: made.stamps }, TERMS, noon('2026-12-08'))
    expect(codeOf(again)).toBe('checkin.already')
    const next = must(stampToday({ ...week, stamps: made.stamps }, TERMS, noon('2026-12-09')))
    expect(next).toMatchObject({ streak: 9, points: 2 })
  })

  it('reaches only missed days of the running month before today', () => {
    const cases: [string, string][] = [
      ['2026-12-10', 'checkin.day-not-missed'],
      ['2026-12-11', 'checkin.day-not-missed'],
      ['2026-11-30', 'checkin.day-not-missed'],
      ['2025-12-04', 'checkin.day-not-missed'],
      ['2026-12-05', 'checkin.day-stamped'],
      ['2026-12-09', 'ok'],
    ]
    for (const [chosen, code] of cases)
      expect([chosen, codeOf(makeUp(stamper, day(chosen), TERMS, now))]).toEqual([chosen, code])
  })

  it('does not reach back before the member joined, but to that very day', () => {
    const late = { stamps: [], joinedAt: beijing('2026-12-08T23:00:00') }
    expect(codeOf(makeUp(late, day('2026-12-07'), TERMS, now))).toBe('checkin.day-not-missed')
    expect(codeOf(makeUp(late, day('2026-12-08'), TERMS, now))).toBe('ok')
    expect(calendarOf(late, '2026-12', TERMS, now).open).toBe(0b1_1000_0000)
  })

  it('can be done so many times a month, and again in the next', () => {
    let current = stamper
    for (const chosen of ['2026-12-03', '2026-12-04', '2026-12-07'])
      current = { ...current, stamps: must(makeUp(current, day(chosen), TERMS, now)).stamps }
    expect(makeUpsLeft(current.stamps, TERMS, now)).toBe(0)
    expect(codeOf(makeUp(current, day('2026-12-08'), TERMS, now))).toBe('checkin.make-ups-used')
    expect(calendarOf(current, '2026-12', TERMS, now).open).toBe(0)
    expect(codeOf(makeUp(current, day('2027-01-02'), TERMS, noon('2027-01-05')))).toBe('ok')
  })

  it('shows as open just the days that can be made up', () => {
    const { open } = calendarOf(stamper, '2026-12', TERMS, now)
    const free = daysFrom('2026-12-01', 31).filter(
      (one) => codeOf(makeUp(stamper, one, TERMS, now)) === 'ok',
    )
    expect(daysOf([{ month: '2026-12', days: open, madeUp: 0, paid: [] }])).toEqual(free)
    expect(calendarOf(stamper, '2026-11', TERMS, now).open).toBe(0)
  })
})

describe('the ledger of a stamp', () => {
  const dates = { from: 0, until: 10 * DAY }
  const stamped: Stamped = {
    stamps: [],
    day: day('2026-12-03'),
    streak: 1,
    points: 3,
    bonuses: [],
    price: 0,
  }
  const bonuses = [{ days: 3, points: 30 }]

  it('names one lot like the row and numbers several', () => {
    const lots = (one: Stamped) =>
      must(transact(EMPTY, DAY, ...stepsOf(one, 'row', dates))).account.lots
    expect(lots(stamped).map(({ id, left }) => [id, left])).toEqual([['row', 3]])
    expect(lots({ ...stamped, bonuses }).map(({ id, left }) => [id, left])).toEqual([
      ['row.1', 3],
      ['row.2', 30],
    ])
  })

  it('leaves no line for a day without points', () => {
    const posted = transact(EMPTY, DAY, ...stepsOf({ ...stamped, points: 0 }, 'row', dates))
    expect(must(posted).lines).toEqual([])
  })

  it('is paid from what was there before, never from its own bonus', () => {
    const dear = { ...stamped, points: 0, bonuses, price: 5 }
    const refused = transact(EMPTY, DAY, ...stepsOf(dear, 'row', dates))
    expect(refused).toEqual({ ok: false, code: 'points.not-enough', details: { have: 0 } })
  })
})

describe('whatever is stamped and made up in any order', () => {
  const terms = termsOf({
    bonuses: [
      { days: 5, points: 50 },
      { days: 10, points: 100 },
    ],
  })
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 2 }),
    back: fc.integer({ min: 0, max: 6 }),
    makeUp: fc.boolean(),
  })

  it('no day is paid twice, no bonus twice a month, no make-up beyond the limit', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let stamper = NEW
        let today = day('2026-11-20')
        const paidDays: string[] = []
        const paidBonuses: string[] = []
        for (const one of steps) {
          today = addDays(today, one.wait)
          const now = noon(today)
          const result = one.makeUp
            ? makeUp(stamper, addDays(today, -one.back), terms, now)
            : stampToday(stamper, terms, now)
          if (!result.ok) continue
          const before = daysOf(stamper.stamps)
          expect(daysOf(result.value.stamps)).toEqual([...before, result.value.day].sort())
          if (result.value.points > 0) paidDays.push(result.value.day)
          for (const { days } of result.value.bonuses) paidBonuses.push(`${monthOf(today)} ${days}`)
          stamper = { ...stamper, stamps: result.value.stamps }
        }
        expect(new Set(paidDays).size).toBe(paidDays.length)
        expect(new Set(paidBonuses).size).toBe(paidBonuses.length)
        for (const { madeUp } of stamper.stamps) expect(countBits(madeUp)).toBeLessThanOrEqual(3)
      }),
      { numRuns: 200 },
    )
  })
})
