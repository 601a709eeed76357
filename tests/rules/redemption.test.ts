import { describe, expect, it } from 'vitest'
import {
  decideRedeem,
  decideUndo,
  type RedeemState,
  type Redemption,
  standing,
  UNDO_WINDOW,
} from '#core/redemption/rules'

const now = Date.parse('2026-12-03T10:00:00Z')

const done = (over: Partial<Redemption> = {}): Redemption => ({
  id: 'r1',
  storeId: 'st1',
  storeName: '一店',
  staffId: 's1',
  at: now - 1000,
  ...over,
})

const state = (over: Partial<RedeemState> = {}): RedeemState => ({
  status: 'issued',
  expiresAt: now,
  memberId: 'm1',
  storeIds: [],
  lastStep: 10,
  redemptions: [],
  ...over,
})

const command = { storeId: 'st1', clerkMemberId: 'm2', step: 11 }

describe('redeeming', () => {
  it('works up to the very last instant', () => {
    expect(decideRedeem(state(), command, now)).toEqual({ ok: true, value: { step: 11 } })
    expect(decideRedeem(state(), command, now + 1)).toMatchObject({
      code: 'redemption.coupon-expired',
      details: { when: '12月3日 (周四) 18:00' },
    })
  })

  it('says when and where a used coupon was used', () => {
    const used = state({ status: 'redeemed', redemptions: [done()] })
    expect(decideRedeem(used, command, now)).toEqual({
      ok: false,
      code: 'redemption.coupon-used',
      details: { when: '12月3日 (周四) 17:59', store: '一店' },
    })
  })

  it.each([
    ['a voided coupon', state({ status: 'voided' }), 'redemption.coupon-voided'],
    ['one marked expired', state({ status: 'expired' }), 'redemption.coupon-expired'],
    ['the own coupon', state({ memberId: 'm2' }), 'redemption.own-coupon'],
    ['one of other stores', state({ storeIds: ['st2'] }), 'redemption.other-store'],
    ['a code already spent', state({ lastStep: 11 }), 'redemption.code-used'],
    ['a code older than the spent one', state({ lastStep: 12 }), 'redemption.code-used'],
  ])('refuses %s', (_name, given, code) => {
    expect(decideRedeem(given, command, now)).toMatchObject({ ok: false, code })
  })

  it('works in one of the named stores', () => {
    expect(decideRedeem(state({ storeIds: ['st2', 'st1'] }), command, now).ok).toBe(true)
  })
})

describe('undoing', () => {
  const asked = { storeId: 'st1', redemptionId: 'r1', staffId: 's1', manager: false }

  it('works for the same clerk up to the tenth minute', () => {
    const one = done({ at: now - UNDO_WINDOW })
    expect(decideUndo([one], asked, now)).toEqual({ ok: true, value: one })
    expect(decideUndo([one], asked, now + 1)).toMatchObject({ code: 'redemption.undo-too-late' })
  })

  it('works for the manager of the store and for no other clerk', () => {
    const other = { ...asked, staffId: 's2' }
    expect(decideUndo([done()], other, now)).toMatchObject({ code: 'redemption.undo-not-yours' })
    expect(decideUndo([done()], { ...other, manager: true }, now).ok).toBe(true)
  })

  it('finds nothing in another store or under another id', () => {
    expect(decideUndo([done()], { ...asked, storeId: 'st2' }, now)).toMatchObject({
      code: 'redemption.not-found',
    })
    expect(decideUndo([done()], { ...asked, redemptionId: 'r2' }, now)).toMatchObject({
      code: 'redemption.not-found',
    })
  })

  it('works once', () => {
    expect(decideUndo([done({ undoneAt: now })], asked, now)).toMatchObject({
      code: 'redemption.already-undone',
    })
  })

  it('leaves standing the newest that was not undone', () => {
    const rows = [done({ id: 'a' }), done({ id: 'b' }), done({ id: 'c', undoneAt: now })]
    expect(standing(rows)?.id).toBe('b')
    expect(standing([done({ undoneAt: now })])).toBeUndefined()
  })
})
