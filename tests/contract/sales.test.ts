import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { MAX_TIERS } from '#core/tiers/limits'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { claim, codeOn, hire, join } from '../story'
import { balanced } from './balanced'
import { change, docs, memberBy } from './points-bench'
import {
  briefOf,
  couponOf,
  memberWith,
  openTill,
  quote,
  record,
  sell,
  setPoints,
  startTill,
  type Till,
  tierRules,
  visit,
} from './sales-bench'

/** So that the hours of these tests lie in one business day. */
const MORNING = Date.parse('2027-01-15T09:00:00+08:00')

describe('a sale at the till', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(MORNING))
  })
  afterAll(() => shuke.stop())

  it('quotes list, tier, best coupon, points and what is earned, in four round trips', async () => {
    const member = await memberWith(shuke, till, 300)
    const couponId = await claim(shuke, member, till.templateId)
    const shown = await quote(shuke, till, member, { points: 205 })
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(4)
    expect(shown).toMatchObject({
      sum: {
        listFen: 10_000,
        tierOffFen: 0,
        couponOffFen: 1200,
        pointsOffFen: 2050,
        pointsUsed: 205,
        payFen: 6750,
        pointsEarned: 67,
        growth: 67,
      },
      tier: { name: '新客', pricePercent: 100, pointsPercent: 100 },
      used: [{ couponId, offFen: 1200, soloFen: 1200 }],
      lines: [{ count: 1, listFen: 10_000, tierOffFen: 0, couponOffFen: 1200, payFen: 8800 }],
      points: { spendable: 300, most: 300, mostFen: 3000 },
    })
    expect(shown.quote.length).toBeLessThan(4000)
  })

  it('records exactly what was quoted in six round trips, and the member sees it', async () => {
    const member = await memberWith(shuke, till, 300)
    const couponId = await claim(shuke, member, till.templateId)
    const shown = await quote(shuke, till, member, { points: 205 })
    const reply = await record(shuke, till, shown.quote)
    if (!reply.ok) throw new Error(reply.error.code)
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(6)
    expect(reply.data).toMatchObject({
      sale: {
        sum: shown.sum,
        store: '一店',
        coupons: [{ couponId, name: '满 60 减 12', offFen: 1200 }],
        lines: shown.lines,
        returns: [],
        rev: 1,
      },
      balance: 300 - 205 + 67,
    })
    const { sale, redeemed } = await shuke.must(member, 'member', 'membership.code', {})
    expect(sale).toMatchObject({ saleId: reply.data.sale.id, payFen: 6750, pointsEarned: 67 })
    expect(redeemed).toBeUndefined()
    const { story } = await shuke.must(member, 'member', 'coupons.show', { couponId })
    expect(story.at(-1)).toMatchObject({ event: 'redeemed', store: '一店' })
    await balanced(shuke, member)
  })

  it('tells the newest sale for two minutes, with no further read', async () => {
    const member = await memberWith(shuke, till)
    await sell(shuke, till, member)
    await shuke.must(member, 'member', 'membership.code', {})
    const trips = roundTrips(shuke.lastCall('member'))
    expect(trips).toHaveLength(2)
    await shuke.cloud.clock.advance(2 * MINUTE + 1000)
    expect((await shuke.must(member, 'member', 'membership.code', {})).sale).toBeUndefined()
  })

  it('shows an entry that says why: rule, document and place', async () => {
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member)
    const { rows } = await shuke.must(member, 'member', 'points.page', {})
    const entryId = rows[0]?.id ?? ''
    const { entry } = await shuke.must(member, 'member', 'points.entry', { entryId })
    expect(entry).toMatchObject({
      cause: 'sale',
      points: 100,
      rule: '每 1 元得 1 分',
      where: '一店',
      document: { kind: 'sale', id: sale.id, name: '消费 ¥100' },
    })
  })

  it('raises the tier at once, and the next sale has the member price', async () => {
    const member = await memberWith(shuke, till)
    await sell(shuke, till, member, { fen: 100_000 })
    const home = await shuke.must(member, 'member', 'membership.home', {})
    expect(home.tier).toMatchObject({ name: '熟客', growth: 1000 })
    const shown = await quote(shuke, till, member)
    expect(shown.sum).toMatchObject({ tierOffFen: 500, payFen: 9500, pointsEarned: 114 })
  })

  it('gives the first answer to a retry, also when the quote has long gone', async () => {
    const member = await memberWith(shuke, till)
    const { quote: signed } = await quote(shuke, till, member)
    const requestId = newRequestId()
    const first = await record(shuke, till, signed, requestId)
    await shuke.cloud.clock.advance(60 * MINUTE)
    const again = await record(shuke, till, signed, requestId)
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(again.data).toEqual(first.data)
    expect((await briefOf(shuke, member)).balance).toBe(100)
  })

  it('refuses the same request id with another quote', async () => {
    const member = await memberWith(shuke, till)
    const at = await visit(shuke, till, member)
    const [one, two] = [
      await quote(shuke, till, member, { visit: at }),
      await quote(shuke, till, member, { visit: at, fen: 20_000 }),
    ]
    const requestId = newRequestId()
    expect(codeOf(await record(shuke, till, one.quote, requestId))).toBe('ok')
    const changed = await record(shuke, till, two.quote, requestId)
    expect(codeOf(changed)).toBe('request.replay-changed')
    expect(codeOf(await record(shuke, till, two.quote))).toBe('redemption.code-used')
  })

  it('spends the code: no second quote and no second sale of one scan', async () => {
    const member = await memberWith(shuke, till)
    const at = await visit(shuke, till, member)
    const shown = await quote(shuke, till, member, { visit: at })
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('ok')
    const input = { storeId: till.storeId, visit: at, items: [{ fen: 1, count: 1 }] }
    const second = await shuke.call(till.clerk, 'clerk', 'sales.quote', input)
    expect(codeOf(second)).toBe('redemption.code-used')
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('redemption.code-used')
  })

  it('refuses a quote after five minutes and a visit after ten', async () => {
    const member = await memberWith(shuke, till)
    const at = await visit(shuke, till, member)
    const shown = await quote(shuke, till, member, { visit: at })
    await shuke.cloud.clock.advance(5 * MINUTE + 1)
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('sales.quote-expired')
    await shuke.cloud.clock.advance(5 * MINUTE + 1)
    const input = { storeId: till.storeId, visit: at, items: [{ fen: 1, count: 1 }] }
    const late = await shuke.call(till.clerk, 'clerk', 'sales.quote', input)
    expect(codeOf(late)).toBe('sales.visit-expired')
  })

  it('refuses what this system did not sign, and what is signed for another purpose', async () => {
    const member = await memberWith(shuke, till)
    const at = await visit(shuke, till, member)
    const shown = await quote(shuke, till, member, { visit: at })
    const [body = '', mac = ''] = shown.quote.split('.')
    const terms = JSON.parse(Buffer.from(body, 'base64url').toString())
    const cheap = Buffer.from(JSON.stringify({ ...terms, sum: { ...terms.sum, payFen: 1 } }))
    for (const forged of [`${cheap.toString('base64url')}.${mac}`, at, 'a.b', '.'])
      expect(codeOf(await record(shuke, till, forged))).toBe('sales.not-ours')
    const input = { storeId: till.storeId, items: [{ fen: 1, count: 1 }] }
    const swapped = await shuke.call(till.clerk, 'clerk', 'sales.quote', {
      ...input,
      visit: shown.quote,
    })
    expect(codeOf(swapped)).toBe('sales.not-ours')
  })

  it('refuses a member of another brand environment, whose keys are others', async () => {
    const other = await startShuke({
      env: { SHUKE_KEYS: `a:${Buffer.alloc(32, 9).toString('base64')}` },
    })
    try {
      const foreign = await openTill(other)
      const shown = await quote(other, foreign, await memberWith(other, foreign))
      expect(codeOf(await record(shuke, till, shown.quote))).toBe('sales.not-ours')
    } finally {
      await other.stop()
    }
  })

  it('refuses the till of another store, and a clerk with an own sale', async () => {
    const member = await memberWith(shuke, till)
    const at = await visit(shuke, till, member)
    const shown = await quote(shuke, till, member, { visit: at })
    const elsewhere = { clerk: till.operator, storeId: till.otherStoreId }
    expect(codeOf(await record(shuke, elsewhere, shown.quote))).toBe('staff.not-your-store')
    const input = { storeId: till.otherStoreId, visit: at, items: [{ fen: 1, count: 1 }] }
    const moved = await shuke.call(till.operator, 'clerk', 'sales.quote', input)
    expect(codeOf(moved)).toBe('staff.not-your-store')
    const clerk = await hire(shuke, till.operator, till.storeId)
    await join(shuke, clerk)
    const own = await visit(shuke, till, clerk)
    const mine = { ...input, storeId: till.storeId, visit: own }
    expect(codeOf(await shuke.call(clerk, 'clerk', 'sales.quote', mine))).toBe('sales.own-sale')
    const { quote: signed } = await quote(shuke, till, clerk, { visit: own })
    const self = await record(shuke, { clerk, storeId: till.storeId }, signed)
    expect(codeOf(self)).toBe('sales.own-sale')
  })

  it('refuses coupons and points that this sale does not take, with the reason', async () => {
    const member = await memberWith(shuke, till, 50)
    const couponId = await claim(shuke, member, till.templateId)
    const at = await visit(shuke, till, member)
    const base = { storeId: till.storeId, visit: at, items: [{ fen: 5000, count: 1 }] }
    const ask = (over: object) =>
      shuke.send(till.clerk, 'clerk', 'sales.quote', { ...base, ...over })
    expect(await ask({ couponIds: [couponId] })).toMatchObject({
      error: { code: 'sales.coupon-not-usable', message: '这张券不能用在这一笔上：还差 ¥10' },
    })
    expect(await ask({ points: 51 })).toMatchObject({
      error: { code: 'sales.points-too-many', details: { most: 50 } },
    })
    await setPoints(shuke, till.operator, { pointsPerYuan: 0 })
    expect(codeOf(await ask({ points: 1 }))).toBe('sales.points-off')
    await setPoints(shuke, till.operator)
  })

  it('refuses amounts that are no amounts', async () => {
    const member = await memberWith(shuke, till)
    const base = { storeId: till.storeId, visit: await visit(shuke, till, member) }
    const ask = (items: unknown) =>
      shuke.send(till.clerk, 'clerk', 'sales.quote', { ...base, items })
    for (const fen of [-1, 0, 0.5, Number.NaN, 1e9, '12元', '12', '$5', null]) {
      expect(codeOf(await ask([{ fen, count: 1 }]))).toBe('request.invalid')
    }
    expect(codeOf(await ask([]))).toBe('request.invalid')
    expect(codeOf(await ask([{ fen: 100, count: 0 }]))).toBe('request.invalid')
    const much = await ask([{ fen: 10_000_000, count: 2 }])
    expect(much).toMatchObject({
      error: { code: 'sales.too-much', message: '一笔收款不能超过 ¥100000，请分开收' },
    })
  })

  it('refuses a quote that no longer holds, and gives its coupon back in the same call', async () => {
    const member = await memberWith(shuke, till, 100)
    const couponId = await claim(shuke, member, till.templateId)
    const shown = await quote(shuke, till, member, { points: 100 })
    const { _id: memberId } = await memberBy(shuke, member)
    const input = { memberId, points: -1, why: '更正' }
    await shuke.must(till.operator, 'operator', 'points.adjust', input)
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('sales.quote-changed')
    expect(await couponOf(shuke, couponId)).toMatchObject({ status: 'issued', heldAt: 0 })
    const next = await quote(shuke, till, member, { points: 99 })
    expect(next.used).toMatchObject([{ couponId }])
    expect(codeOf(await record(shuke, till, next.quote))).toBe('ok')
  })

  it('refuses a price of a tier that the member has not any more', async () => {
    const member = await memberWith(shuke, till)
    const stale = await quote(shuke, till, member)
    await sell(shuke, till, member, { fen: 100_000 })
    // The later sale spent a later code, and that is said first.
    expect(codeOf(await record(shuke, till, stale.quote))).toBe('redemption.code-used')
    const shown = await quote(shuke, till, member)
    const { sale } = await sellBack(member)
    expect(sale.returns).toHaveLength(1)
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('sales.quote-changed')
  })

  /** Returns the member's newest sale as a whole; the tier falls with it. */
  const sellBack = async (member: string) => {
    const { _id: memberId } = await memberBy(shuke, member)
    const [sale] = await docs<{ _id: string; rev: number; sum: { listFen: number } }>(
      shuke,
      'sales',
      { memberId },
    )
    if (!sale) throw new Error('nothing sold')
    const input = { saleId: sale._id, rev: sale.rev, listFen: sale.sum.listFen }
    const { storeId, manager } = till
    return shuke.must(manager, 'clerk', 'sales.return', { storeId, ...input })
  }

  it('lists the sales of the day with their clerks, newest first', async () => {
    const { rows } = await shuke.must(till.clerk, 'clerk', 'sales.today', { storeId: till.storeId })
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort((a, b) => b - a))
    expect(rows.every(({ clerk }) => clerk === '小周')).toBe(true)
    const elsewhere = { storeId: till.otherStoreId }
    const other = await shuke.must(till.operator, 'clerk', 'sales.today', elsewhere)
    expect(other.rows).toEqual([])
  })

  it('lets two tills at once sell to one member only once per code', async () => {
    const member = await memberWith(shuke, till, 100)
    const at = await visit(shuke, till, member)
    const quotes = await Promise.all(
      [till.clerk, till.manager].map(() => quote(shuke, till, member, { visit: at, points: 100 })),
    )
    const codes = await Promise.all(
      quotes.map((one) => record(shuke, till, one.quote).then(codeOf)),
    )
    expect(codes.sort()).toEqual(['ok', 'redemption.code-used'])
    expect((await briefOf(shuke, member)).balance).toBe(90)
    await balanced(shuke, member)
  })

  it('lets one of two sales at once have the same coupon, and the same points', async () => {
    const member = await memberWith(shuke, till, 100)
    const couponId = await claim(shuke, member, till.templateId)
    const early = await quote(shuke, till, member, { points: 100 })
    const late = await quote(shuke, till, member, { points: 100 })
    const codes = await Promise.all([early, late].map((one) => record(shuke, till, one.quote)))
    expect(codes.filter(({ ok }) => ok)).toHaveLength(1)
    const [sale] = await docs<{ coupons: { id: string }[] }>(shuke, 'sales', {
      memberId: (await memberBy(shuke, member))._id,
    })
    expect(sale?.coupons).toMatchObject([{ id: couponId }])
    expect((await couponOf(shuke, couponId)).status).toBe('redeemed')
    await balanced(shuke, member)
  })

  it('knows no member who has ended the membership, and lets their coupon go', async () => {
    const member = await memberWith(shuke, till)
    const couponId = await claim(shuke, member, till.templateId)
    const at = await visit(shuke, till, member)
    const shown = await quote(shuke, till, member, { visit: at })
    const { _id } = await memberBy(shuke, member)
    await change(shuke, 'members', { _id }, { $set: { closedAt: 1 } })
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('sales.not-ours')
    expect((await couponOf(shuke, couponId)).heldAt).toBe(0)
    const input = { storeId: till.storeId, visit: at, items: [{ fen: 1, count: 1 }] }
    const gone = await shuke.call(till.clerk, 'clerk', 'sales.quote', input)
    expect(codeOf(gone)).toBe('sales.not-ours')
  })

  it('signs the longest programme there can be into a quote that the contract takes', async () => {
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
    const member = await memberWith(shuke, till)
    await claim(shuke, member, till.templateId)
    const shown = await quote(shuke, till, member)
    expect(shown.quote.length).toBeLessThan(4000)
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('ok')
    await save(tierRules)
  })

  it('refuses a quote whose coupon was used meanwhile, even when that was taken back', async () => {
    const member = await memberWith(shuke, till)
    const couponId = await claim(shuke, member, till.templateId)
    const shown = await quote(shuke, till, member)
    const { storeId, clerk } = till
    const code = await codeOn(shuke, member, couponId)
    const { receipt } = await shuke.must(clerk, 'clerk', 'redemption.redeem', { storeId, code })
    const { redemptionId } = receipt
    await shuke.must(clerk, 'clerk', 'redemption.undo', { storeId, couponId, redemptionId })
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('sales.quote-changed')
    expect(await couponOf(shuke, couponId)).toMatchObject({ status: 'issued', heldAt: 0 })
  })

  it('does not let the coupon of a sale be taken back without the sale', async () => {
    const member = await memberWith(shuke, till)
    const couponId = await claim(shuke, member, till.templateId)
    const { sale } = await sell(shuke, till, member)
    const { storeId, clerk } = till
    const input = { storeId, couponId, redemptionId: sale.id }
    const undo = await shuke.call(clerk, 'clerk', 'redemption.undo', input)
    expect(codeOf(undo)).toBe('redemption.part-of-sale')
  })
})
