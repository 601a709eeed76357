import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import type { ShardDoc } from '../../server/coupons'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { claim, join, publish, type Stage, setStage } from '../story'
import { docs } from './points-bench'

/** Longer than any call lives (server/jobs/reconcile.ts), and a firing of the timer. */
const RESTS = 11 * MINUTE

describe('stock', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  const shardsOf = async (templateId: string) =>
    (await docs<ShardDoc>(shuke, 'stock')).filter((one) => one.templateId === templateId)
  const leftOf = async (templateId: string) =>
    (await shardsOf(templateId)).reduce((all, { left }) => all + left, 0)
  const kill = (collection: string, action: string) =>
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fault: 'kill', fn: 'member', collection, action, at: [1] }],
    })
  const rest = async () => {
    shuke.cloud.chaos.clear()
    await shuke.cloud.clock.advance(RESTS)
    await shuke.cloud.fireTimer('jobs')
  }

  it.each([
    [49, 1],
    [50, 4],
    [500, 16],
    [20_000, 64],
  ])('of %i stands in %i shards that add up to it', async (stock, shards) => {
    const templateId = await publish(shuke, stage.operator, { stock })
    expect(await shardsOf(templateId)).toHaveLength(shards)
    expect(await leftOf(templateId)).toBe(stock)
  })

  it('is as much as the budget pays for in the worst case', async () => {
    const benefit = { kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 0 } as const
    const over = { stock: 100, benefit, uses: 2, budgetFen: 13_000 }
    const templateId = await publish(shuke, stage.operator, over)
    expect(await leftOf(templateId)).toBe(3)
    for (let times = 0; times < 3; times += 1) await claim(shuke, await join(shuke), templateId)
    const late = await shuke.call(await join(shuke), 'member', 'coupons.claim', { templateId })
    expect(codeOf(late)).toBe('coupons.sold-out')
    const more = await shuke.call(stage.operator, 'operator', 'coupons.restock', {
      templateId,
      more: 1,
    })
    expect(codeOf(more)).toBe('coupons.budget-too-small')
  })

  it('that a killed claim stranded comes back when it has been at rest, once', async () => {
    const templateId = await publish(shuke, stage.operator, { stock: 1 })
    const [first, second] = [await join(shuke), await join(shuke)]
    kill('coupons', 'insertDocument')
    await shuke
      .send(first, 'member', 'coupons.claim', { templateId }, newRequestId())
      .catch(() => 0)
    shuke.cloud.chaos.clear()
    expect(await leftOf(templateId)).toBe(0)
    const asked = await shuke.call(second, 'member', 'coupons.claim', { templateId })
    expect(codeOf(asked)).toBe('coupons.sold-out')
    // Not yet: for all that the jobs know somebody may still be at work.
    await shuke.cloud.fireTimer('jobs')
    expect(await leftOf(templateId)).toBe(0)
    await rest()
    expect(await leftOf(templateId)).toBe(1)
    const seen = await shuke.must(second, 'member', 'coupons.offer', { templateId })
    expect(seen.state).toBe('open')
    await claim(shuke, second, templateId)
    await rest()
    expect(await leftOf(templateId)).toBe(0)
  })

  it('is no unit less for a claim whose answer was lost', async () => {
    const templateId = await publish(shuke, stage.operator, { stock: 5 })
    const member = await join(shuke)
    const requestId = newRequestId()
    const lost = { on: 'operation', fault: 'lost-after', fn: 'member', at: [1] } as const
    const rule = { ...lost, collection: 'coupons', action: 'insertDocument' }
    shuke.cloud.chaos.set({ seed: 1, rules: [rule] })
    await shuke.call(member, 'member', 'coupons.claim', { templateId }, requestId).catch(() => 0)
    shuke.cloud.chaos.clear()
    const input = { templateId }
    const { ticket } = await shuke.must(member, 'member', 'coupons.claim', input, requestId)
    expect(ticket.id.endsWith('.1')).toBe(true)
    await rest()
    expect(await leftOf(templateId)).toBe(4)
    const rows = await docs<{ subject: string; action: string }>(shuke, 'audit')
    expect(rows.filter(({ subject }) => subject === ticket.id)).toHaveLength(1)
  })

  it('grows beside what it was, up to the most that there is', async () => {
    const templateId = await publish(shuke, stage.operator, { stock: 60 })
    const ask = (more: number) =>
      shuke.call(stage.operator, 'operator', 'coupons.restock', { templateId, more })
    expect(await ask(40)).toMatchObject({ ok: true, data: { template: { left: 100, issued: 0 } } })
    expect(await leftOf(templateId)).toBe(100)
    expect(codeOf(await ask(1_000_000))).toBe('coupons.stock-too-large')
  })

  it('of a paused template is closed, also what comes to it while it is', async () => {
    const templateId = await publish(shuke, stage.operator, { stock: 60 })
    await shuke.must(stage.operator, 'operator', 'coupons.pause', { templateId })
    await shuke.must(stage.operator, 'operator', 'coupons.restock', { templateId, more: 5 })
    expect((await shardsOf(templateId)).some(({ open }) => open)).toBe(false)
    await shuke.must(stage.operator, 'operator', 'coupons.resume', { templateId })
    expect((await shardsOf(templateId)).every(({ open }) => open)).toBe(true)
  })

  it('follows a pause that died before it could close it, at its retry', async () => {
    const templateId = await publish(shuke, stage.operator, { stock: 60 })
    const requestId = newRequestId()
    const rule = { on: 'operation', fault: 'kill', fn: 'operator', at: [1] } as const
    const where = { collection: 'stock', action: 'modifyDocument' }
    shuke.cloud.chaos.set({ seed: 1, rules: [{ ...rule, ...where }] })
    const ask = () =>
      shuke.send(stage.operator, 'operator', 'coupons.pause', { templateId }, requestId)
    await ask().catch(() => 0)
    shuke.cloud.chaos.clear()
    expect((await shardsOf(templateId)).some(({ open }) => open)).toBe(true)
    expect(codeOf(await ask())).toBe('ok')
    expect((await shardsOf(templateId)).some(({ open }) => open)).toBe(false)
  })
})
