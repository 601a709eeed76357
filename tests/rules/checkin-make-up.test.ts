import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, cardOf, countBits, makeUpsLeft } from '#core/checkin/rules'
import { makeUp, stampToday } from '#core/checkin/stamping'
import { addDays, monthOf } from '#core/kernel/time'
import {
  beijing,
  codeOf,
  day,
  daysFrom,
  daysOf,
  must,
  NEW,
  noon,
  stampedOn,
  TERMS,
  termsOf,
} from './checkin-days'

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
