import { MINUTE } from '#core/kernel/time'
import { type CouponDoc, coupons } from '../coupons'
import { between, find, getMany, lt, MAX_ROWS, oneOf, updateWhere } from '../platform/store'
import { sales } from './records'
import { openUses, settleTaken } from './take'

/** Longer than any call lives; what is younger may still be at work. */
const AT_WORK = 2 * MINUTE

const taken = (now: number) => ({ heldAt: between(1, now - AT_WORK) })

/** Of these, the ones whose every open sale is filed: nearly always all. */
const finished = async (found: readonly CouponDoc[]): Promise<CouponDoc[]> => {
  const saleIds = found.flatMap((coupon) => openUses(coupon).map(({ saleId }) => saleId))
  const filed = await getMany(sales, saleIds)
  const usedIn = new Map(filed.map(({ _id, coupons: used }) => [_id, used.map(({ id }) => id)]))
  return found.filter((coupon) =>
    openUses(coupon).every(({ saleId }) => usedIn.get(saleId)?.includes(coupon._id)),
  )
}

const releaseAll = (done: readonly CouponDoc[]): Promise<number> | 0 =>
  done.length === 0
    ? 0
    : updateWhere(
        coupons,
        { _id: oneOf(done.map(({ _id }) => _id)) },
        { set: { heldAt: 0 }, inc: { rev: 1 } },
        done.map(({ _id, rev }) => ({ _id, rev })),
      )

/**
 * One slice of coupons that sales have taken for long: those of finished sales are let be, the others
 * go back to their members (take.ts). Safe to fire twice. True when there may be others, and this
 * slice has come forward.
 */
const settleSales = async (now: number): Promise<boolean> => {
  const found = await find(coupons, {
    where: taken(now),
    order: [['heldAt', 'asc']],
    limit: MAX_ROWS,
  })
  const done = await finished(found)
  let settled = await releaseAll(done)
  for (const coupon of found.filter((one) => !done.includes(one)))
    if (await settleTaken(coupon, ({ at }) => at < now - AT_WORK, now)) settled += 1
  return found.length === MAX_ROWS && settled > 0
}

/** Writes down which holds have ended by themselves. */
const endHolds = async (now: number): Promise<boolean> => {
  const where = { status: 'held', heldUntil: lt(now) }
  const found = await find(coupons, { where, limit: MAX_ROWS })
  if (found.length === 0) return false
  const ended = await updateWhere(
    coupons,
    { ...where, _id: oneOf(found.map(({ _id }) => _id)) },
    {
      set: { status: 'issued', heldFor: '', heldUntil: 0, touchedAt: now },
      inc: { rev: 1 },
      push: { story: [{ at: now, event: 'released' }] },
    },
  )
  return found.length === MAX_ROWS && ended > 0
}

/** What sales that were never finished have taken or held. */
export const settleSlice = async (now: number): Promise<{ more: boolean }> => {
  const [moreSales, moreHolds] = [await settleSales(now), await endHolds(now)]
  return { more: moreSales || moreHolds }
}
