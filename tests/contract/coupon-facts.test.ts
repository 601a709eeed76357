import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shuke, startShuke } from '../bench'
import { claim, codeOn, join, publish, type Stage, setStage } from '../story'

describe('what a coupon tells of itself', () => {
  let shuke: Shuke
  let stage: Stage
  let member: string

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
    member = await join(shuke)
    const catalogue = {
      categories: [{ id: 'cake', name: '茶点' }],
      products: [{ id: 'p1', name: '桂花糕', categoryId: 'cake', fen: 1800 }],
      rev: 0,
    }
    await shuke.must(stage.operator, 'operator', 'products.save', { catalogue })
  })
  afterAll(() => shuke.stop())

  const goodsOf = (facts: { label: string; text: string }[]) =>
    facts.find(({ label }) => label === '适用商品')?.text

  it('names its goods before it is taken and after', async () => {
    const scope = { productIds: ['p1'], categoryIds: [] }
    const templateId = await publish(shuke, stage.operator, { scope })
    const offer = await shuke.must(member, 'member', 'coupons.offer', { templateId })
    expect(goodsOf(offer.facts)).toBe('桂花糕')
    const couponId = await claim(shuke, member, templateId)
    const shown = await shuke.must(member, 'member', 'coupons.show', { couponId })
    expect(goodsOf(shown.facts)).toBe('桂花糕')
  })

  it('says for which hours, and that it stands alone', async () => {
    const templateId = await publish(shuke, stage.operator, {
      windows: [{ weekdays: [6, 7], from: 600, to: 720 }],
      stacking: { group: '周年', alone: true },
    })
    const { facts } = await shuke.must(member, 'member', 'coupons.offer', { templateId })
    expect(facts).toContainEqual({ label: '可用时段', text: '周六、周日 10:00–12:00' })
    expect(facts).toContainEqual({ label: '同时使用', text: '不与其他券同时用' })
  })

  it('with several uses tells the newest beside its code; an undone one is none', async () => {
    const templateId = await publish(shuke, stage.operator, { uses: 3 })
    const couponId = await claim(shuke, member, templateId)
    const now = () => shuke.must(member, 'member', 'coupons.code', { couponId })
    expect((await now()).redeemed).toBeUndefined()
    const code = await codeOn(shuke, member, couponId)
    const { storeId, clerk } = stage
    const { receipt } = await shuke.must(clerk, 'clerk', 'redemption.redeem', { storeId, code })
    expect(await now()).toMatchObject({ status: 'issued', code: expect.any(String) })
    expect((await now()).redeemed?.at).toBe(receipt.at)
    const { redemptionId } = receipt
    await shuke.must(clerk, 'clerk', 'redemption.undo', { storeId, couponId, redemptionId })
    expect((await now()).redeemed).toBeUndefined()
  })
})
