import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { DAY, MINUTE } from '#core/kernel/time'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { anyForm, claim, codeOn, hire, join, publish, type Stage, setStage } from '../story'
import { grant, richMember } from './own-data'
import { docs } from './points-bench'

let shuke: Shuke
let stage: Stage

beforeAll(async () => {
  shuke = await startShuke()
  stage = await setStage(shuke)
})
afterAll(() => shuke.stop())

const gift = { kind: 'gift', item: '茶样' } as const
const inShop = (over: Partial<TemplateForm> = {}) =>
  publish(shuke, stage.operator, {
    name: '茶样一份',
    benefit: gift,
    shop: { price: 200, minLevel: 0 },
    ...over,
  })

const rich = async (points = 500) => (await richMember(shuke, stage, points)).member
const briefOf = async (member: string) =>
  (await shuke.must(member, 'member', 'points.page', {})).brief
const goodOf = async (member: string, templateId: string) =>
  (await shuke.must(member, 'member', 'shop.goods', {})).goods.find(
    (good) => good.templateId === templateId,
  )
const exchange = (member: string, templateId: string, requestId = newRequestId()) =>
  shuke.call(member, 'member', 'shop.exchange', { templateId }, requestId)
const exchanged = async (member: string, templateId: string) =>
  (await shuke.must(member, 'member', 'shop.exchange', { templateId })).ticket.id
const cancel = (member: string, couponId: string, requestId = newRequestId()) =>
  shuke.call(member, 'member', 'shop.cancel', { couponId }, requestId)
const redeem = async (member: string, couponId: string) => {
  const code = await codeOn(shuke, member, couponId)
  const input = { storeId: stage.storeId, code }
  return (await shuke.must(stage.clerk, 'clerk', 'redemption.redeem', input)).receipt
}
const giveBack = (person: string, couponId: string, requestId = newRequestId()) =>
  shuke.call(person, 'clerk', 'shop.return', { storeId: stage.storeId, couponId }, requestId)

/** Everything that an exchange could have changed. */
const worldOf = async (member: string, templateId: string) => ({
  documents: await shuke.documents(),
  brief: await briefOf(member),
  good: await goodOf(member, templateId),
})

describe('the points shop', () => {
  it('shows goods with true stock, and exchanges one for its points', async () => {
    const templateId = await inShop({ stock: 2 })
    const member = await rich()
    expect(await goodOf(member, templateId)).toMatchObject({ price: 200, left: 2, state: 'open' })
    const done = await shuke.must(member, 'member', 'shop.exchange', { templateId })
    expect(done).toMatchObject({
      ticket: { name: '茶样一份', status: 'issued' },
      brief: { balance: 300 },
    })
    expect(await goodOf(member, templateId)).toMatchObject({ left: 1, state: 'limit-reached' })
    const { rows } = await shuke.must(member, 'member', 'points.page', {})
    expect(rows[0]).toMatchObject({ kind: 'spend', points: -200, balance: 300 })
    const entryId = rows[0]?.id ?? ''
    const { entry } = await shuke.must(member, 'member', 'points.entry', { entryId })
    expect(entry).toMatchObject({
      cause: 'exchange',
      document: { kind: 'coupon', id: done.ticket.id, name: '茶样一份' },
    })
  })

  it('lists a page in five round trips', async () => {
    await shuke.must(stage.member, 'member', 'shop.goods', {})
    expect(roundTrips(shuke.lastCall('member')).length).toBeLessThanOrEqual(5)
  })

  it('does not list what is free, a draft, or what has ended', async () => {
    const form = anyForm({ shop: { price: 5, minLevel: 0 } })
    const { template } = await shuke.must(stage.operator, 'operator', 'coupons.draft', { form })
    const ended = await inShop()
    await shuke.must(stage.operator, 'operator', 'coupons.end', { templateId: ended })
    for (const templateId of [template.id, ended, stage.templateId])
      expect(await goodOf(stage.member, templateId)).toBeUndefined()
  })

  it('gives the first answer to a retry and takes the points once', async () => {
    const templateId = await inShop()
    const member = await rich()
    const requestId = newRequestId()
    const first = await exchange(member, templateId, requestId)
    const again = await exchange(member, templateId, requestId)
    expect(again).toMatchObject({ ok: true, data: (first as { data: object }).data })
    expect((await briefOf(member)).balance).toBe(300)
    const other = await exchange(member, stage.templateId, requestId)
    expect(codeOf(other)).toBe('request.replay-changed')
  })

  it('changes nothing when it refuses', async () => {
    const soldOut = await inShop({ stock: 1 })
    await exchanged(await rich(), soldOut)
    const dear = await inShop({ shop: { price: 501, minLevel: 0 } })
    const ended = await inShop()
    await shuke.must(stage.operator, 'operator', 'coupons.end', { templateId: ended })
    const once = await inShop({ shop: { price: 1, minLevel: 0 } })
    const member = await rich(501)
    await exchanged(member, once)
    const cases = [
      [soldOut, 'coupons.sold-out'],
      [dear, 'points.not-enough'],
      [ended, 'coupons.ended'],
      [once, 'coupons.limit-reached'],
      [stage.templateId, 'shop.good-not-found'],
      ['tnowhere', 'shop.good-not-found'],
    ] as const
    for (const [templateId, code] of cases) {
      const before = await worldOf(member, templateId)
      expect([templateId, codeOf(await exchange(member, templateId))]).toEqual([templateId, code])
      expect(await worldOf(member, templateId)).toEqual(before)
    }
  })

  it('gives the last good to one of many, and takes points from nobody else', async () => {
    const templateId = await inShop({ stock: 1 })
    const people = await Promise.all(Array.from({ length: 12 }, () => rich()))
    const codes = (await Promise.all(people.map((one) => exchange(one, templateId)))).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'coupons.sold-out']))
    const balances = await Promise.all(people.map(async (one) => (await briefOf(one)).balance))
    expect(balances.reduce((all, one) => all + one, 0)).toBe(12 * 500 - 200)
  })

  it('spends no point twice on two devices at once', async () => {
    const goods = [await inShop(), await inShop(), await inShop()]
    const member = await rich(400)
    const codes = (await Promise.all(goods.map((one) => exchange(member, one)))).map(codeOf)
    expect(codes.sort()).toEqual(['ok', 'ok', 'points.not-enough'])
    expect(await briefOf(member)).toMatchObject({ balance: 0, spendable: 0 })
  })

  it('keeps goods of a higher tier for it, and says which', async () => {
    const points = (name: string, from: number) => ({
      name,
      from,
      pricePercent: 100,
      pointsPercent: 100,
    })
    const form = anyForm({ shop: { price: 10, minLevel: 1 } })
    const early = await shuke.call(stage.operator, 'operator', 'coupons.draft', { form })
    expect(early).toMatchObject({ error: { code: 'coupons.tier-missing' } })
    const rules = {
      tiers: [points('新客', 0), points('熟客', 1000)],
      windowMonths: 12,
      periodMonths: 12,
    }
    await shuke.must(stage.operator, 'operator', 'program.saveTiers', { rules })
    const templateId = await inShop({ shop: { price: 10, minLevel: 1 } })
    const member = await rich()
    expect(await goodOf(member, templateId)).toMatchObject({ state: 'tier-too-low', tier: '熟客' })
    const refused = await exchange(member, templateId)
    expect(refused).toMatchObject({ error: { code: 'shop.tier-too-low' } })
    expect((refused as { error: { message: string } }).error.message).toContain('「熟客」')
  })

  it('is the only way to such a coupon: no claim page, no poster, no card', async () => {
    const templateId = await inShop()
    const member = await join(shuke)
    const { operator, templateId: free } = stage
    for (const route of ['coupons.offer', 'coupons.claim'] as const)
      expect(codeOf(await shuke.call(member, 'member', route, { templateId }))).toBe(
        'coupons.offer-not-found',
      )
    const poster = await shuke.call(operator, 'operator', 'coupons.offerCode', { templateId })
    expect(codeOf(poster)).toBe('coupons.in-shop')
    const batch = { name: '首批', templateId, count: 5 }
    const made = await shuke.call(operator, 'operator', 'inserts.create', batch)
    expect(codeOf(made)).toBe('inserts.template-in-shop')
    const { batch: other } = await shuke.must(operator, 'operator', 'inserts.create', {
      ...batch,
      templateId: free,
    })
    const target = { batchId: other.id, templateId }
    const turned = await shuke.call(operator, 'operator', 'inserts.retarget', target)
    expect(codeOf(turned)).toBe('inserts.template-in-shop')
  })
})

describe('an exchange taken back', () => {
  it('restores lots, stock and the member’s count, and gives new coupons new ids', async () => {
    const templateId = await inShop({ stock: 1 })
    const member = await rich()
    const before = await shuke.must(member, 'member', 'points.page', {})
    const couponId = await exchanged(member, templateId)
    const seen = await shuke.must(member, 'member', 'coupons.show', { couponId })
    expect(seen.shop).toEqual({ paid: 200, canCancel: true })
    const requestId = newRequestId()
    const back = await cancel(member, couponId, requestId)
    expect(back).toMatchObject({ data: { back: 200, ticket: { status: 'voided' } } })
    expect(await cancel(member, couponId, requestId)).toMatchObject({
      data: (back as { data: object }).data,
    })
    const after = await shuke.must(member, 'member', 'points.page', {})
    expect([after.brief, after.ends]).toEqual([before.brief, before.ends])
    expect(await goodOf(member, templateId)).toMatchObject({ left: 1, state: 'open' })
    const second = await exchanged(member, templateId)
    expect(second).not.toBe(couponId)
    const told = await shuke.must(member, 'member', 'coupons.show', { couponId })
    expect(told.story.map(({ event }) => event)).toEqual(['issued', 'cancelled'])
    expect(told.shop).toEqual({ paid: 200, canCancel: false })
  })

  it('makes no point younger: what has ended meanwhile comes back and ends', async () => {
    const rules = { ...NO_PROGRAM.points, expiryMonths: 1 }
    const input = { rules, alsoEarned: false }
    await shuke.must(stage.operator, 'operator', 'program.savePoints', input)
    const templateId = await inShop({ validity: { kind: 'days', days: 366 } })
    const member = await rich()
    const couponId = await exchanged(member, templateId)
    await shuke.cloud.clock.advance(70 * DAY)
    expect(await cancel(member, couponId)).toMatchObject({ data: { brief: { balance: 0 } } })
    const { rows } = await shuke.must(member, 'member', 'points.page', {})
    expect(rows.map(({ kind, points }) => [kind, points])).toEqual([
      ['expire', -200],
      ['restore', 200],
      ['expire', -300],
      ['spend', -200],
      ['earn', 500],
    ])
  })

  it('is refused for a used coupon, a free one, and somebody else’s', async () => {
    const templateId = await inShop()
    const member = await rich()
    const couponId = await exchanged(member, templateId)
    expect(codeOf(await cancel(stage.member, couponId))).toBe('coupons.not-found')
    await redeem(member, couponId)
    const used = await cancel(member, couponId)
    expect(used).toMatchObject({ error: { code: 'shop.cannot-cancel' } })
    expect((used as { error: { message: string } }).error.message).toContain('已经用掉')
    const free = await claim(shuke, member, stage.templateId)
    expect(codeOf(await cancel(member, free))).toBe('shop.not-from-shop')
  })

  it('happens once when two devices ask at once', async () => {
    const templateId = await inShop()
    const member = await rich()
    const couponId = await exchanged(member, templateId)
    const replies = await Promise.all([cancel(member, couponId), cancel(member, couponId)])
    expect(replies.map(codeOf).sort()).toEqual(['ok', 'shop.cannot-cancel'])
    expect((await briefOf(member)).balance).toBe(500)
  })

  it('and a redemption at the same moment: one of the two, never both', async () => {
    const templateId = await inShop()
    const member = await rich()
    const couponId = await exchanged(member, templateId)
    const code = await codeOn(shuke, member, couponId)
    const { storeId, clerk } = stage
    const [used, back] = await Promise.all([
      shuke.call(clerk, 'clerk', 'redemption.redeem', { storeId, code }),
      cancel(member, couponId),
    ])
    expect([used.ok, back.ok].filter(Boolean)).toHaveLength(1)
    expect((await briefOf(member)).balance).toBe(back.ok ? 500 : 300)
  })
})

describe('a gift that comes back to the store', () => {
  it('is taken by the manager alone, once, and its hand-out can not be undone after', async () => {
    const templateId = await inShop({ stock: 1 })
    const member = await rich()
    const couponId = await exchanged(member, templateId)
    const manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    expect(codeOf(await giveBack(stage.clerk, couponId))).toBe('role.manager-required')
    expect(codeOf(await giveBack(manager, couponId))).toBe('shop.return-not-picked-up')
    const { redemptionId } = await redeem(member, couponId)
    const requestId = newRequestId()
    const back = await giveBack(manager, couponId, requestId)
    expect(back).toMatchObject({ data: { name: '茶样一份', back: 200 } })
    expect(await giveBack(manager, couponId, requestId)).toMatchObject({
      data: (back as { data: object }).data,
    })
    expect(codeOf(await giveBack(manager, couponId))).toBe('shop.cannot-cancel')
    expect((await briefOf(member)).balance).toBe(500)
    expect(await goodOf(member, templateId)).toMatchObject({ left: 1, state: 'open' })
    const input = { storeId: stage.storeId, couponId, redemptionId }
    const undone = await shuke.call(manager, 'clerk', 'redemption.undo', input)
    expect(codeOf(undone)).toBe('redemption.already-undone')
    const { story } = await shuke.must(member, 'member', 'coupons.show', { couponId })
    expect(story.at(-1)).toMatchObject({ event: 'cancelled', store: '一店' })
  })

  it('leaves the settlement of its store, and with the last of several hand-outs can not', async () => {
    const worth = { ...gift, valueFen: 1800 }
    const manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    const settled = async (couponId: string) => {
      const rows = await docs<{ uses?: { fen: number }[] }>(shuke, 'audit', { subject: couponId })
      return rows.flatMap(({ uses = [] }) => uses).map(({ fen }) => fen)
    }
    const member = await rich()
    const once = await exchanged(member, await inShop({ benefit: worth }))
    await redeem(member, once)
    expect(codeOf(await giveBack(manager, once))).toBe('ok')
    expect(await settled(once)).toEqual([1800, -1800])
    const several = await exchanged(member, await inShop({ benefit: worth, uses: 2 }))
    await redeem(member, several)
    expect(codeOf(await cancel(member, several))).toBe('shop.cannot-cancel')
    await shuke.cloud.clock.advance(MINUTE)
    await redeem(member, several)
    expect(codeOf(await giveBack(manager, several))).toBe('shop.cannot-cancel')
    expect(await settled(several)).toEqual([1800, 1800])
  })

  it('that has ended keeps its points: the reversal sends the manager to the return', async () => {
    const { operator, storeId } = stage
    const manager = await hire(shuke, operator, storeId, 'manager')
    const short = { validity: { kind: 'days', days: 1 }, uses: 2 } as const
    const member = await rich()
    const couponId = await exchanged(member, await inShop(short))
    const reverse = (redemptionId: string) => {
      const input = { storeId, couponId, redemptionId, why: '顾客退货' }
      return shuke.call(manager, 'clerk', 'redemption.reverse', input)
    }
    const first = await redeem(member, couponId)
    await shuke.cloud.clock.advance(MINUTE)
    const second = await redeem(member, couponId)
    await shuke.cloud.clock.advance(2 * DAY)
    expect(codeOf(await reverse(first.redemptionId))).toBe('ok')
    expect(codeOf(await reverse(second.redemptionId))).toBe('redemption.return-gift')
    expect((await briefOf(member)).balance).toBe(300)
    expect(codeOf(await giveBack(manager, couponId))).toBe('ok')
    expect((await briefOf(member)).balance).toBe(500)
  })

  it('says in the log of the day what points paid, and that it is back for good', async () => {
    const { operator, storeId } = stage
    const manager = await hire(shuke, operator, storeId, 'manager')
    const member = await rich()
    const couponId = await exchanged(member, await inShop())
    const free = await claim(shuke, member, await publish(shuke, operator, { benefit: gift }))
    const { redemptionId, paid } = await redeem(member, couponId)
    expect([paid, (await redeem(member, free)).paid]).toEqual([200, undefined])
    const log = async () => {
      const { rows } = await shuke.must(manager, 'clerk', 'redemption.today', { storeId })
      return [couponId, free].map((one) => rows.find((row) => row.couponId === one))
    }
    const open = { state: 'redeemed', canUndo: true }
    expect(await log()).toMatchObject([{ ...open, redemptionId, paid: 200 }, open])
    expect((await log())[1]).not.toHaveProperty('paid')
    expect(codeOf(await giveBack(manager, couponId))).toBe('ok')
    expect(await log()).toMatchObject([{ state: 'returned', canUndo: false, paid: 200 }, open])
    const { last } = await shuke.must(manager, 'clerk', 'staff.home', {})
    expect(last.find((row) => row.couponId === couponId)).toMatchObject({ canUndo: false })
  })

  it('is not known in another store, nor by a manager elsewhere', async () => {
    const templateId = await inShop()
    const member = await rich()
    const couponId = await exchanged(member, templateId)
    await redeem(member, couponId)
    const { store } = await shuke.must(stage.operator, 'operator', 'stores.save', {
      name: '二店',
      address: '东门',
    })
    const other = await hire(shuke, stage.operator, store.id, 'manager')
    const elsewhere = { storeId: store.id, couponId }
    expect(codeOf(await shuke.call(other, 'clerk', 'shop.return', elsewhere))).toBe(
      'coupons.not-found',
    )
    expect(codeOf(await giveBack(other, couponId))).toBe('staff.not-your-store')
  })

  it('is refused to a manager who picked it up', async () => {
    const templateId = await inShop()
    const manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    await join(shuke, manager)
    await grant(shuke, stage, manager, 200)
    const couponId = await exchanged(manager, templateId)
    await redeem(manager, couponId)
    await shuke.cloud.clock.advance(MINUTE)
    expect(codeOf(await giveBack(manager, couponId))).toBe('shop.own-return')
  })
})
