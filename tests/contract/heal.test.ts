import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { hire, type Stage, setStage } from '../story'
import { fireJobs } from './jobs-bench'
import { type Given, tillOf } from './redemption-bench'

/** What a crash leaves behind a redemption, or behind its undo, and what the jobs make of it. */
describe('the jobs', () => {
  let shuke: Shuke
  let stage: Stage
  let till: ReturnType<typeof tillOf>

  beforeAll(async () => {
    shuke = await startShuke()
    // Morning in Beijing, so that some hours are the same business day.
    await shuke.cloud.clock.set(Math.ceil(shuke.cloud.clock.now() / DAY) * DAY)
    stage = await setStage(shuke, { stock: 1000 })
    till = tillOf(shuke, stage)
  })
  afterAll(() => shuke.stop())

  type Place = { action: 'insertDocument' | 'modifyDocument'; collection: 'audit' | 'staff' }
  /** A call that dies at this request, before it has done anything. */
  const killedAt = async (place: Place, work: () => Promise<unknown>) => {
    const rule = { on: 'operation', fault: 'kill', fn: 'clerk', ...place, at: [1] } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [rule] })
    await work().catch(() => undefined)
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    shuke.cloud.chaos.clear()
  }
  const atRow = { action: 'insertDocument', collection: 'audit' } as const
  const hasRow = async (given: Given) => {
    expect(await till.rows(given, 'redemption.redeem')).toHaveLength(1)
    expect(await till.settled(given)).toBe(1200)
  }

  it.each([
    ['both were left', true],
    ['one was left', false],
  ])('file the rows of two deeds with one request id: %s', async (_what, both) => {
    const requestId = newRequestId()
    const [first, second] = [await till.give(), await till.give()]
    const redeem = (given: Given) => till.redeem(given, stage.clerk, requestId)
    if (both) await killedAt(atRow, () => redeem(first))
    else expect(codeOf(await redeem(first))).toBe('ok')
    await killedAt(atRow, () => redeem(second))
    for (let i = 0; i < 2; i += 1) {
      await fireJobs(shuke)
      for (const given of [first, second]) await hasRow(given)
    }
  })

  /** A clerk with so many redemptions a day. */
  const limited = async (dailyLimit: number) => {
    const { operator, storeId } = stage
    const clerk = await hire(shuke, operator, storeId)
    const { staff } = await shuke.must(operator, 'operator', 'staff.list', {})
    const staffId = staff[0]?.id ?? ''
    await shuke.must(operator, 'operator', 'staff.limit', { staffId, storeId, dailyLimit })
    return clerk
  }
  const redeemed = async (clerk: string) => codeOf(await till.redeem(await till.give(), clerk))
  const atTurn = { action: 'modifyDocument', collection: 'staff' } as const
  const undoneHalf = async () => {
    const clerk = await limited(2)
    for (let i = 0; i < 1; i += 1) expect(await redeemed(clerk)).toBe('ok')
    const { input } = await till.done(await till.give(), clerk)
    const requestId = newRequestId()
    await killedAt(atTurn, () => till.undo(input, clerk, requestId))
    expect(await redeemed(clerk)).toBe('staff.daily-limit')
    return { clerk, undo: () => till.undo(input, clerk, requestId) }
  }

  it('give back the turn of a clerk whose undo was cut short, once, also beside a retry', async () => {
    const { clerk, undo } = await undoneHalf()
    for (let i = 0; i < 2; i += 1) {
      await fireJobs(shuke)
      expect(codeOf(await undo())).toBe('ok')
    }
    expect(await redeemed(clerk)).toBe('ok')
    expect(await redeemed(clerk)).toBe('staff.daily-limit')
  })

  it('need not: a retry gives it back at once', async () => {
    const { clerk, undo } = await undoneHalf()
    expect(codeOf(await undo())).toBe('ok')
    expect(await redeemed(clerk)).toBe('ok')
    expect(await redeemed(clerk)).toBe('staff.daily-limit')
  })

  it('give no turn back a second time after an undo that came to its end, nor the next day', async () => {
    const clerk = await limited(2)
    const { input } = await till.done(await till.give(), clerk)
    expect(codeOf(await till.undo(input, clerk))).toBe('ok')
    for (let i = 0; i < 2; i += 1) expect(await redeemed(clerk)).toBe('ok')
    await fireJobs(shuke)
    expect(await redeemed(clerk)).toBe('staff.daily-limit')
    const half = await undoneHalf()
    await shuke.cloud.clock.advance(DAY - HOUR)
    for (let i = 0; i < 2; i += 1) expect(await redeemed(half.clerk)).toBe('ok')
    await fireJobs(shuke)
    expect(codeOf(await half.undo())).toBe('ok')
    expect(await redeemed(half.clerk)).toBe('staff.daily-limit')
  })
})
