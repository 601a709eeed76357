import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { statusAfter } from '#core/coupons/life-cycle'
import type { StoryEvent } from '#core/coupons/views'
import { businessDayOf, DAY, MINUTE, monthOf } from '#core/kernel/time'
import { MAX_ITEMS, MAX_SIGNED } from '#core/sales/limits'
import { MAX_TIERS } from '#core/tiers/limits'
import { codeOf, newRequestId, roundTrips, type Shuke } from '../bench'
import { claim, codeOn, hire, publish } from '../story'
import { balanced } from './balanced'
import { fireJobs } from './jobs-bench'
import { docs } from './points-bench'
import {
  memberWith,
  quote,
  record,
  sell,
  startTill,
  type Till,
  takeBack,
  tierRules,
} from './sales-bench'

interface CouponBooks {
  _id: string
  status: 'issued' | 'held' | 'redeemed' | 'reversed'
  used: number
  costFen: number
  salesFen: number
  sales: number
  heldAt: number
  story: StoryEvent[]
  redemptions: { id: string; fen: number; saleId?: string; undoneAt?: number }[]
}

interface Row {
  _id: string
  action: string
  storeId: string
  uses?: { couponId: string; fen: number; back: boolean; bearer: string; redemptionId: string }[]
}

const catalogue = {
  categories: [
    { id: 'hot', name: '热饮' },
    { id: 'sweet', name: '点心' },
  ],
  products: [
    { id: 'tea', name: '老白茶', categoryId: 'hot', fen: 3000 },
    { id: 'cake', name: '桂花糕', categoryId: 'sweet', fen: 1200 },
  ],
  rev: 0,
}

const group = (name: string) => ({ group: name, alone: false })
const forGoods = (productIds: string[], categoryIds: string[] = []) => ({
  productIds,
  categoryIds,
})

const forms = {
  off: { name: '满 60 减 12', stacking: group('满减'), bearer: { kind: 'store' } },
  percent: {
    name: '88 折',
    benefit: { kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 0 },
    stacking: group('折扣'),
    bearer: { kind: 'partner', name: '青山银行' },
  },
  cake: {
    name: '送一块糕',
    benefit: { kind: 'exchange', item: '桂花糕', valueFen: 1200 },
    scope: forGoods(['cake']),
    stacking: group('兑换'),
  },
  tea: {
    name: '老白茶会员价',
    benefit: { kind: 'item-price', item: '老白茶', priceFen: 2500, capFen: 500 },
    scope: forGoods([], ['hot']),
    stacking: group('会员价'),
  },
  alone: { name: '单用减 20', stacking: { group: '单用', alone: true } },
  punch: {
    name: '三次减 5',
    benefit: { kind: 'amount-off', offFen: 500, minFen: 0 },
    stacking: group('次卡'),
    uses: 3,
  },
} satisfies Record<string, Partial<TemplateForm>>

type Kind = keyof typeof forms

describe('a sale with several coupons', () => {
  let shuke: Shuke
  let till: Till
  const templates = {} as Record<Kind, string>

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-01-15T09:00:00+08:00')))
    await shuke.must(till.operator, 'operator', 'products.save', { catalogue })
    for (const [kind, form] of Object.entries(forms))
      templates[kind as Kind] = await publish(shuke, till.operator, { perMember: 5, ...form })
  })
  afterAll(() => shuke.stop())

  const buyer = async (...kinds: Kind[]) => {
    const member = await memberWith(shuke, till)
    const ids: string[] = []
    for (const kind of kinds) ids.push(await claim(shuke, member, templates[kind]))
    return { member, ids }
  }
  const books = async (couponId: string): Promise<CouponBooks> => {
    const [found] = await docs<CouponBooks>(shuke, 'coupons', { _id: couponId })
    if (!found) throw new Error('no such coupon')
    expect(statusAfter(found.story)).toBe(found.status)
    return found
  }
  const rowOf = async (id: string): Promise<Row> => {
    const [row] = await docs<Row>(shuke, 'audit', { subject: id })
    if (!row) throw new Error('no such row')
    return row
  }
  const goods = [
    { fen: 3000, count: 2, productId: 'tea' },
    { fen: 1200, count: 1, productId: 'cake' },
    { fen: 5000, count: 1 },
  ]

  it('uses the best combination, names the goods, and says why not the others', async () => {
    const { member, ids } = await buyer('off', 'percent', 'cake', 'tea', 'alone')
    const shown = await quote(shuke, till, member, { items: goods })
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(4)
    const [off, percent, cake, , alone] = ids
    // List 122; cake −12, then −12, then 12 % of 98.
    expect(shown.used.map(({ couponId, offFen }) => [couponId, offFen])).toEqual([
      [cake, 1200],
      [off, 1200],
      [percent, 1176],
    ])
    expect(shown.sum).toMatchObject({ listFen: 12_200, couponOffFen: 3576, payFen: 8624 })
    expect(shown.lines.map(({ name, count, listFen }) => [name, count, listFen])).toEqual([
      ['老白茶', 2, 6000],
      ['桂花糕', 1, 1200],
      [undefined, 1, 5000],
    ])
    for (const part of ['listFen', 'tierOffFen', 'couponOffFen', 'payFen'] as const)
      expect(shown.lines.reduce((all, line) => all + line[part], 0)).toBe(shown.sum[part])
    const why = new Map(shown.coupons.map((one) => [one.couponId, one.why]))
    expect(why.get(alone ?? '')).toMatch(/^不能和「.+」同时用$/)
    expect(shown.coupons).toHaveLength(5)
  })

  it('uses each coupon with its own entry: what it took off, who bears it, what it brought', async () => {
    const { member, ids } = await buyer('off', 'percent')
    const { sale } = await sell(shuke, till, member, { items: goods })
    expect(sale.coupons).toMatchObject([
      { couponId: ids[0], offFen: 1200 },
      { couponId: ids[1], offFen: 1320 },
    ])
    const row = await rowOf(sale.id)
    expect(row.uses).toMatchObject([
      { couponId: ids[0], fen: 1200, back: false, bearer: 'store', redemptionId: sale.id },
      {
        couponId: ids[1],
        fen: 1320,
        back: false,
        bearer: '青山银行',
        redemptionId: `${sale.id}.1`,
      },
    ])
    for (const [i, id] of ids.entries()) {
      const one = await books(id)
      const fen = row.uses?.[i]?.fen ?? -1
      expect(one).toMatchObject({ status: 'redeemed', used: 1, costFen: fen, sales: 1 })
      expect(one).toMatchObject({ salesFen: sale.sum.payFen, redemptions: [{ fen }] })
      expect(one.redemptions[0]?.id).toBe(row.uses?.[i]?.redemptionId)
    }
    await balanced(shuke, member)
  })

  it('takes six round trips with three coupons: theirs are one', async () => {
    const { member } = await buyer('off', 'percent', 'cake')
    await sell(shuke, till, member, { items: goods })
    const trips = roundTrips(shuke.lastCall('clerk'))
    expect(trips.filter((trip) => trip === 'modifyDocument coupons')).toHaveLength(3)
    expect(trips).toHaveLength(5 + 3)
  })

  it('takes exactly the coupons that the clerk chose', async () => {
    const { member, ids } = await buyer('off', 'percent', 'tea')
    const couponIds = [ids[2] ?? '', ids[1] ?? '']
    const shown = await quote(shuke, till, member, { items: goods, couponIds })
    expect(shown.used.map(({ couponId }) => couponId)).toEqual(couponIds)
    const none = await quote(shuke, till, member, { items: goods, couponIds: [] })
    expect(none).toMatchObject({ used: [], sum: { couponOffFen: 0 } })
  })

  it('refuses coupons that do not go together, or not with these goods', async () => {
    const { member, ids } = await buyer('off', 'alone', 'cake')
    const ask = (couponIds: (string | undefined)[], items = goods) =>
      quote(shuke, till, member, { items, couponIds: couponIds.map(String) })
    await expect(ask([ids[0], ids[1]])).rejects.toThrow('sales.coupon-not-usable')
    await expect(ask([ids[2]], goods.slice(0, 1))).rejects.toThrow('不适用这些商品')
    const unknown = [{ fen: 100, count: 1, productId: 'gone' }]
    await expect(ask([], unknown)).rejects.toThrow('sales.product-unknown')
  })

  it('uses a coupon of several uses once per sale, and ends it with its last use', async () => {
    const { member, ids } = await buyer('punch')
    const id = ids[0] ?? ''
    for (const used of [1, 2, 3]) {
      await sell(shuke, till, member, { fen: 2000 })
      const { status, ...one } = await books(id)
      expect(one).toMatchObject({ used, sales: used, costFen: 500 * used })
      expect(status).toBe(used === 3 ? 'redeemed' : 'issued')
    }
    expect((await books(id)).story.map(({ event }) => event)).toEqual([
      'issued',
      'used',
      'used',
      'redeemed',
    ])
    expect((await quote(shuke, till, member)).coupons).toEqual([])
  })

  it('spends the code of a coupon of several uses: a picture of it is worth no second use', async () => {
    const { member, ids } = await buyer('punch')
    await shuke.cloud.clock.advance(MINUTE)
    const shown = { storeId: till.storeId, code: await codeOn(shuke, member, ids[0] ?? '') }
    const scanned = await shuke.must(till.clerk, 'clerk', 'redemption.quote', shown)
    if (scanned.kind !== 'coupon') throw new Error('not a coupon code')
    const asked = { fen: 2000, visit: scanned.quote.visit }
    const { quote: signed, used } = await quote(shuke, till, member, asked)
    expect(used).toHaveLength(1)
    expect(codeOf(await record(shuke, till, signed))).toBe('ok')
    const redeemed = await shuke.call(till.clerk, 'clerk', 'redemption.redeem', shown)
    expect(codeOf(redeemed)).toBe('redemption.code-used')
    expect(await books(ids[0] ?? '')).toMatchObject({ used: 1 })
  })

  it.each([
    ['its own code', 'coupon'],
    ['a pick', 'pick'],
  ])('is spent by whichever comes first, sale or redemption: %s', async (_what, by) => {
    const scan = async () => {
      const { member, ids } = await buyer('punch', 'off')
      const [couponId = '', otherId = ''] = ids
      await shuke.cloud.clock.advance(MINUTE)
      const { storeId, clerk } = till
      const at = by === 'coupon' ? await codeOn(shuke, member, couponId) : await codeBy(member)
      const input = { storeId, code: at }
      if (by === 'pick') {
        const picked = await shuke.must(clerk, 'clerk', 'redemption.pick', { ...input, couponId })
        return { member, couponId, otherId, code: picked.code, visit: picked.quote.visit }
      }
      const scanned = await shuke.must(clerk, 'clerk', 'redemption.quote', input)
      if (scanned.kind !== 'coupon') throw new Error('not a coupon code')
      return { member, couponId, otherId, code: at, visit: scanned.quote.visit }
    }
    const codeBy = async (member: string) =>
      (await shuke.must(member, 'member', 'membership.code', {})).code
    const redeem = (code: string) =>
      shuke.call(till.clerk, 'clerk', 'redemption.redeem', { storeId: till.storeId, code })
    const ask = ({ visit, otherId }: Awaited<ReturnType<typeof scan>>, used = [otherId]) =>
      shuke.call(till.clerk, 'clerk', 'sales.quote', {
        storeId: till.storeId,
        visit,
        items: [{ fen: 20_000, count: 1 }],
        couponIds: used,
      })
    const first = await scan()
    expect(codeOf(await redeem(first.code))).toBe('ok')
    expect(codeOf(await ask(first, [first.couponId]))).toBe('redemption.code-used')
    expect(codeOf(await ask(first, []))).toBe('redemption.code-used')
    for (const used of [[], [0]]) {
      const between = await scan()
      const ids = used.map(() => between.otherId)
      const priced = await ask(between, ids)
      if (!priced.ok) throw new Error(priced.error.code)
      expect(codeOf(await redeem(between.code))).toBe('ok')
      const late = await record(shuke, till, priced.data.quote)
      expect(codeOf(late)).toBe('redemption.code-used')
      expect(await books(between.otherId)).toMatchObject({ status: 'issued', used: 0 })
      const sold = await scan()
      const again = await ask(
        sold,
        used.map(() => sold.otherId),
      )
      if (!again.ok) throw new Error(again.error.code)
      expect(codeOf(await record(shuke, till, again.data.quote))).toBe('ok')
      expect(codeOf(await redeem(sold.code))).toBe('redemption.code-used')
    }
  })

  it('lets only one of two sales at once use the same coupon, and gives the other back', async () => {
    const { member, ids } = await buyer('off', 'percent')
    const both = [await quote(shuke, till, member), await quote(shuke, till, member)]
    const one = { ...both[0], quote: both[0]?.quote ?? '' }
    const replies = await Promise.all(
      [one.quote, both[1]?.quote ?? ''].map((signed) => record(shuke, till, signed)),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const id of ids) expect(await books(id)).toMatchObject({ status: 'redeemed', used: 1 })
  })

  it('uses none when one of two has changed', async () => {
    const { member, ids } = await buyer('off', 'punch')
    const shown = await quote(shuke, till, member, { items: goods })
    expect(shown.used).toHaveLength(2)
    const { storeId, clerk } = till
    const code = await codeOn(shuke, member, ids[1] ?? '')
    await shuke.must(clerk, 'clerk', 'redemption.redeem', { storeId, code })
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('sales.quote-changed')
    const off = await books(ids[0] ?? '')
    expect(off).toMatchObject({ status: 'issued', used: 0, costFen: 0, sales: 0, heldAt: 0 })
    expect(off.redemptions.every(({ undoneAt }) => undoneAt !== undefined)).toBe(true)
  })

  it('counts each coupon in the daily limit of its clerk, and none that is not used', async () => {
    const clerk = await hire(shuke, till.operator, till.storeId)
    const { staff } = await shuke.must(till.operator, 'operator', 'staff.list', {})
    const staffId = staff[0]?.id ?? ''
    const input = { staffId, storeId: till.storeId, dailyLimit: 3 }
    await shuke.must(till.operator, 'operator', 'staff.limit', input)
    const sellBy = async (over: object = {}) => {
      const { member, ids } = await buyer('off', 'percent')
      const shown = await quote(shuke, till, member, { items: goods, ...over })
      const requestId = newRequestId()
      const by = { clerk, storeId: till.storeId }
      return { ids, again: () => record(shuke, by, shown.quote, requestId) }
    }
    const first = await sellBy()
    expect([codeOf(await first.again()), codeOf(await first.again())]).toEqual(['ok', 'ok'])
    const second = await sellBy()
    expect(codeOf(await second.again())).toBe('staff.daily-limit')
    for (const id of second.ids)
      expect(await books(id)).toMatchObject({ status: 'issued', used: 0 })
    expect(codeOf(await (await sellBy({ couponIds: [] })).again())).toBe('ok')
  })

  it('is counted by the board, coupon by coupon, until it comes back', async () => {
    const redeemed = async () => {
      await fireJobs(shuke)
      await fireJobs(shuke)
      const month = monthOf(businessDayOf(await shuke.cloud.clock.now()))
      const wish = { figure: 'redeemed', month } as const
      return Number((await shuke.must(till.operator, 'operator', 'board.figure', wish)).figure.text)
    }
    const before = await redeemed()
    const { member } = await buyer('off', 'percent')
    const { sale } = await sell(shuke, till, member, { items: goods })
    expect(await redeemed()).toBe(before + 2)
    await takeBack(shuke, till, sale, 12_200)
    expect(await redeemed()).toBe(before)
  })

  it('signs the longest quote there can be', async () => {
    const tiers = Array.from({ length: MAX_TIERS }, (_, i) => ({
      name: `第${i}级熟客呀`,
      from: i * 1_000_000,
      pricePercent: 100,
      pointsPercent: 100,
      ...(i < MAX_TIERS - 1 ? { to: i * 1_000_000 + 999_999 } : {}),
    }))
    const save = (rules: typeof tierRules) =>
      shuke.must(till.operator, 'operator', 'program.saveTiers', { rules })
    await save({ ...tierRules, tiers })
    const { rev } = (await shuke.must(till.operator, 'operator', 'products.list', {})).catalogue
    const many = Array.from({ length: MAX_ITEMS }, (_, i) => ({
      id: `${'p'.repeat(20)}${i}`,
      name: `${'一二三四五六七八九'.repeat(2)}${i}`,
      categoryId: 'hot',
      fen: 199_999,
    }))
    const more = { ...catalogue, products: [...catalogue.products, ...many], rev }
    await shuke.must(till.operator, 'operator', 'products.save', { catalogue: more })
    const { member } = await buyer('off', 'percent', 'tea')
    const items = many.map(({ id, fen }) => ({ fen, count: 1, productId: id }))
    const shown = await quote(shuke, till, member, { items })
    expect(shown.used).toHaveLength(3)
    expect(shown.quote.length).toBeLessThan(MAX_SIGNED)
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('ok')
    await save(tierRules)
  })

  describe('that comes back', () => {
    it('gives all coupons back with the whole of it, and their entries', async () => {
      const { member, ids } = await buyer('off', 'percent')
      const { sale } = await sell(shuke, till, member, { items: goods })
      const part = await takeBack(shuke, till, sale, 1000)
      if (!part.ok) throw new Error(part.error.code)
      expect(part.data.back.couponBack).toBe(false)
      const requestId = newRequestId()
      const { rev } = part.data.sale
      const rest = await takeBack(shuke, till, { ...sale, rev }, 11_200, { requestId })
      if (!rest.ok) throw new Error(rest.error.code)
      expect(rest.data.back.couponBack).toBe(true)
      for (const id of ids) {
        const one = await books(id)
        expect(one).toMatchObject({ status: 'issued', used: 0, costFen: 0, salesFen: 0, sales: 0 })
        expect(one.story.at(-1)).toMatchObject({ event: 'returned', store: '一店' })
      }
      const rows = await docs<Row>(shuke, 'audit', { of: sale.id })
      const uses = [await rowOf(sale.id), ...rows].flatMap((row) => row.uses ?? [])
      for (const id of ids) {
        const own = uses.filter(({ couponId }) => couponId === id)
        expect(own.map(({ back }) => back)).toEqual([false, true])
        expect(own.reduce((all, { fen }) => all + fen, 0)).toBe(0)
      }
    })

    it('reverses a coupon that has ended meanwhile: its books go back, it stays over', async () => {
      const { member, ids } = await buyer('off')
      const { sale } = await sell(shuke, till, member, { items: goods })
      await shuke.cloud.clock.advance(40 * DAY)
      const reply = await takeBack(shuke, till, sale, 12_200, { who: till.manager })
      if (!reply.ok) throw new Error(reply.error.code)
      expect(reply.data.back.couponBack).toBe(false)
      const one = await books(ids[0] ?? '')
      expect(one).toMatchObject({ status: 'reversed', used: 0, costFen: 0, sales: 0 })
    })

    it('gives one use back to a coupon with several, also after its last', async () => {
      const { member, ids } = await buyer('punch')
      const sold = []
      for (let i = 0; i < 3; i += 1) sold.push(await sell(shuke, till, member, { fen: 2000 }))
      const [first] = sold
      if (!first) throw new Error('nothing sold')
      const reply = await takeBack(shuke, till, first.sale, 2000)
      expect(codeOf(reply)).toBe('ok')
      expect(await books(ids[0] ?? '')).toMatchObject({ status: 'issued', used: 2, costFen: 1000 })
      await shuke.cloud.clock.advance(MINUTE)
      expect((await quote(shuke, till, member, { fen: 2000 })).used).toHaveLength(1)
    })
  })
})
