import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import type { SaleReturn } from '#core/sales/views'
import { codeOf, newRequestId, type Shuke } from '../bench'
import { claim, hire, join } from '../story'
import { balanced } from './balanced'
import { change, docs, foldOf, type MemberDoc, memberBy } from './points-bench'
import {
  briefOf,
  couponOf,
  memberWith,
  quote,
  record,
  sell,
  setPoints,
  startTill,
  type Till,
  takeBack,
} from './sales-bench'

const DAY = 24 * 60 * MINUTE

describe('the return of a sale', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-01-15T09:00:00+08:00')))
  })
  afterAll(() => shuke.stop())

  const returned = async (...[sale, listFen, who]: [Sold, number, string?]) => {
    const reply = await takeBack(shuke, till, sale, listFen, who ? { who } : {})
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.data
  }
  type Sold = { id: string; rev: number }

  const accountOf = async (member: string) => (await balanced(shuke, member)).account

  it('puts everything back as it was: money, lots with their dates, growth, tier and coupon', async () => {
    const member = await memberWith(shuke, till, 300)
    const couponId = await claim(shuke, member, till.templateId)
    const before = await accountOf(member)
    const asked = { fen: 150_000, points: 300 }
    const { sale } = await sell(shuke, till, member, asked)
    const home = await shuke.must(member, 'member', 'membership.home', {})
    expect(home.tier?.name).toBe('熟客')
    const { back, debt, waived } = await returned(sale, 150_000)
    expect(back).toMatchObject({
      refundFen: sale.sum.payFen,
      pointsBack: 300,
      pointsTaken: sale.sum.pointsEarned,
      couponBack: true,
    })
    expect([debt, waived]).toEqual([0, 0])
    expect(await accountOf(member)).toEqual(before)
    expect((await shuke.must(member, 'member', 'membership.home', {})).tier).toMatchObject({
      name: '新客',
      growth: 0,
    })
    expect((await couponOf(shuke, couponId)).story.at(-1)?.event).toBe('returned')
    const next = await quote(shuke, till, member)
    expect(next.used).toMatchObject([{ couponId }])
  })

  it('Odoo#257854: who buys, spends the points and sends the goods back does not keep them', async () => {
    const member = await memberWith(shuke, till)
    for (let round = 1; round <= 3; round += 1) {
      const { sale: dear } = await sell(shuke, till, member, { fen: 100_000 })
      const { spendable } = await briefOf(shuke, member)
      const { sale: cheap } = await sell(shuke, till, member, { fen: 30_000, points: spendable })
      const { debt } = await returned(dear, 100_000, till.manager)
      expect(debt).toBeGreaterThan(0)
      await returned(cheap, 30_000, till.manager)
      expect(await accountOf(member)).toEqual({ balance: 0, debt: 0, lots: [] })
    }
  })

  it('shows the debt, and later earnings pay it first', async () => {
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member)
    await sell(shuke, till, member, { fen: 2000, points: 100 })
    const { debt } = await returned(sale, 10_000)
    expect(debt).toBe(100 - 10)
    expect(await briefOf(shuke, member)).toMatchObject({ balance: -90, spendable: 0, debt: 90 })
    await sell(shuke, till, member, { fen: 9000 })
    expect(await briefOf(shuke, member)).toMatchObject({ balance: 0, debt: 0 })
    await balanced(shuke, member)
  })

  it('lets the brand choose to let go what was spent, or what can already be spent', async () => {
    const spentBuyer = async () => {
      const member = await memberWith(shuke, till)
      const { sale } = await sell(shuke, till, member)
      await sell(shuke, till, member, { fen: 2000, points: 100 })
      return { member, sale }
    }
    await setPoints(shuke, till.operator, { returnPolicy: 'to-zero' })
    const zero = await spentBuyer()
    expect(await returned(zero.sale, 10_000)).toMatchObject({ debt: 0, waived: 90 })
    expect(await briefOf(shuke, zero.member)).toMatchObject({ balance: 0, debt: 0 })
    await setPoints(shuke, till.operator, { returnPolicy: 'only-pending' })
    const open = await spentBuyer()
    expect(await returned(open.sale, 10_000)).toMatchObject({ debt: 0, waived: 100 })
    expect(await briefOf(shuke, open.member)).toMatchObject({ balance: 10 })
    await setPoints(shuke, till.operator, { returnPolicy: 'only-pending', pendingDays: 7 })
    const waiting = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, waiting)
    expect(await briefOf(shuke, waiting)).toMatchObject({ pending: 100, spendable: 0 })
    expect(await returned(sale, 10_000)).toMatchObject({ debt: 0, waived: 0 })
    expect(await briefOf(shuke, waiting)).toMatchObject({ balance: 0, pending: 0 })
    await setPoints(shuke, till.operator)
  })

  it('sums to the whole sale in parts, and gives the coupon back with the last one only', async () => {
    const member = await memberWith(shuke, till, 300)
    const couponId = await claim(shuke, member, till.templateId)
    const before = await accountOf(member)
    const { sale } = await sell(shuke, till, member, { points: 205 })
    const backs: SaleReturn[] = []
    for (const [i, listFen] of [3333, 1, 6666].entries()) {
      const { back } = await returned({ id: sale.id, rev: sale.rev + i }, listFen)
      backs.push(back)
      expect((await couponOf(shuke, couponId)).status).toBe(i < 2 ? 'redeemed' : 'issued')
    }
    const sum = (of: (one: SaleReturn) => number) => backs.reduce((all, one) => all + of(one), 0)
    expect(sum(({ refundFen }) => refundFen)).toBe(sale.sum.payFen)
    expect(sum(({ pointsBack }) => pointsBack)).toBe(205)
    expect(sum(({ pointsTaken }) => pointsTaken)).toBe(sale.sum.pointsEarned)
    expect(await accountOf(member)).toEqual(before)
    const input = { storeId: till.storeId, saleId: sale.id }
    const shown = await shuke.must(till.clerk, 'clerk', 'sales.show', input)
    expect(shown).toMatchObject({ most: 0, mayReturn: false, sale: { returns: backs, rev: 4 } })
  })

  it('says before what it will do, and does exactly that', async () => {
    const member = await memberWith(shuke, till, 300)
    await claim(shuke, member, till.templateId)
    const { sale } = await sell(shuke, till, member, { points: 100 })
    await sell(shuke, till, member, { fen: 10_000, points: 240 })
    const input = { storeId: till.storeId, saleId: sale.id, listFen: 10_000 }
    const shown = await shuke.must(till.clerk, 'clerk', 'sales.returnQuote', input)
    const done = await returned({ id: sale.id, rev: shown.rev }, 10_000)
    const { id: _quoted, at: _then, ...said } = shown.back
    expect(done.back).toMatchObject(said)
    expect([done.debt, done.waived]).toEqual([shown.debt, shown.waived])
  })

  it('is done once: a retry gets the first answer, another body is refused', async () => {
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member)
    const requestId = newRequestId()
    const first = await takeBack(shuke, till, sale, 4000, { requestId })
    const again = await takeBack(shuke, till, sale, 4000, { requestId })
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(again.data).toEqual(first.data)
    const changed = await takeBack(shuke, till, sale, 5000, { requestId })
    expect(codeOf(changed)).toBe('request.replay-changed')
    expect(codeOf(await takeBack(shuke, till, sale, 4000))).toBe('sales.changed')
    expect((await briefOf(shuke, member)).balance).toBe(60)
  })

  it.each(['kill', 'lost-before', 'lost-after'] as const)(
    'is whole or not at all, and done by its retry: %s at the commit',
    async (fault) => {
      const member = await memberWith(shuke, till)
      const { sale } = await sell(shuke, till, member)
      const rule = { on: 'operation', fault, fn: 'clerk', action: 'commitTransaction' } as const
      shuke.cloud.chaos.set({ seed: 1, rules: [{ ...rule, at: [1] }] })
      const requestId = newRequestId()
      await takeBack(shuke, till, sale, 10_000, { requestId }).catch(() => undefined)
      expect(shuke.cloud.chaos.log()).toHaveLength(1)
      shuke.cloud.chaos.clear()
      await balanced(shuke, member)
      // A transaction that nobody ends keeps its documents for 30 seconds (facts/cloud.md §6).
      await shuke.cloud.clock.advance(MINUTE)
      expect(codeOf(await takeBack(shuke, till, sale, 10_000, { requestId }))).toBe('ok')
      expect((await accountOf(member)).balance).toBe(0)
    },
  )

  it('is done once by two managers at once', async () => {
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member)
    const who = [till.manager, await hire(shuke, till.operator, till.storeId, 'manager')]
    const replies = await Promise.all(
      who.map((one) => takeBack(shuke, till, sale, 10_000, { who: one })),
    )
    expect(replies.map(codeOf).sort()).toEqual(['ok', 'sales.changed'])
    expect((await briefOf(shuke, member)).balance).toBe(0)
  })

  it('refuses more than was bought, and what has all come back', async () => {
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member)
    const { storeId, clerk } = till
    const ask = (listFen: number) =>
      shuke.call(clerk, 'clerk', 'sales.returnQuote', { storeId, saleId: sale.id, listFen })
    expect(await ask(10_001)).toMatchObject({
      error: { code: 'sales.return-too-much', message: '退的比买的多了，这一笔最多还能退 ¥100' },
    })
    const much = await takeBack(shuke, till, sale, 10_001)
    expect(codeOf(much)).toBe('sales.return-too-much')
    await returned(sale, 10_000)
    expect(codeOf(await ask(1))).toBe('sales.return-nothing')
    for (const listFen of [0, -1, 0.5, '12元', 1e9]) {
      const input = { storeId, saleId: sale.id, listFen }
      const reply = await shuke.send(clerk, 'clerk', 'sales.returnQuote', input)
      expect(codeOf(reply)).toBe('request.invalid')
    }
  })

  it('is the business of the same clerk for ten minutes, then of a manager of this store', async () => {
    const member = await memberWith(shuke, till)
    const { sale } = await sell(shuke, till, member)
    const colleague = await hire(shuke, till.operator, till.storeId)
    const other = await takeBack(shuke, till, sale, 100, { who: colleague })
    expect(codeOf(other)).toBe('sales.return-manager')
    const { back } = await returned(sale, 100)
    expect(back.refundFen).toBe(100)
    await shuke.cloud.clock.advance(10 * MINUTE + 1000)
    const later = { id: sale.id, rev: 2 }
    expect(codeOf(await takeBack(shuke, till, later, 100))).toBe('sales.return-manager')
    const elsewhere = { storeId: till.otherStoreId, saleId: sale.id, listFen: 100, rev: 2 }
    const foreign = await shuke.call(till.operator, 'clerk', 'sales.return', elsewhere)
    expect(codeOf(foreign)).toBe('sales.not-found')
    expect(codeOf(await takeBack(shuke, till, later, 100, { who: till.manager }))).toBe('ok')
  })

  it('is refused to a manager who bought it: money and coupon would go back by their own hand', async () => {
    const manager = await hire(shuke, till.operator, till.storeId, 'manager')
    await join(shuke, manager)
    const couponId = await claim(shuke, manager, till.templateId)
    const { sale } = await sell(shuke, till, manager, { couponIds: [couponId] })
    const asked = { storeId: till.storeId, saleId: sale.id, listFen: 10_000 }
    const told = await shuke.call(manager, 'clerk', 'sales.returnQuote', asked)
    expect(codeOf(told)).toBe('sales.own-return')
    const taken = await takeBack(shuke, till, sale, 10_000, { who: manager })
    expect(codeOf(taken)).toBe('sales.own-return')
    const shown = { storeId: till.storeId, saleId: sale.id }
    const { mayReturn } = await shuke.must(manager, 'clerk', 'sales.show', shown)
    expect(mayReturn).toBe(false)
    expect(await couponOf(shuke, couponId)).toMatchObject({ status: 'redeemed' })
    expect(codeOf(await takeBack(shuke, till, sale, 10_000, { who: till.manager }))).toBe('ok')
  })

  it('reverses an expired coupon, and takes growth from the day of the sale', async () => {
    const member = await memberWith(shuke, till)
    const couponId = await claim(shuke, member, till.templateId)
    const { sale } = await sell(shuke, till, member, { fen: 150_000 })
    await shuke.cloud.clock.advance(40 * DAY)
    const { back } = await returned(sale, 150_000, till.manager)
    expect(back.couponBack).toBe(false)
    expect((await couponOf(shuke, couponId)).status).toBe('reversed')
    const { tier } = await shuke.must(member, 'member', 'membership.home', {})
    expect(tier).toMatchObject({ name: '新客', growth: 0 })
    const [doc] = await docs<{ growth: unknown[] }>(shuke, 'members', {
      _id: (await memberBy(shuke, member))._id,
    })
    expect(doc?.growth).toEqual([])
  })

  it('gives no coupon of a closed membership back, also when the buyer has joined again', async () => {
    const member = await memberWith(shuke, till)
    const couponId = await claim(shuke, member, till.templateId)
    const { sale } = await sell(shuke, till, member)
    await shuke.must(member, 'member', 'membership.close', { sure: true })
    await shuke.cloud.clock.advance(MINUTE)
    await join(shuke, member)
    const { back } = await returned(sale, 10_000)
    expect(back).toMatchObject({ refundFen: sale.sum.payFen, couponBack: false })
    expect((await couponOf(shuke, couponId)).status).toBe('reversed')
  })

  it('gives no points to a closed membership: money goes back, the ledger stays balanced', async () => {
    const member = await memberWith(shuke, till, 100)
    const { sale } = await sell(shuke, till, member, { points: 40 })
    const { _id } = await memberBy(shuke, member)
    await change(shuke, 'members', { _id }, { $set: { closedAt: 1 } })
    const { back } = await returned(sale, 10_000)
    expect(back).toMatchObject({ refundFen: 9600, pointsBack: 40, couponBack: false })
    const [doc] = await docs<MemberDoc>(shuke, 'members', { _id })
    expect(doc?.account).toEqual({ balance: 0, debt: 0, lots: [] })
    expect(await foldOf(shuke, _id)).toEqual({ balance: 0, debt: 0 })
  })

  it('refuses to record a second time what was returned', async () => {
    const member = await memberWith(shuke, till)
    const shown = await quote(shuke, till, member)
    const reply = await record(shuke, till, shown.quote)
    if (!reply.ok) throw new Error(reply.error.code)
    await returned(reply.data.sale, 10_000)
    expect(codeOf(await record(shuke, till, shown.quote))).toBe('redemption.code-used')
  })
})
