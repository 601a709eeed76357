import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { cursor, id, line, paragraph, requestId } from '#core/kernel/fields'
import { yuanText } from '#core/kernel/money'
import {
  businessDayOf,
  datedMomentText,
  dayText,
  endOfDay,
  isBusinessDay,
  momentText,
  startOfDay,
} from '#core/kernel/time'

describe('a business day', () => {
  it('begins at midnight in Beijing', () => {
    expect(businessDayOf(Date.parse('2026-12-02T15:59:59.999Z'))).toBe('2026-12-02')
    expect(businessDayOf(Date.parse('2026-12-02T16:00:00Z'))).toBe('2026-12-03')
  })

  it('holds every instant from its start to its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        const day = businessDayOf(at)
        expect(startOfDay(day)).toBeLessThanOrEqual(at)
        expect(endOfDay(day)).toBeGreaterThanOrEqual(at)
        expect(businessDayOf(endOfDay(day) + 1)).not.toBe(day)
      }),
    )
  })

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '20261203', '', '2027-02-29'])(
    'is not %s',
    (text) => expect(isBusinessDay(text)).toBe(false),
  )

  it('is written as people here write it', () => {
    const at = Date.parse('2026-12-03T10:05:00Z')
    expect(momentText(at)).toBe('12月3日 (周四) 18:05')
    expect(datedMomentText(at)).toBe('2026年12月3日 18:05')
  })

  it('carries its year when it is seen from another one', () => {
    const at = Date.parse('2027-11-22T15:59:59Z')
    const now = Date.parse('2026-11-22T04:00:00Z')
    expect(dayText(at, now)).toBe('2027年11月22日 (周一)')
    expect(momentText(at, now)).toBe('2027年11月22日 (周一) 23:59')
    // Half past midnight in Beijing on New Year's Day is still last year in UTC.
    const newYear = Date.parse('2026-12-31T16:30:00Z')
    expect(dayText(newYear, Date.parse('2027-06-01T00:00:00Z'))).toBe('1月1日 (周五)')
  })
})

describe('money', () => {
  it('shows fen only when there are any', () => {
    expect([0, 5, 50, 1200, 1205].map(yuanText)).toEqual(['0', '0.05', '0.50', '12', '12.05'])
  })
})

describe('fields of the contract', () => {
  const takes = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success

  it.each(['a'.repeat(65), '-a', 'a b', '../a', 'a$b', '', '中'])('take no id like %s', (text) => {
    expect(takes(id, text)).toBe(false)
  })

  it('take a request id of 128 bits and nothing short', () => {
    expect(takes(requestId, 'abcdefghijklmnopqrstuv')).toBe(true)
    expect(takes(requestId, 'abc')).toBe(false)
  })

  it('trim a line and refuse control characters and emptiness', () => {
    expect(v.parse(line(4), ' 茶 铺 ')).toBe('茶 铺')
    for (const text of ['', '   ', 'a\nb', 'a\u0000', '12345'])
      expect(takes(line(4), text)).toBe(false)
  })

  it('take several lines in a paragraph, and no other control character', () => {
    expect(takes(paragraph(20), '一\n二')).toBe(true)
    expect(takes(paragraph(20), '一\u0007二')).toBe(false)
  })

  it.each(['1', '1~', '~a', '-1~a', '1e9~a', `1~${'a'.repeat(65)}`, '1~a b'])(
    'take no cursor like %s',
    (text) => expect(takes(cursor, text)).toBe(false),
  )
})
