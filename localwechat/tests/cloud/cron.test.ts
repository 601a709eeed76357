import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCron } from '../../cloud/timers/cron.ts'

const ZONE_MS = 8 * 3600_000
const HOUR_MS = 3600_000

/** China's clock, as people there would write it. */
const moment = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`) - ZONE_MS
const written = (ms: number): string =>
  new Date(ms + ZONE_MS).toISOString().slice(0, 19).replace('T', ' ')

/** The first firing times after a moment. */
const firings = (expression: string, from: string, count: number): string[] => {
  const cron = parseCron(expression)
  const times: string[] = []
  for (let at = cron.next(moment(from)); at !== undefined && times.length < count; ) {
    times.push(written(at))
    at = cron.next(at)
  }
  return times
}

const TABLE: [string, string, string, string[]][] = [
  [
    'every night, over the end of a year',
    '0 0 2 * * * *',
    '2026-12-30 03:00:00',
    ['2026-12-31 02:00:00', '2027-01-01 02:00:00'],
  ],
  [
    'the 31st, in months that have one',
    '0 0 0 31 * * *',
    '2026-01-31 00:00:00',
    ['2026-03-31 00:00:00', '2026-05-31 00:00:00', '2026-07-31 00:00:00', '2026-08-31 00:00:00'],
  ],
  [
    'the 30th, never in February',
    '0 0 0 30 * * *',
    '2026-01-30 00:00:00',
    ['2026-03-30 00:00:00', '2026-04-30 00:00:00'],
  ],
  [
    '29 February, in leap years',
    '0 0 12 29 2 * *',
    '2026-01-01 00:00:00',
    ['2028-02-29 12:00:00', '2032-02-29 12:00:00', '2036-02-29 12:00:00'],
  ],
  [
    'the 29th of February: 2096 to the table of years, since 2100 is none',
    '0 0 0 29 2 * *',
    '2092-02-29 00:00:00',
    ['2096-02-29 00:00:00'],
  ],
  [
    'the 1st or any Monday',
    '0 0 8 1 * MON *',
    '2026-01-26 08:00:00',
    ['2026-02-01 08:00:00', '2026-02-02 08:00:00', '2026-02-09 08:00:00'],
  ],
  [
    'the 13th or a Friday, once when both',
    '0 0 0 13 * 5 *',
    '2026-02-12 00:00:00',
    ['2026-02-13 00:00:00', '2026-02-20 00:00:00', '2026-02-27 00:00:00', '2026-03-06 00:00:00'],
  ],
  [
    'working days alone',
    '0 30 9 * * 1-5 *',
    '2026-01-02 09:30:00',
    ['2026-01-05 09:30:00', '2026-01-06 09:30:00'],
  ],
  [
    'weekends by name',
    '0 0 10 * * SAT,SUN *',
    '2026-01-02 00:00:00',
    ['2026-01-03 10:00:00', '2026-01-04 10:00:00', '2026-01-10 10:00:00'],
  ],
  [
    'every quarter of an hour within opening times',
    '0 */15 9-10 * * * *',
    '2026-01-01 10:29:59',
    ['2026-01-01 10:30:00', '2026-01-01 10:45:00', '2026-01-02 09:00:00'],
  ],
  [
    'steps that start late',
    '30 5/25 * * * * *',
    '2026-01-01 00:00:00',
    ['2026-01-01 00:05:30', '2026-01-01 00:30:30', '2026-01-01 00:55:30', '2026-01-01 01:05:30'],
  ],
  [
    'a quarter of a year by months',
    '0 0 0 1 JAN,APR,JUL,OCT * *',
    '2026-01-01 00:00:00',
    ['2026-04-01 00:00:00', '2026-07-01 00:00:00', '2026-10-01 00:00:00', '2027-01-01 00:00:00'],
  ],
  [
    'one year only',
    '0 0 0 1 1 * 2027-2028',
    '2026-06-01 00:00:00',
    ['2027-01-01 00:00:00', '2028-01-01 00:00:00'],
  ],
  [
    'the last second of a leap day',
    '59 59 23 29 2 * *',
    '2028-02-29 23:59:58',
    ['2028-02-29 23:59:59', '2032-02-29 23:59:59'],
  ],
]

describe('a timer on China’s clock', () => {
  it.each(TABLE)('fires %s (%s)', (_name, expression, from, due) => {
    expect(firings(expression, from, due.length)).toEqual(due)
  })

  it('ends with its last year', () => {
    expect(firings('0 0 0 1 1 * 2027-2028', '2026-06-01 00:00:00', 9)).toHaveLength(2)
    expect(firings('0 0 0 29 2 * *', '2096-02-29 00:00:00', 9)).toEqual([])
  })

  it('agrees with a look at every hour', () => {
    const list = (low: number, high: number) =>
      fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 4 })
    const field = (low: number, high: number) =>
      fc.oneof(
        fc.constant('*'),
        list(low, high).map((all) => all.join(',')),
      )
    const has = (text: string, value: number) =>
      text === '*' || text.split(',').includes(`${value}`)
    const fits = (at: number, [hour, day, month, weekday]: string[]) => {
      const date = new Date(at + ZONE_MS)
      const byDay = has(day ?? '', date.getUTCDate())
      const byWeekday = has(weekday ?? '', date.getUTCDay())
      const both = day === '*' || weekday === '*' ? byDay && byWeekday : byDay || byWeekday
      return has(hour ?? '', date.getUTCHours()) && has(month ?? '', date.getUTCMonth() + 1) && both
    }
    const fields = fc.tuple(field(0, 23), field(1, 31), field(1, 12), field(0, 6))
    const start = fc.integer({
      min: moment('2020-01-01 00:00:00'),
      max: moment('2060-01-01 00:00:00'),
    })
    const FAR = 24 * 400
    fc.assert(
      fc.property(fields, start, ([hour, day, month, weekday], from) => {
        const due = parseCron(`0 0 ${hour} ${day} ${month} ${weekday} *`).next(from)
        const first = Math.floor(from / HOUR_MS) + 1
        for (let i = 0; i < FAR; i++) {
          const at = (first + i) * HOUR_MS
          if (fits(at, [hour, day, month, weekday])) {
            expect(due).toBe(at)
            return
          }
        }
        expect(due ?? Number.POSITIVE_INFINITY).toBeGreaterThan((first + FAR - 1) * HOUR_MS)
      }),
      { numRuns: 300 },
    )
  })
})
