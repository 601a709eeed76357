import { MAX_FEN, yuanText } from '../kernel/money'
import { ok, type Result, refuse } from '../kernel/result'
import { listOf, rowsOf } from './basket'
import { bestOf, type Candidate } from './search'
import { type Left, leftOf } from './taking'
import { applied, linesOf, offersOf, sumOf } from './told'
import type { Asked, Priced } from './views'
import { type Looked, looked } from './wallet'
import { faultOf } from './why'

export type PricingRefusal = 'sales.too-much' | 'sales.coupon-not-usable'

type Chosen = Result<readonly Candidate[], 'sales.coupon-not-usable'>

const notUsable = (why: string, name?: string): Chosen =>
  refuse('sales.coupon-not-usable', { why: name === undefined ? why : `「${name}」${why}` })

/** Exactly the coupons that somebody chose, or what is wrong with them. */
const exactly = (wanted: ReadonlySet<string>, all: readonly Looked[], left: Left): Chosen => {
  const picked = all.filter(({ coupon }) => wanted.has(coupon.id))
  const nameOf = ({ coupon }: Candidate) => (wanted.size > 1 ? coupon.name : undefined)
  if (picked.length < wanted.size) return notUsable('它不能抵现，或者已经用过、过期了')
  const off = picked.find(({ never }) => never !== undefined)
  if (off) return notUsable(off.never ?? '', nameOf(off))
  const fault = faultOf(picked, left)
  return fault ? notUsable(fault.why, nameOf(fault.of)) : ok(picked)
}

const chosen = (wanted: Asked['wanted'], all: readonly Looked[], left: Left): Chosen => {
  if (wanted) return exactly(new Set(wanted), all, left)
  const usable = all.filter(({ never }) => never === undefined)
  return ok(bestOf(usable, left))
}

/**
 * The one price of a basket, fen. Pure, total, and the same whatever order lines and wallet have.
 *
 * 1. The member price of the whole is floor(list × pricePercent / 100); what it takes off is spread
 *    over the lines in proportion to their list prices.
 * 2. A threshold is judged on the member price of the lines in the coupon's scope, before any coupon.
 * 3. Coupons apply in one order, whoever chose them: item-price, exchange, amount-off, percent-off;
 *    then by id. Each takes off what is left of its scope, and never more:
 *    amount-off min(off, left); percent-off min(floor(left × percent / 100), cap);
 *    exchange min(piece, value) and item-price min(piece − price, cap) of the dearest piece in scope
 *    that no other coupon has taken for itself, where a piece costs floor(member price / count).
 * 4. A combination has at most MAX_COUPONS_OF_SALE coupons, one of each stacking group; one that
 *    stands alone has no other beside it. Each takes off at least one fen in its place.
 * 5. The best combination takes most off; then it has fewer coupons; then it uses what ends sooner
 *    (endings soonest first, the first difference decides); then ids in the same way.
 * 6. What a coupon takes off is spread over the lines of its scope in proportion to what is left of
 *    them (a piece's: over its line), by largest remainder, so that all sums match to the fen.
 *    Of equal remainders, and of equally dear pieces, the line with the larger list price goes
 *    first, then the dearer piece, then product and category by id.
 *
 * Refuses `sales.too-much` above MAX_FEN, and `sales.coupon-not-usable` with its reason in words when
 * a wanted coupon is not there, does not apply, or does not go with the others.
 */
export const price = ({ basket, wallet, till, wanted }: Asked): Result<Priced, PricingRefusal> => {
  if (listOf(basket) > MAX_FEN) return refuse('sales.too-much', { limit: yuanText(MAX_FEN) })
  const rows = rowsOf(basket, till.pricePercent)
  const start = leftOf(rows)
  const all = looked(wallet, rows, till)
  const choice = chosen(wanted, all, start)
  if (!choice.ok) return choice
  const picked = choice.value
  const { used, left } = applied(picked, rows)
  const lines = linesOf(rows, left)
  const otherwise = wanted ? '没有选用' : '用了更划算的组合'
  const told = { all, picked, used, start, otherwise }
  return ok({ ...sumOf(lines), lines, used, coupons: offersOf(told) })
}
