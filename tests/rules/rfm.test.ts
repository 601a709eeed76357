import { describe, expect, it } from 'vitest'
import { changedRules, MOST_CHANGES } from '#core/persons/check'
import { DEFAULT_RULES } from '#core/persons/rules'
import { BOARD_PARTS, TRADES, tradePresets } from '#core/persons/trades'
import { cellOf, DEFAULT_RFM, type RfmRules } from '#core/rfm/cells'
import { GROUPS, groupOf } from '#core/rfm/groups'
import { amountScore, recencyScore } from '#core/rfm/history'
import { FEWEST_BUYERS, quantileCuts } from '#core/rfm/quantiles'
import { randomOf } from './lives'

const nameOf = (r: number, f: number, m: number) => GROUPS[groupOf(cellOf(r, f, m), DEFAULT_RFM)]

describe('RFM', () => {
  it('names the eight groups by high and low', () => {
    expect(nameOf(5, 5, 5)).toBe('keyValue')
    expect(nameOf(5, 1, 5)).toBe('keyGrow')
    expect(nameOf(1, 5, 5)).toBe('keyKeep')
    expect(nameOf(1, 1, 5)).toBe('keySave')
    expect(nameOf(5, 5, 1)).toBe('value')
    expect(nameOf(5, 1, 1)).toBe('grow')
    expect(nameOf(1, 5, 1)).toBe('keep')
    expect(nameOf(1, 1, 1)).toBe('save')
    expect(GROUPS[groupOf(0, DEFAULT_RFM)]).toBe('none')
  })

  it('takes the very value of a cut for the better score', () => {
    const cuts = [10, 20, 30, 40] as const
    expect([0, 10, 11, 20, 40, 41].map((days) => recencyScore(days, cuts))).toEqual([
      5, 5, 4, 4, 2, 1,
    ])
    expect([9, 10, 19, 20, 39, 40].map((fen) => amountScore(fen, cuts))).toEqual([1, 2, 2, 3, 4, 5])
  })

  it('parts buyers into fifths, as well as equal values allow', () => {
    const random = randomOf(3)
    const buyers = Array.from({ length: 1000 }, () => ({
      last: 0,
      recency: Math.floor(random() * 300),
      orders: 1,
      fen: Math.floor(random() * 1_000_000),
    }))
    const cuts = quantileCuts(DEFAULT_RFM, buyers)
    if (!cuts.ok) throw new Error(cuts.code)
    const { fen, orders, recencyDays } = cuts.value
    const sizes = (scores: number[]) =>
      [1, 2, 3, 4, 5].map((s) => scores.filter((x) => x === s).length)
    for (const size of sizes(buyers.map((one) => amountScore(one.fen, fen)))) expect(size).toBe(200)
    for (const size of sizes(buyers.map((one) => recencyScore(one.recency, recencyDays))))
      expect(Math.abs(size - 200)).toBeLessThan(15)
    // Everybody bought once: no cut can part them, and none is given for it.
    expect(sizes(buyers.map((one) => amountScore(one.orders, orders)))).toEqual([1000, 0, 0, 0, 0])
    const few = quantileCuts(DEFAULT_RFM, buyers.slice(0, FEWEST_BUYERS - 1))
    expect(few).toMatchObject({ ok: false, code: 'lifecycle.too-few-buyers' })
  })

  it('refuses rules that part nobody, and rules that change nothing', () => {
    const [{ rules: aipl }] = DEFAULT_RULES.aipl
    const given = (over: Partial<RfmRules>) => ({ aipl, rfm: { ...DEFAULT_RFM, ...over } })
    const code = (over: Partial<RfmRules>) => {
      const checked = changedRules(DEFAULT_RULES, given(over), 'always')
      return checked.ok ? 'ok' : checked.code
    }
    expect(code({ orders: [2, 2, 3, 4] })).toBe('lifecycle.cuts-not-ascending')
    expect(code({ windowDays: 240 })).toBe('lifecycle.window-too-short')
    expect(code({})).toBe('lifecycle.same-rules')
    expect(code({ windowDays: 300 })).toBe('ok')
  })

  it('keeps past days when rules begin today, and today once', () => {
    const [{ rules: aipl }] = DEFAULT_RULES.aipl
    const on = (rules: typeof DEFAULT_RULES, windowDays: number, day: number) => {
      const after = changedRules(rules, { aipl, rfm: { ...DEFAULT_RFM, windowDays } }, day)
      if (!after.ok) throw new Error(after.code)
      return after.value
    }
    const twice = on(on(DEFAULT_RULES, 300, 20_000), 310, 20_000)
    expect(twice.rfm.map(({ from, rules }) => [from, rules.windowDays])).toEqual([
      [0, 365],
      [20_000, 310],
    ])
    expect(twice.aipl).toEqual(DEFAULT_RULES.aipl)

    let rules = DEFAULT_RULES
    for (let day = 1; day < MOST_CHANGES; day += 1) rules = on(rules, 300 + (day % 2), day)
    const more = changedRules(rules, { aipl, rfm: DEFAULT_RFM }, 20_000)
    expect(more).toMatchObject({ ok: false, code: 'lifecycle.too-many-changes' })
  })
})

describe('presets of trades', () => {
  it.each(TRADES)('%s are rules that can be saved, with every part of the board once', (trade) => {
    const { aipl, rfm, board, alarms } = tradePresets[trade]
    const other = {
      ...DEFAULT_RULES,
      rfm: [{ from: 0, rules: { ...rfm, windowDays: 1 } }] as never,
    }
    expect(changedRules(other, { aipl, rfm }, 'always').ok).toBe(true)
    expect([...board].sort()).toEqual([...BOARD_PARTS].sort())
    expect(board[0]).toBe('repurchase')
    expect(alarms.length).toBeGreaterThan(0)
  })
})
