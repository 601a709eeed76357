import { MAX_FEN, yuanText } from '../kernel/money'
import { ok, type Result, refuse } from '../kernel/result'
import { listOf, type Row, rowsOf } from './basket'
import { bestOf, type Candidate } from './search'
import { after, type Judged, judgedOf, type Left, leftOf, type Rebate, takenBy } from './taking'
import type {
  Asked,
  OfferedCoupon,
  Priced,
  PriceSum,
  PricingTill,
  UsedCoupon,
  WalletCoupon,
} from './views'
import { faultOf, whyNever, whyNotUsed } from './why'

export type PricingRefusal = 'sales.too-much' | 'sales.coupon-not-usable'

/** Rebates for a piece first, while it has its price; percents last, of what is really paid. */
const PLACE: Record<Rebate['kind'], number> = {
  'item-price': 0,
  exchange: 1,
  'amount-off': 2,
  'percent-off': 3,
}

const inPlace = (a: Judged, b: Judged): number =>
  PLACE[a.rebate.kind] - PLACE[b.rebate.kind] || (a.coupon.id < b.coupon.id ? -1 : 1)

/** A coupon of the wallet beside this basket. */
interface Looked extends Candidate {
  /** Why it does not apply at all. */
  never?: string
}

const lookedAt = (one: Judged, left: Left, till: PricingTill): Looked => {
  const never = whyNever(one, left, till)
  return never === undefined
    ? { ...one, soloFen: takenBy(one, left) }
    : { ...one, soloFen: 0, never }
}

/** The wallet in the order in which coupons apply; gifts are no rebates and stay out. */
const looked = (wallet: readonly WalletCoupon[], rows: readonly Row[], till: PricingTill) => {
  const left = leftOf(rows)
  return wallet
    .flatMap((coupon) => {
      const { benefit } = coupon
      return benefit.kind === 'gift' ? [] : [judgedOf(coupon, benefit, rows)]
    })
    .sort(inPlace)
    .map((one) => lookedAt(one, left, till))
}

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

/** What is taken off row by row is told line by line. */
const byLine = <T>(rows: readonly Row[], values: readonly T[]): T[] => {
  const lines: T[] = [...values]
  for (const [i, { at }] of rows.entries()) lines[at] = values[i] as T
  return lines
}

interface Applied {
  used: UsedCoupon[]
  left: Left
}

const applied = (picked: readonly Candidate[], rows: readonly Row[]): Applied => {
  const used: UsedCoupon[] = []
  let left = leftOf(rows)
  for (const one of picked) {
    const fen = takenBy(one, left)
    const next = after(one, left, fen)
    const shares = left.fen.map((before, i) => before - (next.fen[i] ?? 0))
    const { id: couponId, name, benefit } = one.coupon
    used.push({ couponId, name, benefit, fen, shares: byLine(rows, shares) })
    left = next
  }
  return { used, left }
}

const linesOf = (rows: readonly Row[], { fen }: Left): PriceSum[] =>
  byLine(
    rows,
    rows.map(({ listFen, netFen }, i) => {
      const payFen = fen[i] ?? 0
      return { listFen, tierOffFen: listFen - netFen, couponOffFen: netFen - payFen, payFen }
    }),
  )

const sumOf = (lines: readonly PriceSum[]): PriceSum => {
  const sum = { listFen: 0, tierOffFen: 0, couponOffFen: 0, payFen: 0 }
  for (const line of lines) {
    sum.listFen += line.listFen
    sum.tierOffFen += line.tierOffFen
    sum.couponOffFen += line.couponOffFen
    sum.payFen += line.payFen
  }
  return sum
}

interface Told {
  all: readonly Looked[]
  picked: readonly Candidate[]
  used: readonly UsedCoupon[]
  start: Left
  /** Said of a coupon that could be in the combination as well. */
  otherwise: string
}

const offerOf = (one: Looked, { all, picked, used, start, otherwise }: Told): OfferedCoupon => {
  const { coupon, soloFen, never } = one
  const { id: couponId, name, benefit, expiresAt } = coupon
  const offFen = used.find((own) => own.couponId === couponId)?.fen ?? 0
  const offer = { couponId, name, benefit, expiresAt, soloFen, offFen }
  if (offFen > 0) return offer
  if (never !== undefined) return { ...offer, why: never }
  const withIt = all.filter((other) => other === one || picked.includes(other))
  return { ...offer, why: whyNotUsed(one, picked, withIt, start, otherwise) }
}

const byUse = (a: OfferedCoupon, b: OfferedCoupon): number =>
  b.offFen - a.offFen ||
  b.soloFen - a.soloFen ||
  a.expiresAt - b.expiresAt ||
  (a.couponId < b.couponId ? -1 : 1)

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
  const coupons = all.map((one) => offerOf(one, told)).sort(byUse)
  return ok({ ...sumOf(lines), lines, used, coupons })
}
