import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import {
  checkReturn,
  leftOf,
  type ReturnParts,
  returnParts,
  type SoldState,
} from '#core/sales/returns'
import type { SaleReturn, SaleSum } from '#core/sales/views'

const now = Date.parse('2026-12-03T10:00:00Z')

const sum: SaleSum = {
  listFen: 10_000,
  tierOffFen: 500,
  couponOffFen: 1200,
  pointsOffFen: 1000,
  pointsUsed: 1000,
  payFen: 7300,
  pointsEarned: 87,
  growth: 73,
}

const sold = (over: Partial<SoldState> = {}): SoldState => ({
  memberId: 'm1',
  storeId: 'st1',
  staffId: 's1',
  at: now,
  sum,
  returns: [],
  ...over,
})

const asReturn = (parts: ReturnParts, listFen: number): SaleReturn => ({
  id: 'r',
  at: now,
  listFen,
  refundFen: parts.refundFen,
  pointsBack: parts.pointsBack,
  pointsTaken: parts.pointsTaken,
  couponBack: parts.whole,
})

const parts = (state: SoldState, listFen: number) => {
  const result = returnParts(state, listFen)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('a return', () => {
  it('undoes a whole sale to the fen and to the point', () => {
    expect(parts(sold(), 10_000)).toEqual({
      refundFen: 7300,
      pointsBack: 1000,
      alreadyBack: 0,
      pointsTaken: 87,
      growthBack: 73,
      whole: true,
    })
  })

  it('undoes a part by its share of the list price', () => {
    expect(parts(sold(), 3333)).toMatchObject({
      refundFen: 2433,
      pointsBack: 333,
      pointsTaken: 29,
      whole: false,
    })
  })

  it('refuses more than was bought', () => {
    const part = asReturn(parts(sold(), 3333), 3333)
    expect(returnParts(sold({ returns: [part] }), 6668)).toEqual({
      ok: false,
      code: 'sales.return-too-much',
      details: { most: '66.67' },
    })
  })

  it('sums to the whole sale, in whatever steps', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 })
    const anySum = fc
      .record({ listFen: fc.integer({ min: 1, max: 10_000_000 }), pay: amount, used: amount })
      .chain(({ listFen, pay, used }) =>
        fc.integer({ min: 0, max: 1_000_000_000 }).map((pointsEarned) => {
          const payFen = Math.min(pay, listFen)
          const growth = Math.floor(payFen / 100)
          return { ...sum, listFen, payFen, pointsUsed: used, pointsEarned, growth }
        }),
      )
    const steps = fc.array(fc.integer({ min: 1, max: 4_000_000 }), { maxLength: 8 })
    fc.assert(
      fc.property(anySum, steps, (anyOf, wanted) => {
        let state = sold({ sum: anyOf })
        const total = { refundFen: 0, pointsBack: 0, pointsTaken: 0, growthBack: 0 }
        for (const step of [...wanted, Number.MAX_SAFE_INTEGER]) {
          const left = leftOf(state)
          if (left === 0) break
          const listFen = Math.min(step, left)
          const one = parts(state, listFen)
          expect(one.alreadyBack).toBe(total.pointsBack)
          for (const key of Object.keys(total) as (keyof typeof total)[]) {
            expect(one[key]).toBeGreaterThanOrEqual(0)
            total[key] += one[key]
          }
          state = { ...state, returns: [...state.returns, asReturn(one, listFen)] }
        }
        const { payFen, pointsUsed, pointsEarned, growth } = anyOf
        expect(total).toEqual({
          refundFen: payFen,
          pointsBack: pointsUsed,
          pointsTaken: pointsEarned,
          growthBack: growth,
        })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('who may return', () => {
  const me = { storeId: 'st1', staffId: 's1', manager: false, clerkMemberId: 'm9' }

  it('lets the clerk of the sale do it for ten minutes, and a manager always', () => {
    expect(checkReturn(sold(), me, now + 10 * MINUTE)).toEqual({
      ok: true,
      value: { most: 10_000 },
    })
    const late = now + 10 * MINUTE + 1
    expect(checkReturn(sold(), me, late)).toMatchObject({ code: 'sales.return-manager' })
    expect(checkReturn(sold(), { ...me, manager: true, staffId: 's2' }, late).ok).toBe(true)
    const colleague = { ...me, staffId: 's2' }
    expect(checkReturn(sold(), colleague, now)).toMatchObject({ code: 'sales.return-manager' })
  })

  it('lets nobody return what they bought themselves', () => {
    const own = { ...me, manager: true, clerkMemberId: 'm1' }
    expect(checkReturn(sold(), own, now)).toMatchObject({ code: 'sales.own-return' })
  })

  it('knows no sale of another store, and nothing to return twice', () => {
    const other = { ...me, storeId: 'st2', manager: true }
    expect(checkReturn(sold(), other, now)).toMatchObject({ code: 'sales.not-found' })
    const all = [asReturn(parts(sold(), 10_000), 10_000)]
    expect(checkReturn(sold({ returns: all }), me, now)).toMatchObject({
      code: 'sales.return-nothing',
    })
  })
})
