import { describe, expect, it } from 'vitest'
import { notHere, notNow } from '#core/coupons/usable'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)

const START = beijing('2026-12-03T00:00:00')
const END = beijing('2026-12-31T23:59:59.999')

const weekdays = { weekdays: [1, 2, 3, 4, 5], from: 14 * 60, to: 17 * 60 }
const sunday = { weekdays: [7], from: 0, to: 24 * 60 }

const time = (over = {}) => ({ startsAt: START, expiresAt: END, windows: [], ...over })

describe('when a coupon can be used', () => {
  it('is from its first instant to its last', () => {
    expect(notNow(time(), START - 1)).toBe('12月3日起可用')
    expect(notNow(time(), START)).toBeUndefined()
    expect(notNow(time(), END)).toBeUndefined()
    expect(notNow(time(), END + 1)).toBe('已过期')
  })

  it('names the year of a first day in another year', () => {
    const later = time({ startsAt: beijing('2027-01-02T00:00:00'), expiresAt: END * 2 })
    expect(notNow(later, START)).toBe('2027年1月2日起可用')
  })

  it.each([
    ['2026-12-04T13:59:59.999', false],
    ['2026-12-04T14:00:00', true],
    ['2026-12-04T16:59:59.999', true],
    ['2026-12-04T17:00:00', false],
    // A Saturday, and the last and first minutes of a Sunday in Beijing.
    ['2026-12-05T15:00:00', false],
    ['2026-12-06T00:00:00', true],
    ['2026-12-06T23:59:59.999', true],
    ['2026-12-07T00:00:00', false],
  ])('is within one of its windows of the Beijing week: %s %s', (at, open) => {
    const why = '周一至周五 14:00–17:00；周日 全天 可用'
    const coupon = time({ windows: [weekdays, sunday] })
    expect(notNow(coupon, beijing(at))).toBe(open ? undefined : why)
  })

  it('is only in its stores, which is told before the hours but not of what has ended', () => {
    const here = { storeId: 'st1', now: START }
    const coupon = (storeIds: string[]) => ({ ...time({ windows: [sunday] }), storeIds })
    expect(notHere(coupon(['st2']), here)).toBe('不能在本店用')
    expect(notHere(coupon(['st2', 'st1']), here)).toBe('周日 全天 可用')
    expect(notHere({ ...time(), storeIds: [] }, here)).toBeUndefined()
    expect(notHere(coupon(['st2']), { ...here, now: END + 1 })).toBe('已过期')
  })
})
