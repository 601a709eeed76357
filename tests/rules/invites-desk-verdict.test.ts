import { describe, expect, it } from 'vitest'
import { newcombe, wilson } from '#core/invites/desk-interval'
import { ENOUGH_VISITS, verdictOf, withRate } from '#core/invites/desk-verdict'
import { variantOf } from '#core/posters/variant'

const counts = (name: 'A' | 'B' | 'C', counted: number, visits: number) => ({
  name,
  inviters: 1,
  visits,
  joined: counted,
  counted,
})

describe('intervals of shares', () => {
  it('are those of the papers', () => {
    // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I: 81 of 263.
    const one = wilson({ hits: 81, of: 263 })
    expect([one.from, one.until].map((n) => n.toFixed(4))).toEqual(['0.2553', '0.3662'])
    // The same, 873–890, table II: 56/70 − 48/80, method 10.
    const two = newcombe({ hits: 56, of: 70 }, { hits: 48, of: 80 })
    expect([two.from, two.until].map((n) => n.toFixed(4))).toEqual(['0.0524', '0.3339'])
    const none = newcombe({ hits: 9, of: 10 }, { hits: 3, of: 10 })
    expect([none.from, none.until].map((n) => n.toFixed(4))).toEqual(['0.1705', '0.8090'])
  })

  it('stay between nothing and everything', () => {
    for (const hits of [0, 5, 10]) {
      const { from, until } = wilson({ hits, of: 10 })
      expect(from).toBeGreaterThanOrEqual(0)
      expect(until).toBeLessThanOrEqual(1)
      expect(from).toBeLessThan(until)
    }
  })
})

describe('what the figures of posters prove', () => {
  it('is nothing with one poster, and nothing yet with few visitors', () => {
    expect(verdictOf([counts('A', 5, 100)])).toBeUndefined()
    expect(verdictOf([counts('A', 20, 100), counts('B', 1, ENOUGH_VISITS - 1)])).toBe(
      '数据还不够：每个版本至少要有 30 位好友打开过，B 现在有 29 位',
    )
  })

  it('is open while the interval of the difference holds nothing', () => {
    expect(verdictOf([counts('A', 30, 100), counts('B', 33, 100)])).toBe(
      'B 和 A 还看不出差别，相差 -9.8 到 15.6 个百分点',
    )
  })

  it('is said with its interval once it is proved', () => {
    expect(verdictOf([counts('A', 48, 80), counts('B', 56, 70)])).toBe(
      'B 比 A 好，高 5.2 到 33.4 个百分点（95% 把握）',
    )
  })

  it('asks more of three than of two', () => {
    const two = [counts('A', 52, 100), counts('B', 66, 100)]
    expect(verdictOf(two)).toContain('B 比 A 好')
    expect(verdictOf([...two, counts('C', 52, 100)])).toContain('还看不出差别')
  })

  it('gives no share before the first visitor', () => {
    expect(withRate(counts('A', 0, 0)).rate).toBeUndefined()
    expect(withRate(counts('A', 81, 263)).rate).toEqual({ percent: 30.8, from: 25.5, until: 36.6 })
  })
})

describe('the poster that a member sees', () => {
  const two = [
    { name: 'A' as const, weight: 30 },
    { name: 'B' as const, weight: 70 },
  ]

  it('is always the same', () => {
    const seen = Array.from({ length: 50 }, () => variantOf(two, 'c1', 'm7')?.name)
    expect(new Set(seen).size).toBe(1)
  })

  it('is as frequent as its weight, and another draw in another campaign', () => {
    const people = Array.from({ length: 10_000 }, (_, i) => `m${i}`)
    const first = people.map((one) => variantOf(two, 'c1', one)?.name)
    const second = people.map((one) => variantOf(two, 'c2', one)?.name)
    const share = first.filter((name) => name === 'A').length / people.length
    // Four standard deviations of 30 % in 10,000.
    expect(Math.abs(share - 0.3)).toBeLessThan(0.0184)
    const same = first.filter((name, i) => name === second[i]).length / people.length
    expect(Math.abs(same - 0.58)).toBeLessThan(0.02)
  })

  it('is none where there is none', () => {
    expect(variantOf([], 'c1', 'm1')).toBeUndefined()
    expect(variantOf(two.slice(0, 1), 'c1', 'm1')?.name).toBe('A')
  })
})
