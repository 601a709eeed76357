import { describe, expect, it } from 'vitest'
import { checkTier } from '#core/coupons/rules'
import { summaryOf } from '#core/coupons/words'
import type { BusinessDay } from '#core/kernel/time'
import { endOfDay } from '#core/kernel/time'
import {
  decideCancel,
  decideExchange,
  decideReturn,
  type Exchanged,
  type GoodState,
  gateOf,
  type PickedUp,
  type Shopper,
  stateOf,
} from '#core/shop/rules'
import type { TierRules } from '#core/tiers/views'
import { anyForm } from '../story'

const now = endOfDay('2026-12-03' as BusinessDay) - 1000

const tier = (name: string, from: number) => ({ name, from, pricePercent: 100, pointsPercent: 100 })
const tiers: TierRules = {
  tiers: [tier('新客', 0), tier('熟客', 100), tier('老友', 500)],
  windowMonths: 12,
  periodMonths: 12,
}

const good = (over: Partial<GoodState> = {}): GoodState => ({
  status: 'published',
  validity: { kind: 'days', days: 1 },
  schedule: {},
  perMember: 1,
  left: 1,
  taken: 0,
  price: 200,
  minLevel: 0,
  ...over,
})
const shopper = (over: Partial<Shopper> = {}): Shopper => ({ level: 0, spendable: 200, ...over })

describe('an exchange', () => {
  it('is decided for who has the tier, the points and a free place', () => {
    const decision = decideExchange(good({ minLevel: 1 }), shopper({ level: 1 }), tiers, now)
    expect(decision).toEqual({
      ok: true,
      value: { ordinal: 1, startsAt: 0, expiresAt: now + 1000 },
    })
  })

  it.each([
    ['points.not-enough', 'not-enough', {}, { spendable: 199 }],
    ['coupons.sold-out', 'sold-out', { left: 0 }, {}],
    ['coupons.limit-reached', 'limit-reached', { taken: 1 }, {}],
    ['shop.tier-too-low', 'tier-too-low', { minLevel: 1 }, {}],
    // What no saving of points cures is told before the missing points.
    ['coupons.sold-out', 'sold-out', { left: 0 }, { spendable: 0 }],
    ['shop.tier-too-low', 'tier-too-low', { minLevel: 2, left: 0 }, { level: 1, spendable: 0 }],
    ['coupons.ended', undefined, { status: 'ended' }, {}],
  ] as [string, string | undefined, Partial<GoodState>, Partial<Shopper>][])(
    'is refused with %s, and the list says %s',
    (code, state, over, who) => {
      const asked = [good(over), shopper(who), tiers, now] as const
      expect(decideExchange(...asked)).toMatchObject({ ok: false, code })
      expect(stateOf(...asked)).toBe(state)
    },
  )

  it('names the tier that it takes', () => {
    const refused = decideExchange(good({ minLevel: 2 }), shopper(), tiers, now)
    expect(refused).toMatchObject({ details: { tier: '老友' } })
    expect(gateOf(0, tiers)).toBeUndefined()
  })

  it('asks for the highest tier there is when its own was taken away', () => {
    const fewer = { ...tiers, tiers: tiers.tiers.slice(0, 2) }
    const top = decideExchange(good({ minLevel: 2 }), shopper({ level: 1 }), fewer, now)
    expect(top.ok).toBe(true)
    expect(gateOf(2, fewer)).toBe('熟客')
    expect(decideExchange(good({ minLevel: 2 }), shopper(), fewer, now).ok).toBe(false)
  })
})

const paid = { points: 200, moves: [{ lot: 'a', points: -200, from: 0, until: now }] }
const coupon = (over: Partial<PickedUp> = {}): PickedUp => ({
  status: 'issued',
  expiresAt: now,
  paid,
  memberId: 'm1',
  benefit: { kind: 'gift' },
  redemptions: [],
  ...over,
})

const used = { id: 'r1', storeId: 's1', storeName: '一店', staffId: 'x', at: now - 5, fen: 0 }

describe('taking an exchange back', () => {
  it('answers what was paid while the coupon is unused and has not ended', () => {
    expect(decideCancel(coupon(), now)).toEqual({ ok: true, value: paid })
  })

  it.each([
    ['a gift coupon that cost nothing', { paid: undefined }, 'shop.not-from-shop', undefined],
    ['a used one', { status: 'redeemed' }, 'shop.cannot-cancel', '已经用掉'],
    ['one past its day', { expiresAt: now - 1 }, 'shop.cannot-cancel', '已经过期'],
    ['one taken back before', { status: 'voided' }, 'shop.cannot-cancel', '已经退回或作废'],
    ['one with a use gone', { redemptions: [used] }, 'shop.cannot-cancel', '已经用过几次'],
  ] as [string, Partial<Exchanged>, string, string | undefined][])(
    'is refused for %s',
    (_what, over, code, state) => {
      const refused = decideCancel(coupon(over), now)
      expect(refused).toMatchObject({ ok: false, code, ...(state ? { details: { state } } : {}) })
    },
  )
})

describe('the return of a gift', () => {
  const handedOut = (over: Partial<PickedUp> = {}) =>
    coupon({ status: 'redeemed', redemptions: [used], ...over })
  const command = { storeId: 's1', managerMemberId: 'm9' }

  it('is decided for the store that handed it out', () => {
    const value = { paid, redemptionId: 'r1' }
    expect(decideReturn(handedOut(), command, now)).toEqual({ ok: true, value })
    const others = [{ ...used, id: 'r0', undoneAt: now }, used]
    expect(decideReturn(handedOut({ redemptions: others }), command, now).ok).toBe(true)
    expect(decideReturn(handedOut({ status: 'issued' }), command, now).ok).toBe(true)
  })

  it('is refused when it was handed out several times', () => {
    const redemptions = [{ ...used, id: 'r0' }, used]
    for (const status of ['issued', 'redeemed'] as const)
      expect(decideReturn(handedOut({ status, redemptions }), command, now)).toMatchObject({
        code: 'shop.cannot-cancel',
        details: { state: '已经用过几次' },
      })
  })

  it.each([
    ['by another store', handedOut(), { storeId: 's2' }, 'coupons.not-found'],
    ['by its own member', handedOut(), { managerMemberId: 'm1' }, 'shop.own-return'],
    ['when it cost nothing', handedOut({ paid: undefined }), {}, 'shop.not-from-shop'],
    ['before it was picked up', coupon(), {}, 'shop.return-not-picked-up'],
    ['when it has ended unused', coupon({ expiresAt: 0 }), {}, 'shop.cannot-cancel'],
    ['a second time', handedOut({ status: 'voided' }), {}, 'shop.cannot-cancel'],
    ['of money off', handedOut({ benefit: { kind: 'amount-off' } }), {}, 'shop.cannot-cancel'],
  ] as [string, PickedUp, Partial<typeof command>, string][])(
    'is refused %s',
    (_what, given, over, code) => {
      const refused = decideReturn(given, { ...command, ...over }, now)
      expect(refused).toMatchObject({ ok: false, code })
    },
  )
})

describe('a good in the words of its operator', () => {
  it('says the price, the tier and that it is exchanged, not given', () => {
    const form = anyForm({ shop: { price: 200, minLevel: 1 }, perMember: 2 })
    expect(summaryOf(form, now)).toBe(
      '200 积分兑换，第 2 级及以上会员可换，满 60 元减 12 元，兑换后 30 天内有效，全部门店可用，' +
        '每笔限用 1 张，共 100 张，每人限换 2 张，费用由品牌承担',
    )
    const open = anyForm({ shop: { price: 200, minLevel: 0 } })
    expect(summaryOf(open, now)).not.toContain('级')
  })

  it('needs a tier that there is', () => {
    expect(checkTier({ shop: { price: 1, minLevel: 2 } }, 3).ok).toBe(true)
    expect(checkTier({ shop: { price: 1, minLevel: 3 } }, 3)).toMatchObject({
      code: 'coupons.tier-missing',
      details: { level: 4, levels: 3 },
    })
    expect(checkTier({}, 1).ok).toBe(true)
  })
})
