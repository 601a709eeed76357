import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shuke } from '../bench'
import { claim } from '../story'
import { memberWith, quote, startTill, type Till } from './sales-bench'

describe('a coupon whose page is open while a sale has it', () => {
  let shuke: Shuke
  let till: Till
  let member: string
  let couponId: string

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-01-15T09:00:00+08:00')))
    member = await memberWith(shuke, till)
    couponId = await claim(shuke, member, till.templateId)
  })
  afterAll(() => shuke.stop())

  const live = () => shuke.must(member, 'member', 'coupons.code', { couponId })
  const atTill = (quote: string) => ({ storeId: till.storeId, quote })
  /** Locks what the quote uses; the till goes on with the quote that this answers. */
  const hold = async () => {
    const { quote: signed, used } = await quote(shuke, till, member)
    expect(used.map((one) => one.couponId)).toContain(couponId)
    return (await shuke.must(till.clerk, 'clerk', 'sales.hold', atTill(signed))).quote
  }

  it('shows no code while it is held, and one again when nothing came of it', async () => {
    const signed = await hold()
    const held = await live()
    expect(held.status).toBe('held')
    expect(held.code).toBeUndefined()
    await shuke.must(till.clerk, 'clerk', 'sales.release', atTill(signed))
    expect(await live()).toMatchObject({ status: 'issued', code: expect.any(String) })
  })

  it('tells where and when once the money was taken, and the story has every move', async () => {
    const signed = await hold()
    await shuke.must(till.clerk, 'clerk', 'sales.record', atTill(signed))
    expect(await live()).toMatchObject({
      status: 'redeemed',
      redeemed: { store: expect.any(String) },
    })
    const { story } = await shuke.must(member, 'member', 'coupons.show', { couponId })
    const events = story.map(({ event }) => event)
    expect(events).toEqual(['issued', 'held', 'released', 'held', 'redeemed'])
  })
})
