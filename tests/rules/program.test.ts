import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { checkBonuses, checkExpiry, checkPlaces, checkRate, NO_PROGRAM } from '#core/program/rules'
import { type Program, program } from '#core/program/views'
import { checkinWords, pointsWords, tiersWords } from '#core/program/words'

const TIERS = {
  tiers: [
    { name: '新客', from: 0, to: 999, pricePercent: 100, pointsPercent: 100 },
    { name: '熟客', from: 1000, to: 4999, pricePercent: 95, pointsPercent: 120 },
    { name: '老友', from: 5000, pricePercent: 90, pointsPercent: 200 },
  ],
  windowMonths: 12,
  periodMonths: 6,
}
type Tier = Program['tiers']['tiers'][number]

const POINTS = { ...NO_PROGRAM.points, perYuan: 1, pointsPerYuan: 100, pendingDays: 7 }
const WHOLE: Program = {
  points: POINTS,
  tiers: TIERS,
  checkin: {
    open: true,
    cycle: [1, 1, 2, 2, 3, 3, 5],
    bonuses: [{ days: 7, points: 20 }],
    makeUp: { price: 10, perMonth: 3 },
    tierFactor: true,
  },
}
const NOW = Date.parse('2026-12-03T12:00:00+08:00')

describe('rules of the programme', () => {
  it('promise nothing before the brand has said anything, and are well formed', () => {
    expect(v.parse(program, NO_PROGRAM)).toEqual(NO_PROGRAM)
    expect(pointsWords(NO_PROGRAM, NOW)).toEqual([])
    expect(checkinWords(NO_PROGRAM)).toEqual([])
  })

  it('never let one yuan earn points that pay a yuan, at the best factor of any tier', () => {
    expect(checkRate({ ...POINTS, pointsPerYuan: 2 }, TIERS)).toEqual({
      ok: false,
      code: 'points.rate-useless',
      details: { points: 2 },
    })
    expect(checkRate({ ...POINTS, pointsPerYuan: 3 }, TIERS).ok).toBe(true)
    expect(checkRate({ ...POINTS, pointsPerYuan: 0 }, TIERS).ok).toBe(true)
    expect(checkRate({ ...POINTS, perYuan: 0, pointsPerYuan: 1 }, TIERS).ok).toBe(true)
  })

  it('never shorten the expiry of points already earned', () => {
    const shorter = { ...POINTS, expiryMonths: 11 }
    expect(checkExpiry(POINTS, shorter, true)).toEqual({
      ok: false,
      code: 'points.expiry-shortened',
      details: { months: 12 },
    })
    expect(checkExpiry(POINTS, shorter, false).ok).toBe(true)
    expect(checkExpiry(POINTS, POINTS, true).ok).toBe(true)
    expect(checkExpiry(POINTS, { ...POINTS, expiryMonths: 13 }, true).ok).toBe(true)
  })

  it('keep the place of a tier that has a name, and let it change or go from the top', () => {
    const [low, middle, top] = TIERS.tiers as [Tier, Tier, Tier]
    const silver = { ...middle, name: '银友', from: 500 }
    const codeOf = (...tiers: Tier[]) => {
      const result = checkPlaces(TIERS, { ...TIERS, tiers })
      return result.ok ? 'ok' : result
    }
    const moved = (name: string, from: number, to: number) => ({
      ok: false,
      code: 'tiers.moved',
      details: { name, from, to },
    })
    expect(codeOf(low, silver, middle, top)).toEqual(moved('熟客', 2, 3))
    expect(codeOf(low, top)).toEqual(moved('老友', 3, 2))
    expect(codeOf(low, { ...middle, name: '常客', from: 800 }, top)).toBe('ok')
    expect(codeOf(low, middle)).toBe('ok')
    expect(codeOf(low, middle, top, { ...top, name: '家人', from: 9000 })).toBe('ok')
    expect(codeOf({ ...low, name: '游客' }, middle, top)).toBe('ok')
  })

  it('know a bonus by its days, so no two may have the same', () => {
    const bonuses = [7, 14, 7].map((days) => ({ days, points: 5 }))
    expect(checkBonuses({ ...WHOLE.checkin, bonuses })).toEqual({
      ok: false,
      code: 'checkin.bonus-twice',
      details: { days: 7 },
    })
    expect(checkBonuses(WHOLE.checkin).ok).toBe(true)
  })
})

describe('the programme in words', () => {
  it('says when points end and that it warns 30, 7 and 1 days before (C31)', () => {
    const words = pointsWords(WHOLE, NOW).join('\n')
    expect(words).toContain('第 12 个月的最后一天')
    expect(words).toContain('2027年12月31日 24:00')
    expect(words).toContain('到期前 30 天、7 天、1 天')
  })

  it('names a last day that its month has', () => {
    const leap = Date.parse('2027-02-10T12:00:00+08:00')
    expect(pointsWords(WHOLE, leap).join('\n')).toContain('2028年2月29日')
  })

  it('says how points are earned, wait, pay and come back', () => {
    const words = pointsWords(WHOLE, NOW).join('\n')
    expect(words).toContain('实付每 1 元得 1 分，再乘等级倍数')
    expect(words).toContain('7 天后的 0:00')
    expect(words).toContain('每 100 分抵 1 元，一笔最多抵 50%')
    expect(words).toContain('记为待补')
    expect(words).toContain('不能换成现金')
  })

  it('leaves out what the brand does not offer', () => {
    const only = { ...WHOLE, points: { ...POINTS, perYuan: 0, pointsPerYuan: 0 } }
    const words = pointsWords(only, NOW).join('\n')
    expect(words).not.toMatch(/实付|抵 1 元|退货时/)
    expect(words).toContain('到期前')
  })

  it('says of each tier what it gives, how it is reached and how long it holds', () => {
    const [lowest, middle, top] = tiersWords(WHOLE)
    expect(lowest?.words).toBe('原价，消费积分 1 倍')
    expect(middle).toMatchObject({ name: '熟客', from: 1000 })
    expect(middle?.words).toContain('会员价 95 折，消费积分 1.2 倍')
    expect(middle?.words).toContain('最近 12 个月（含本月）实付满 1000 元')
    expect(top?.words).toContain('会员价 9 折，消费积分 2 倍')
    expect(top?.words).toContain('第 6 个月的月底')
  })

  it('says the cycle, the bonuses and the price of a make-up', () => {
    const words = checkinWords(WHOLE).join('\n')
    expect(words).toContain('依次得 1、1、2、2、3、3、5 分')
    expect(words).toContain('一个月签满 7 天，另得 20 分')
    expect(words).toContain('每次用 10 分，每月最多 3 次')
    expect(words).toContain('乘等级倍数')
    const none = { ...WHOLE, checkin: { ...WHOLE.checkin, makeUp: { price: 0, perMonth: 0 } } }
    expect(checkinWords(none).join('\n')).not.toContain('补签')
  })

  it('never raises its voice', () => {
    const { points, tiers, checkin } = {
      points: pointsWords(WHOLE, NOW),
      tiers: tiersWords(WHOLE).map(({ words }) => words),
      checkin: checkinWords(WHOLE),
    }
    for (const sentence of [...points, ...tiers, ...checkin]) expect(sentence).not.toMatch(/[!！]/)
  })
})
