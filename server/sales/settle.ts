import { MINUTE } from '#core/kernel/time'
import { standing } from '#core/redemption/rules'
import { type CouponDoc, coupons } from '../coupons'
import { between, find, getMany, MAX_ROWS, oneOf, updateWhere } from '../platform/store'
import { settleHold } from './hold'
import { sales } from './records'

/** Longer than any call lives; what is younger may still be at work. */
const AT_WORK = 2 * MINUTE

const held = (now: number) => ({ heldAt: between(1, now - AT_WORK) })

/** Of these, the ones whose sale is filed: nearly always all. */
const finished = async (found: readonly CouponDoc[]): Promise<CouponDoc[]> => {
  const saleIds = new Map(found.map((one) => [one._id, standing(one.redemptions)?.saleId]))
  const filed = await getMany(
    sales,
    [...saleIds.values()].filter((saleId) => saleId !== undefined),
  )
  const couponOf = new Map(filed.map(({ _id, coupon }) => [_id, coupon?.id]))
  return found.filter(({ _id }) => couponOf.get(saleIds.get(_id) ?? '') === _id)
}

const releaseAll = (done: readonly CouponDoc[], now: number): Promise<number> | 0 =>
  done.length === 0
    ? 0
    : updateWhere(
        coupons,
        { _id: oneOf(done.map(({ _id }) => _id)), ...held(now) },
        { set: { heldAt: 0 }, inc: { rev: 1 } },
      )

/**
 * One slice of coupons that sales have held for long: those of finished sales are let be, the others
 * go back to their members (hold.ts). Safe to fire twice. `more`: there may be others, and this
 * slice has come forward.
 */
export const settleSlice = async (now: number): Promise<{ more: boolean }> => {
  const found = await find(coupons, {
    where: held(now),
    order: [['heldAt', 'asc']],
    limit: MAX_ROWS,
  })
  const done = await finished(found)
  let settled = await releaseAll(done, now)
  for (const coupon of found.filter((one) => !done.includes(one)))
    if (await settleHold(coupon, now)) settled += 1
  return { more: found.length === MAX_ROWS && settled > 0 }
}
