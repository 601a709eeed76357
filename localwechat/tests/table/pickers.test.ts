import { describe, expect, it } from 'vitest'
import { dateColumns, formatDate, parseDate, parseTime } from '../../phone/api/ui/dates.ts'

describe('the date picker', () => {
  it('offers only days that exist', () => {
    const days = (year: number, month: number) =>
      dateColumns([year, month], [1900, 1, 1], [2099, 12, 31])[2].length
    expect([days(2026, 2), days(2028, 2), days(2026, 4), days(2026, 12)]).toEqual([28, 29, 30, 31])
  })

  it('keeps within start and end', () => {
    const [years, months, days] = dateColumns([2026, 3], [2026, 3, 15], [2027, 6, 30])
    expect(years).toEqual([2026, 2027])
    expect(months[0]).toBe(3)
    expect(days[0]).toBe(15)
    expect(dateColumns([2027, 6], [2026, 3, 15], [2027, 6, 10])[2].at(-1)).toBe(10)
  })

  it('answers in the parts it was asked for', () => {
    expect(formatDate([2026, 3, 5], 'year')).toBe('2026')
    expect(formatDate([2026, 3, 5], 'month')).toBe('2026-03')
    expect(formatDate([2026, 3, 5], 'day')).toBe('2026-03-05')
  })

  it('starts from the fallback when the value is no date', () => {
    expect(parseDate('soon', '2026-12-03')).toEqual([2026, 12, 3])
    expect(parseDate('2027-01', '2026-12-03')).toEqual([2027, 1, 3])
    expect(parseTime('9:05', 0)).toBe(545)
    expect(parseTime('noon', 720)).toBe(720)
  })
})
