import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusAfter } from '#core/coupons/life-cycle'
import { MAX_UNDOS } from '#core/coupons/limits'
import { DAY, HOUR, MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { claim, hire, join, openStore, type Stage, setStage } from '../story'
import { change } from './points-bench'
import { type Given, tillOf } from './redemption-bench'

const CODE_TURNS = MINUTE

describe('redeeming', () => {
  let shuke: Shuke
  let stage: Stage
  let manager: string
  let till: ReturnType<typeof tillOf>

  const later = (ms: number) => shuke.cloud.clock.advance(ms)
  const close = (member: string) => shuke.must(member, 'member', 'membership.close', { sure: true })
  /** The story is one of legal moves and ends in the state that the coupon has. */
  const isLegal = async (given: Given) => {
    const { story, status } = await till.coupon(given)
    expect(statusAfter(story)).toBe(status)
  }

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke, { stock: 1000 })
    manager = await hire(shuke, stage.operator, stage.storeId, 'manager')
    till = tillOf(shuke, stage)
  })
  afterAll(() => shuke.stop())

  it('writes what it is worth, and who bears it, into the row of its store', async () => {
    const partner = { kind: 'partner', name: '云顶商场' } as const
    const given = await till.give({ bearer: partner })
    const { receipt } = await till.done(given)
    expect(await till.rows(given, 'redemption.redeem')).toMatchObject([
      {
        storeId: stage.storeId,
        uses: [
          {
            couponId: given.couponId,
            redemptionId: receipt.redemptionId,
            fen: 1200,
            back: false,
            bearer: '云顶商场',
          },
        ],
      },
    ])
    expect(await till.coupon(given)).toMatchObject({ status: 'redeemed', used: 1, costFen: 1200 })
  })

  it('gives the same answer to the same request for 24 hours and longer', async () => {
    const given = await till.give()
    const requestId = newRequestId()
    const code = await till.code(given)
    const first = await till.redeemCode(code, stage.clerk, requestId)
    expect(codeOf(first)).toBe('ok')
    for (const hours of [1, 23, 48]) {
      await later(hours * HOUR)
      const again = await till.redeemCode(code, stage.clerk, requestId)
      expect(again).toEqual({ ...first, now: expect.any(Number) })
    }
    expect(await till.rows(given, 'redemption.redeem')).toHaveLength(1)
    expect(await till.settled(given)).toBe(1200)
  })

  it('leaves a row and an entry of each deed, though a phone sends one id for two coupons', async () => {
    const requestId = newRequestId()
    for (const given of [await till.give(), await till.give()]) {
      const code = await till.code(given)
      expect(codeOf(await till.redeemCode(code, stage.clerk, requestId))).toBe('ok')
      expect(await till.rows(given, 'redemption.redeem')).toHaveLength(1)
      expect(await till.settled(given)).toBe(1200)
      expect(codeOf(await till.redeemCode(code, stage.clerk, requestId))).toBe('ok')
      expect(await till.rows(given, 'redemption.redeem')).toHaveLength(1)
    }
  })

  it('gives it also after so many other deeds that the coupon has forgotten it', async () => {
    const given = await till.give({ uses: 20, stock: 10 })
    const requestId = newRequestId()
    const code = await till.code(given)
    const first = await till.redeemCode(code, stage.clerk, requestId)
    for (let i = 0; i < 8; i += 1) {
      await later(CODE_TURNS)
      await till.done(given)
    }
    const again = await till.redeemCode(code, stage.clerk, requestId)
    expect(again).toEqual({ ...first, now: expect.any(Number) })
    expect(await till.coupon(given)).toMatchObject({ used: 9, costFen: 9 * 1200 })
  })

  describe('a coupon with several uses', () => {
    it('counts them, each with its own code, receipt and undo', async () => {
      const given = await till.give({ uses: 3 })
      expect(await till.quote(given)).toMatchObject({
        data: { quote: { uses: { all: 3, left: 3 }, alone: true } },
      })
      const first = await till.done(given)
      expect(first.receipt.uses).toEqual({ all: 3, left: 2 })
      expect(codeOf(await till.redeem(given))).toBe('redemption.code-used')
      await later(CODE_TURNS)
      const second = await till.done(given)
      expect(second.receipt.redemptionId).not.toBe(first.receipt.redemptionId)
      const undone = await till.undo(first.input)
      expect(undone).toMatchObject({ data: { receipt: { uses: { all: 3, left: 2 } } } })
      await later(CODE_TURNS)
      await till.done(given)
      await later(CODE_TURNS)
      await till.done(given)
      const coupon = await till.coupon(given)
      expect(coupon).toMatchObject({ status: 'redeemed', used: 3, costFen: 3600 })
      expect(coupon.story.map(({ event }) => event)).toEqual([
        'issued',
        'used',
        'used',
        'undone',
        'used',
        'redeemed',
      ])
      await isLegal(given)
      expect(await till.settled(given)).toBe(3600)
    })

    it('is usable again when its last use is undone', async () => {
      const given = await till.give({ uses: 2 })
      await till.done(given)
      await later(CODE_TURNS)
      const last = await till.done(given)
      expect(codeOf(await till.undo(last.input))).toBe('ok')
      expect(await till.coupon(given)).toMatchObject({ status: 'issued', used: 1 })
      await isLegal(given)
    })
  })

  it('hands a coupon whose worth only a sale knows on to the sale', async () => {
    const benefit = { kind: 'percent-off', offPercent: 12, capFen: 5000, minFen: 0 } as const
    const given = await till.give({ name: '88 折', benefit })
    const quote = await till.quote(given)
    expect(quote).toMatchObject({ data: { kind: 'coupon', quote: { alone: false } } })
    expect(codeOf(await till.redeem(given))).toBe('redemption.needs-sale')
    expect(await till.coupon(given)).toMatchObject({ status: 'issued', used: 0 })
    if (!quote.ok || quote.data.kind !== 'coupon') throw new Error('no quote')
    const { visit } = quote.data.quote
    const { storeId, clerk } = stage
    const items = [{ fen: 10_000, count: 1 }]
    const couponIds = [given.couponId]
    const priced = await shuke.must(clerk, 'clerk', 'sales.quote', {
      storeId,
      visit,
      items,
      couponIds,
    })
    expect(priced.sum.couponOffFen).toBe(1200)
    await shuke.must(clerk, 'clerk', 'sales.record', { storeId, quote: priced.quote })
    const second = await shuke.call(clerk, 'clerk', 'sales.quote', { storeId, visit, items })
    expect(codeOf(second)).toBe('redemption.code-used')
  })

  it('lets one sale follow a pick from the member code, and one only', async () => {
    const given = await till.give()
    const { storeId, clerk } = stage
    const { code } = await shuke.must(given.member, 'member', 'membership.code', {})
    const picked = await shuke.must(clerk, 'clerk', 'redemption.pick', {
      storeId,
      code,
      couponId: given.couponId,
    })
    const sale = { storeId, visit: picked.quote.visit, items: [{ fen: 7000, count: 1 }] }
    const priced = await shuke.must(clerk, 'clerk', 'sales.quote', {
      ...sale,
      couponIds: [given.couponId],
    })
    await shuke.must(clerk, 'clerk', 'sales.record', { storeId, quote: priced.quote })
    expect(codeOf(await shuke.call(clerk, 'clerk', 'sales.quote', sale))).toBe(
      'redemption.code-used',
    )
  })

  it('takes a coupon whose hold has run out, and says so in its story', async () => {
    const given = await till.give()
    const heldUntil = shuke.cloud.clock.now() - 1
    await change(
      shuke,
      'coupons',
      { _id: given.couponId },
      {
        $set: { status: 'held', heldFor: 'h1', heldUntil },
        $push: { story: { at: heldUntil - 1, event: 'held' } },
      },
    )
    await till.done(given)
    const coupon = await till.coupon(given)
    expect(coupon.heldFor).toBe('')
    expect(coupon.story.map(({ event }) => event)).toEqual([
      'issued',
      'held',
      'released',
      'redeemed',
    ])
    await isLegal(given)
  })

  describe('an undo', () => {
    it('restores everything exactly once, whoever asks again', async () => {
      const given = await till.give()
      const { input } = await till.done(given)
      const requestId = newRequestId()
      const replies = await Promise.all([
        till.undo(input, stage.clerk, requestId),
        till.undo(input, stage.clerk, requestId),
        till.undo(input, manager),
      ])
      const done = replies.filter(({ ok }) => ok)
      expect(done.length).toBeGreaterThan(0)
      for (const reply of replies)
        expect(['ok', 'redemption.already-undone']).toContain(codeOf(reply))
      expect(await till.undo(input, stage.clerk, requestId)).toMatchObject(
        replies[0].ok ? { ok: true } : { ok: false },
      )
      expect(await till.coupon(given)).toMatchObject({ status: 'issued', used: 0, costFen: 0 })
      expect(await till.rows(given, 'redemption.undo')).toHaveLength(1)
      expect(await till.settled(given)).toBe(0)
      await isLegal(given)
    })

    it('of one coupon is good ten times', async () => {
      const given = await till.give()
      for (let i = 0; i < MAX_UNDOS; i += 1) {
        const { input } = await till.done(given)
        expect(codeOf(await till.undo(input))).toBe('ok')
        await later(CODE_TURNS)
      }
      const { input } = await till.done(given)
      expect(codeOf(await till.undo(input))).toBe('redemption.undo-too-often')
      await later(HOUR)
      expect(codeOf(await till.reverse(input, manager))).toBe('redemption.undo-too-often')
      expect(await till.coupon(given)).toMatchObject({ status: 'redeemed' })
    })

    it('after the holder closed the membership makes the coupon void, not usable', async () => {
      const given = await till.give()
      const { input } = await till.done(given)
      await close(given.member)
      expect(codeOf(await till.undo(input))).toBe('ok')
      expect(await till.coupon(given)).toMatchObject({ status: 'voided', costFen: 0 })
      expect(await till.settled(given)).toBe(0)
      await isLegal(given)
      await join(shuke, given.member)
      expect(await till.coupon(given)).toMatchObject({ status: 'voided' })
    })

    it('of one use of a coupon that was void meanwhile corrects the account alone', async () => {
      const given = await till.give({ uses: 2 })
      const { input } = await till.done(given)
      await close(given.member)
      expect(await till.coupon(given)).toMatchObject({ status: 'voided', used: 1 })
      expect(codeOf(await till.undo(input))).toBe('ok')
      expect(await till.coupon(given)).toMatchObject({ status: 'voided', used: 0, costFen: 0 })
      expect(await till.settled(given)).toBe(0)
      await isLegal(given)
    })

    it('is refused while a sale holds the coupon', async () => {
      const given = await till.give({ uses: 2 })
      const { input } = await till.done(given)
      const heldUntil = shuke.cloud.clock.now() + 5 * MINUTE
      await change(
        shuke,
        'coupons',
        { _id: given.couponId },
        { $set: { status: 'held', heldFor: 'h1', heldUntil } },
      )
      expect(codeOf(await till.undo(input))).toBe('redemption.coupon-held')
    })
  })

  describe("a manager's return", () => {
    const longAgo = async (given: Given) => {
      const { input } = await till.done(given)
      await later(11 * MINUTE)
      return input
    }

    it('after the window makes the coupon usable again, with a reason, in four round trips', async () => {
      const given = await till.give()
      const input = await longAgo(given)
      const requestId = newRequestId()
      const reply = await till.reverse(input, manager, requestId)
      expect(reply).toMatchObject({ ok: true, data: { receipt: { state: 'reversed' } } })
      expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(4)
      const again = await till.reverse(input, manager, requestId)
      expect(again).toEqual({ ...reply, now: expect.any(Number) })
      expect(codeOf(await till.reverse(input, manager))).toBe('redemption.already-undone')
      const coupon = await till.coupon(given)
      expect(coupon).toMatchObject({ status: 'issued', used: 0, costFen: 0 })
      expect(coupon.story.at(-1)).toMatchObject({ event: 'undone', store: '一店', why: '顾客退货' })
      expect(await till.rows(given, 'redemption.reverse')).toMatchObject([
        { why: '顾客退货', uses: [{ fen: -1200, back: true }] },
      ])
      await isLegal(given)
      expect(codeOf(await till.redeem(given))).toBe('ok')
    })

    it('of a coupon that has ended meanwhile is its end', async () => {
      const given = await till.give({ validity: { kind: 'days', days: 1 } })
      const { input } = await till.done(given)
      await later(2 * DAY)
      expect(codeOf(await till.reverse(input, manager))).toBe('ok')
      const coupon = await till.coupon(given)
      expect(coupon).toMatchObject({ status: 'reversed', used: 0, costFen: 0 })
      expect(coupon.story.at(-1)).toMatchObject({ event: 'reversed', why: '顾客退货' })
      await isLegal(given)
      expect(await till.settled(given)).toBe(0)
    })

    it('of a closed membership is its end as well', async () => {
      const given = await till.give()
      const input = await longAgo(given)
      await close(given.member)
      expect(codeOf(await till.reverse(input, manager))).toBe('ok')
      expect(await till.coupon(given)).toMatchObject({ status: 'reversed' })
      await isLegal(given)
    })

    it('is no way around the undo, and none for clerks or managers of other stores', async () => {
      const given = await till.give()
      const { input } = await till.done(given)
      expect(codeOf(await till.reverse(input, manager))).toBe('redemption.undo-first')
      await later(11 * MINUTE)
      expect(codeOf(await till.reverse(input, stage.clerk))).toBe('role.manager-required')
      const elsewhere = await openStore(shuke, stage.operator, '二店')
      const other = await hire(shuke, stage.operator, elsewhere, 'manager')
      expect(codeOf(await till.reverse(input, other))).toBe('staff.not-your-store')
      // Manager of one store, clerk of this one.
      const { path } = await shuke.must(stage.operator, 'operator', 'staff.invite', {
        storeId: stage.storeId,
        role: 'clerk',
      })
      const token = path.split('token=')[1] ?? ''
      await shuke.must(other, 'clerk', 'staff.accept', { token, name: '小吴' })
      expect(codeOf(await till.reverse(input, other))).toBe('staff.manager-only')
      const missing = { ...input, redemptionId: 'zz-none' }
      expect(codeOf(await till.reverse(missing, manager))).toBe('redemption.not-found')
      expect(await till.rows(given, 'redemption.reverse')).toEqual([])
    })

    it('of an own coupon is made by a colleague', async () => {
      await join(shuke, manager)
      const couponId = await claim(shuke, manager, stage.templateId)
      const input = await longAgo({ member: manager, couponId })
      expect(codeOf(await till.reverse(input, manager))).toBe('redemption.own-coupon')
    })
  })
})
