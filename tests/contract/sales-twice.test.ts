import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke } from '../bench'
import { claim } from '../story'
import { balanced } from './balanced'
import { docs } from './points-bench'
import { briefOf, memberWith, quote, record, startTill, type Till, takeBack } from './sales-bench'

interface SaleDoc {
  _id: string
  rev: number
}

describe('one request id for the sales of two members', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-01-15T09:00:00+08:00')))
  })
  afterAll(() => shuke.stop())

  const salesOf = async (who: string) => {
    const { _id: memberId } = await balanced(shuke, who)
    return docs<SaleDoc>(shuke, 'sales', { memberId })
  }
  const buyer = async (withCoupon: boolean) => {
    const who = await memberWith(shuke, till)
    if (withCoupon) await claim(shuke, who, till.templateId)
    return { who, signed: (await quote(shuke, till, who)).quote }
  }
  type Buyer = Awaited<ReturnType<typeof buyer>>

  /** Sold once, with its document, its row and its lot, so that it can come back as a whole. */
  const isWhole = async ({ who }: Buyer) => {
    const [sale, ...more] = await salesOf(who)
    if (!sale) throw new Error('no document of this sale')
    expect(more).toEqual([])
    const rows = await docs<object>(shuke, 'audit', { subject: sale._id, action: 'sales.record' })
    expect(rows).toHaveLength(1)
    expect((await briefOf(shuke, who)).balance).toBeGreaterThan(0)
    expect(codeOf(await takeBack(shuke, till, { ...sale, id: sale._id }, 10_000))).toBe('ok')
    expect((await briefOf(shuke, who)).balance).toBe(0)
  }

  it('is refused for the second, and nothing of it is written', async () => {
    const [first, second] = [await buyer(false), await buyer(false)]
    const requestId = newRequestId()
    expect(codeOf(await record(shuke, till, first.signed, requestId))).toBe('ok')
    const before = await shuke.documents()
    const again = await record(shuke, till, second.signed, requestId)
    expect(codeOf(again)).toBe('request.replay-changed')
    expect(await shuke.documents()).toEqual(before)
    expect((await briefOf(shuke, second.who)).balance).toBe(0)
    expect(codeOf(await record(shuke, till, first.signed, requestId))).toBe('ok')
    expect(codeOf(await record(shuke, till, second.signed))).toBe('ok')
    for (const one of [first, second]) await isWhole(one)
  })

  it.each([false, true])('leaves no half of one: at once, with coupons: %s', async (withCoupon) => {
    const both = [await buyer(withCoupon), await buyer(withCoupon)]
    const requestId = newRequestId()
    const replies = await Promise.all(
      both.map(({ signed }) => record(shuke, till, signed, requestId)),
    )
    const sold = both.filter((_one, i) => replies[i]?.ok)
    expect(sold.length).toBeGreaterThan(0)
    for (const one of both)
      if (sold.includes(one)) await isWhole(one)
      else expect(await salesOf(one.who)).toEqual([])
  })

  it('leaves no half of one when the first died before its row', async () => {
    const [first, second] = [await buyer(true), await buyer(true)]
    const requestId = newRequestId()
    const rule = { on: 'operation', fault: 'kill', fn: 'clerk', at: [1] } as const
    const atRow = { ...rule, action: 'insertDocument', collection: 'audit' } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [atRow] })
    await record(shuke, till, first.signed, requestId).catch(() => undefined)
    shuke.cloud.chaos.clear()
    expect(codeOf(await record(shuke, till, second.signed, requestId))).toBe('ok')
    await shuke.cloud.clock.advance(3 * MINUTE)
    await shuke.cloud.fireTimer('jobs')
    for (const one of [first, second]) await isWhole(one)
  })
})
