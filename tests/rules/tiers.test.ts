import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfMonth } from '#core/kernel/time'
import {
  addGrowth,
  afterReturn,
  checkTiers,
  forgetOld,
  growthAt,
  growthOf,
  isPeriodOver,
  LOWEST,
  levelFor,
  nextPeriod,
  tierOf,
  tierViewOf,
  upgraded,
} from '#core/tiers/rules'
import type { GrowthDay, TierRule, TierRules } from '#core/tiers/views'

const tier = (name: string, from: number, over: Partial<TierRule> = {}): TierRule => ({
  name,
  from,
  pricePercent: 100,
  pointsPercent: 100,
  ...over,
})
const RULES: TierRules = {
  tiers: [tier('新客', 0), tier('熟客', 1000), tier('老友', 5000)],
  windowMonths: 12,
  periodMonths: 6,
}
const at = (day: string): number => Date.parse(`${day}T12:00:00+08:00`)
const on = (day: string, value: number): GrowthDay => ({ day, value })
const codeOf = (tiers: TierRule[]) => {
  const result = checkTiers({ ...RULES, tiers })
  return result.ok ? 'ok' : result.code
}

describe('the form of tiers', () => {
  it('covers every growth from 0 on exactly once', () => {
    expect(codeOf(RULES.tiers)).toBe('ok')
    expect(codeOf([tier('新客', 0, { to: 999 }), tier('熟客', 1000)])).toBe('ok')
    expect(codeOf([tier('新客', 0, { to: 1000 }), tier('熟客', 1000)])).toBe('tiers.overlap')
    expect(codeOf([tier('新客', 0), tier('熟客', 0)])).toBe('tiers.overlap')
    expect(codeOf([tier('新客', 0, { to: 899 }), tier('熟客', 1000)])).toBe('tiers.gap')
    expect(codeOf([tier('新客', 1)])).toBe('tiers.start-not-zero')
    expect(codeOf([tier('新客', 0), tier('熟客', 1000, { to: 9999 })])).toBe('tiers.top-open')
  })

  it('names the tiers and the gap between them', () => {
    const gap = checkTiers({
      ...RULES,
      tiers: [tier('新客', 0, { to: 899 }), tier('熟客', 1000)],
    })
    expect(gap).toMatchObject({ details: { lower: '新客', upper: '熟客', from: 900, to: 999 } })
  })

  it('gives a higher tier nothing less than a lower one', () => {
    const dearer = [tier('新客', 0, { pricePercent: 90 }), tier('熟客', 1000, { pricePercent: 95 })]
    expect(codeOf(dearer)).toBe('tiers.not-higher')
    const fewer = [
      tier('新客', 0, { pointsPercent: 120 }),
      tier('熟客', 1000, { pointsPercent: 110 }),
    ]
    expect(codeOf(fewer)).toBe('tiers.not-higher')
  })

  it('has exactly one level for any growth', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 7 })
    fc.assert(
      fc.property(steps, fc.integer({ min: -100, max: 50_000 }), (gaps, growth) => {
        let from = 0
        const tiers = [0, ...gaps].map((gap, i) => {
          from += gap
          return tier(`第${i}级`, from)
        })
        expect(codeOf(tiers)).toBe('ok')
        const level = levelFor(growth, { tiers })
        expect(tiers[level]?.from).toBeLessThanOrEqual(Math.max(0, growth))
        expect(tiers[level + 1]?.from ?? Number.POSITIVE_INFINITY).toBeGreaterThan(growth)
      }),
    )
  })
})

describe('growth', () => {
  it('is whole yuan paid', () => {
    expect([0, 99, 100, 12_345].map(growthOf)).toEqual([0, 0, 1, 123])
  })

  it('counts the window of months with the running one, to the day', () => {
    const growth = [
      on('2026-01-31', 1),
      on('2026-02-01', 10),
      on('2027-01-15', 100),
      on('2027-01-16', 1000),
    ]
    expect(growthAt(growth, '2027-01-15', 12)).toBe(110)
    expect(growthAt(growth, '2027-01-15', 13)).toBe(111)
    expect(growthAt(growth, '2027-01-15', 1)).toBe(100)
  })

  it('of one day is one number, and a day that falls to nothing is gone', () => {
    const growth = addGrowth(addGrowth([], '2026-12-03', 50), '2026-12-01', 20)
    expect(growth).toEqual([on('2026-12-01', 20), on('2026-12-03', 50)])
    expect(addGrowth(growth, '2026-12-03', -50)).toEqual([on('2026-12-01', 20)])
  })

  it('that no window counts any more is forgotten, and nothing else', () => {
    const growth = [on('2025-06-30', 1), on('2025-07-01', 2), on('2026-12-03', 3)]
    expect(forgetOld(growth, at('2026-12-03'), 18)).toEqual(growth.slice(1))
  })
})

describe('a tier', () => {
  const now = at('2026-12-03')

  it('is reached at once and holds to the end of its period', () => {
    const state = upgraded(LOWEST, [on('2026-12-03', 1000)], RULES, now)
    expect(state).toMatchObject({ level: 1, since: now, until: endOfMonth('2027-06') })
    expect(isPeriodOver(state, state.until)).toBe(false)
    expect(isPeriodOver(state, state.until + 1)).toBe(true)
    expect(isPeriodOver(LOWEST, at('2099-01-01'))).toBe(false)
  })

  it('does not fall between, whatever becomes of the growth', () => {
    const state = upgraded(LOWEST, [on('2026-12-03', 1000)], RULES, now)
    expect(upgraded(state, [], RULES, at('2027-03-01'))).toBe(state)
  })

  it('falls by one step at the end of a period, not more, and is kept when it is reached', () => {
    const state = upgraded(LOWEST, [on('2026-12-03', 5000)], RULES, now)
    expect(state.level).toBe(2)
    const later = at('2027-07-01')
    expect(nextPeriod(state, [], RULES, later)).toMatchObject({ level: 1, since: later })
    expect(nextPeriod(state, [on('2027-01-01', 5000)], RULES, later)).toMatchObject({
      level: 2,
      until: endOfMonth('2028-01'),
    })
    const second = nextPeriod(nextPeriod(state, [], RULES, later), [], RULES, at('2028-02-01'))
    expect(second).toMatchObject({ level: 0, until: 0 })
  })

  it('falls back with a return to where the period began, no deeper', () => {
    const growth = [on('2026-12-03', 1200)]
    const state = upgraded(LOWEST, growth, RULES, now)
    expect(afterReturn(state, [on('2026-12-03', 1100)], RULES).level).toBe(1)
    expect(afterReturn(state, [], RULES)).toEqual(LOWEST)
  })

  it('that lowered thresholds gave without a purchase falls only when too much is returned', () => {
    const bought = (value: number) => [on('2026-11-20', value)]
    const base = nextPeriod(LOWEST, bought(4500), RULES, at('2026-12-01'))
    const lowered = { ...RULES, tiers: [...RULES.tiers.slice(0, 2), tier('老友', 4000)] }
    const state = upgraded(base, bought(4500), lowered, at('2026-12-20'))
    expect([base.level, state.level]).toEqual([1, 2])
    expect(afterReturn(state, bought(4400), lowered)).toBe(state)
    expect(afterReturn(state, bought(3900), lowered)).toMatchObject(base)
  })

  it('above the rules counts as the highest there is', () => {
    expect(tierOf({ level: 7 }, RULES).name).toBe('老友')
  })

  it('shows what is missing to the next one', () => {
    const growth = [on('2026-12-03', 1200)]
    const state = upgraded(LOWEST, growth, RULES, now)
    expect(tierViewOf(state, growth, RULES, now)).toMatchObject({
      name: '熟客',
      growth: 1200,
      next: { name: '老友', missing: 3800 },
    })
    expect(tierViewOf(LOWEST, [], RULES, now)).not.toHaveProperty('until')
  })
})
