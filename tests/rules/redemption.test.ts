import { describe, expect, it } from 'vitest'
import { movesFrom } from '#core/coupons/life-cycle'
import { MAX_UNDOS } from '#core/coupons/limits'
import { HOUR } from '#core/kernel/time'
import {
  afterUse,
  type Back,
  decideRedeem,
  decideReverse,
  decideUndo,
  decideUse,
  moveBack,
  type RedeemState,
  type Redemption,
  standing,
  type TakeBackState,
  UNDO_WINDOW,
} from '#core/redemption/rules'

const now = Date.parse('2026-12-03T10:00:00Z')

const done = (over: Partial<Redemption> = {}): Redemption => ({
  id: 'r1',
  storeId: 'st1',
  storeName: '一店',
  staffId: 's1',
  at: now - 1000,
  fen: 1200,
  ...over,
})

const state = (over: Partial<RedeemState> = {}): RedeemState => ({
  status: 'issued',
  startsAt: 0,
  expiresAt: now,
  windows: [],
  heldUntil: 0,
  benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
  memberId: 'm1',
  storeIds: [],
  lastStep: 10,
  redemptions: [],
  ...over,
})

const command = { storeId: 'st1', clerkMemberId: 'm2', step: 11 }

describe('redeeming', () => {
  it('works up to the very last instant', () => {
    expect(decideRedeem(state(), command, now)).toEqual({
      ok: true,
      value: { step: 11, fen: 1200 },
    })
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
    [
      'one that was taken back after it had ended',
      state({ status: 'reversed' }),
      'redemption.coupon-voided',
    ],
    ['one that a sale holds', state({ status: 'held', heldUntil: now }), 'redemption.coupon-held'],
    ['one of later', state({ startsAt: now + 1 }), 'redemption.not-now'],
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

  it('says when a coupon of other hours can be used', () => {
    const windows = [{ weekdays: [1, 2, 3, 4, 5], from: 14 * 60, to: 17 * 60 }]
    const refused = decideRedeem(state({ windows }), command, now)
    expect(refused).toMatchObject({
      code: 'redemption.not-now',
      details: { when: '周一至周五 14:00–17:00 可用' },
    })
    expect(decideRedeem(state({ windows }), command, now - 2 * HOUR).ok).toBe(true)
  })

  it('takes one whose hold has run out', () => {
    const lapsed = state({ status: 'held', heldUntil: now - 1 })
    expect(decideRedeem(lapsed, command, now).ok).toBe(true)
  })

  it('knows what it gives away, or that only a sale can tell', () => {
    const percent = { kind: 'percent-off', offPercent: 12, capFen: 5000, minFen: 0 } as const
    const shown = state({ benefit: percent })
    expect(decideRedeem(shown, command, now)).toMatchObject({ code: 'redemption.needs-sale' })
    expect(decideUse(shown, command, now).ok).toBe(true)
    const gift = { kind: 'gift', item: '茶杯' } as const
    expect(decideRedeem(state({ benefit: gift }), command, now)).toMatchObject({
      value: { fen: 0 },
    })
  })

  it('of a coupon with several uses ends it with the last', () => {
    expect(afterUse({ uses: 3, used: 1 })).toEqual({ used: 2, status: 'issued', event: 'used' })
    expect(afterUse({ uses: 3, used: 2 })).toEqual({
      used: 3,
      status: 'redeemed',
      event: 'redeemed',
    })
  })
})

const held = (redemptions: Redemption[], over: Partial<TakeBackState> = {}): TakeBackState => ({
  status: 'redeemed',
  expiresAt: now,
  heldUntil: 0,
  memberId: 'm1',
  benefit: { kind: 'gift' },
  redemptions,
  ...over,
})

const taken = (times: number): Redemption[] =>
  Array.from({ length: times }, (_, i) => done({ id: `u${i}`, undoneAt: now - 1 }))

describe('undoing', () => {
  const asked = {
    storeId: 'st1',
    redemptionId: 'r1',
    byMemberId: 'm2',
    staffId: 's1',
    manager: false,
  }

  it('works for the same clerk up to the tenth minute', () => {
    const one = done({ at: now - UNDO_WINDOW })
    expect(decideUndo(held([one]), asked, now)).toEqual({ ok: true, value: one })
    expect(decideUndo(held([one]), asked, now + 1)).toMatchObject({
      code: 'redemption.undo-too-late',
    })
  })

  it('works for the manager of the store and for no other clerk', () => {
    const other = { ...asked, staffId: 's2' }
    expect(decideUndo(held([done()]), other, now)).toMatchObject({
      code: 'redemption.undo-not-yours',
    })
    expect(decideUndo(held([done()]), { ...other, manager: true }, now).ok).toBe(true)
  })

  it('works as often as a slip of the thumb may happen, and once more is too often', () => {
    const often = (times: number) => decideUndo(held([...taken(times), done()]), asked, now)
    expect(often(MAX_UNDOS - 1).ok).toBe(true)
    expect(often(MAX_UNDOS)).toMatchObject({ code: 'redemption.undo-too-often' })
  })

  it.each([
    ['in another store', held([done()]), { storeId: 'st2' }, 'redemption.not-found'],
    ['under another id', held([done()]), { redemptionId: 'r2' }, 'redemption.not-found'],
    ['a second time', held([done({ undoneAt: now })]), {}, 'redemption.already-undone'],
    ['of the own coupon', held([done()]), { byMemberId: 'm1' }, 'redemption.own-coupon'],
    ['of a sale', held([done({ saleId: 'x' })]), {}, 'redemption.part-of-sale'],
    [
      'while a sale holds it',
      held([done()], { status: 'held', heldUntil: now }),
      {},
      'redemption.coupon-held',
    ],
  ])('is refused %s', (_name, state, over, code) => {
    expect(decideUndo(state, { ...asked, ...over }, now)).toMatchObject({ ok: false, code })
  })

  it('leaves standing the newest that was not undone', () => {
    const rows = [done({ id: 'a' }), done({ id: 'b' }), done({ id: 'c', undoneAt: now })]
    expect(standing(rows)?.id).toBe('b')
    expect(standing([done({ undoneAt: now })])).toBeUndefined()
  })
})

describe('taking back after the window', () => {
  const asked = { storeId: 'st1', redemptionId: 'r1', byMemberId: 'm2' }
  const old = done({ at: now - UNDO_WINDOW - 1 })

  it('begins where undoing ends', () => {
    expect(decideReverse(held([old]), asked, now)).toEqual({ ok: true, value: old })
    expect(decideReverse(held([old]), asked, now - 1)).toMatchObject({
      code: 'redemption.undo-first',
    })
  })

  it('counts as an undo', () => {
    const often = held([...taken(MAX_UNDOS), old])
    expect(decideReverse(often, asked, now)).toMatchObject({ code: 'redemption.undo-too-often' })
  })
})

describe('a coupon whose redemption was taken back', () => {
  const from = (over: Partial<Back>) =>
    moveBack(
      { status: 'redeemed', expiresAt: now, closed: false, owes: false, way: 'undo', ...over },
      now,
    )

  it.each([
    ['can be used again', {}, 'issued'],
    ['is left to its last day after an undo', { expiresAt: now - 1 }, 'issued'],
    ['can be used again after a return', { way: 'reverse' }, 'issued'],
    ['has ended with the return', { way: 'reverse', expiresAt: now - 1 }, 'reversed'],
    ['that owes points is left for its return', { way: 'reverse', owes: true }, undefined],
    ['of a closed membership is void', { closed: true }, 'voided'],
    [
      'of a closed membership has ended with the return',
      { closed: true, way: 'reverse' },
      'reversed',
    ],
    ['with uses left is as it was', { status: 'issued' }, 'issued'],
  ] as const)('%s', (_name, over, status) => {
    expect(from(over)?.status).toBe(status)
  })

  it('makes only moves of the table, and none from an end', () => {
    for (const status of ['redeemed', 'issued'] as const)
      for (const way of ['undo', 'reverse'] as const)
        for (const closed of [true, false])
          for (const expiresAt of [now - 1, now]) {
            const move = from({ status, way, closed, expiresAt })
            if (!move || move.event === 'issued') throw new Error('no move')
            expect(movesFrom(move.event)).toContain(status)
          }
    for (const status of ['voided', 'expired', 'reversed'] as const)
      expect(from({ status })).toBeUndefined()
  })
})
