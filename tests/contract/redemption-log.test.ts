import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf, DAY, MINUTE } from '#core/kernel/time'
import type { LogRow } from '#core/redemption/views'
import { codeOf, type In, type Shuke, startShuke } from '../bench'
import { hire, type Stage, setStage } from '../story'
import { tillOf } from './redemption-bench'

describe('the log of a store', () => {
  let shuke: Shuke
  let stage: Stage
  let manager: string
  let till: ReturnType<typeof tillOf>

  const log = (over: Partial<In<'clerk', 'redemption.today'>> = {}, who = stage.clerk) =>
    shuke.must(who, 'clerk', 'redemption.today', { storeId: stage.storeId, ...over })
  const all = async (over: Partial<In<'clerk', 'redemption.today'>>): Promise<LogRow[]> => {
    const first = await log(over)
    const rows = [...first.rows]
    let { next } = first
    while (next !== undefined) {
      const page = await log({ ...over, after: next })
      rows.push(...page.rows)
      next = page.next
    }
    return rows
  }
  const today = () => businessDayOf(shuke.cloud.clock.now())

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke, { stock: 1000 })
    manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    till = tillOf(shuke, stage)
  })
  afterAll(() => shuke.stop())

  it('tells who may still undo, and who may take back afterwards', async () => {
    const given = await till.give()
    const { input } = await till.done(given)
    const mine = async (who: string) => (await log({}, who)).rows[0]
    expect(await mine(stage.clerk)).toMatchObject({ canUndo: true, canReverse: false })
    expect(await mine(manager)).toMatchObject({ canUndo: true, canReverse: false })
    await shuke.cloud.clock.advance(11 * MINUTE)
    expect(await mine(stage.clerk)).toMatchObject({ canUndo: false, canReverse: false })
    expect(await mine(manager)).toMatchObject({ canUndo: false, canReverse: true })
    expect(codeOf(await till.reverse(input, manager))).toBe('ok')
    expect(await mine(manager)).toMatchObject({
      state: 'reversed',
      canUndo: false,
      canReverse: false,
    })
  })

  it('finds a redemption by the coupon or by the last digits of the card', async () => {
    const cup = await till.give({ name: '送 Tea 杯', benefit: { kind: 'gift', item: '茶杯' } })
    const { receipt } = await till.done(cup)
    for (let i = 0; i < 3; i += 1) await till.done(await till.give())
    const ids = (rows: LogRow[]) => rows.map(({ redemptionId }) => redemptionId)
    expect(ids(await all({ search: 'tea' }))).toEqual([receipt.redemptionId])
    const tail = receipt.member.slice(-4)
    expect(ids(await all({ search: tail }))).toContain(receipt.redemptionId)
    expect(ids(await all({ search: tail.slice(-3) }))).toContain(receipt.redemptionId)
    expect(await all({ search: '没有这张' })).toEqual([])
    expect((await all({ search: '满 60' })).length).toBeGreaterThanOrEqual(3)
  })

  it('gives the rows of a day page by page, searched or not, each once', async () => {
    await shuke.cloud.clock.advance(DAY)
    const day = today()
    for (let i = 0; i < 22; i += 1) {
      await till.done(await till.give({ name: i % 11 === 0 ? '特别券' : '平常券' }))
      await shuke.cloud.clock.advance(10_000)
    }
    const rows = await all({ day })
    expect(rows).toHaveLength(22)
    expect(new Set(rows.map(({ redemptionId }) => redemptionId)).size).toBe(22)
    expect(await all({ search: '平常' })).toHaveLength(20)
    expect(await all({ search: '特别' })).toHaveLength(2)
    await shuke.cloud.clock.advance(DAY)
    expect(await all({})).toEqual([])
    expect(await all({ day })).toHaveLength(22)
    expect(await all({ day, search: '特别' })).toHaveLength(2)
  })

  it('counts coupons used in sales on the first screen', async () => {
    const { storeId, clerk } = stage
    const given = await till.give()
    const quote = await till.quote(given)
    if (!quote.ok || quote.data.kind !== 'coupon') throw new Error('no quote')
    const home = () => shuke.must(clerk, 'clerk', 'staff.home', { storeId })
    const before = (await home()).today
    const priced = await shuke.must(clerk, 'clerk', 'sales.quote', {
      storeId,
      visit: quote.data.quote.visit,
      items: [{ fen: 7000, count: 1 }],
    })
    await shuke.must(clerk, 'clerk', 'sales.record', { storeId, quote: priced.quote })
    const { input } = await till.done(await till.give())
    await till.undo(input)
    expect((await home()).today).toEqual({
      redeemed: before.redeemed + 2,
      undone: before.undone + 1,
    })
  })
})
