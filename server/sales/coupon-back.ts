import { moveBack } from '#core/redemption/rules'
import { type CouponDoc, isLeft } from '../coupons'

/** A hold that ends because the coupon is changed: its quote does not fit any more. */
const loosened = (coupon: CouponDoc, now: number): CouponDoc =>
  coupon.status === 'held'
    ? {
        ...coupon,
        status: 'issued',
        heldFor: '',
        heldUntil: 0,
        story: [...coupon.story, { at: now, event: 'released' }],
      }
    : coupon

export const usedIn = ({ redemptions }: CouponDoc, saleId: string) =>
  redemptions.find((one) => one.saleId === saleId && one.undoneAt === undefined)

export interface Way {
  /** A sale that never came about, or one whose goods all came back. */
  way: 'undone' | 'returned'
  /** Of a closed membership nothing can be used any more. */
  closed: boolean
}

/** `returned` also of a coupon that has ended: its books go back, and it says that it is over. */
const moveOf = (coupon: CouponDoc, { way, closed: left }: Way, now: number) => {
  const { status, expiresAt } = coupon
  // Who has joined again has another membership than the one that it was given to.
  const closed = left || isLeft(coupon)
  const rule = way === 'returned' ? 'reverse' : 'undo'
  const move = moveBack({ status, expiresAt, closed, owes: false, way: rule }, now)
  return move?.event === 'undone' ? { ...move, event: way } : move
}

/**
 * A coupon without its use in this sale: everything that the use brought is as before, and the coupon
 * makes the move that is left to it. One that ended meanwhile in another way makes none.
 */
export const withoutSale = (
  coupon: CouponDoc,
  saleId: string,
  way: Way,
  now: number,
): CouponDoc => {
  const use = usedIn(coupon, saleId)
  if (!use) return coupon
  const loose = loosened(coupon, now)
  const move = moveOf(loose, way, now)
  const mark = { undoneAt: now, ...(move?.event === 'reversed' ? { reversed: true } : {}) }
  const rows = move ? [{ at: now, event: move.event, store: use.storeName }] : []
  return {
    ...loose,
    ...(move ? { status: move.status } : {}),
    touchedAt: now,
    used: coupon.used - 1,
    costFen: coupon.costFen - use.fen,
    salesFen: coupon.salesFen - (use.payFen ?? 0),
    sales: coupon.sales - 1,
    redemptions: coupon.redemptions.map((one) => (one === use ? { ...one, ...mark } : one)),
    story: [...loose.story, ...rows],
  }
}

/** Its fields, for a write. */
export const fieldsOf = (coupon: CouponDoc) => {
  const { status, heldAt, heldFor, heldUntil, touchedAt, redemptions, story } = coupon
  const { used, costFen, salesFen, sales } = coupon
  return {
    status,
    heldAt,
    heldFor,
    heldUntil,
    touchedAt,
    redemptions,
    story,
    used,
    costFen,
    salesFen,
    sales,
  }
}
