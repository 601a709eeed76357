import { describe, expect, it } from 'vitest'
import { briefOfStamps, cyclePoints, placeInCycle } from '#core/checkin/rules'
import { makeUp, type Stamped, stampToday, stepsOf } from '#core/checkin/stamping'
import { DAY } from '#core/kernel/time'
import { EMPTY, transact } from '#core/points/rules'
import {
  beijing,
  codeOf,
  day,
  daysFrom,
  must,
  NEW,
  noon,
  RULES,
  stampedOn,
  TERMS,
  termsOf,
} from './checkin-days'

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
