import { MAX_COUPONS_OF_SALE } from '../coupons/limits'
import { notHere } from '../coupons/usable'
import { yuanText } from '../kernel/money'
import { type Candidate, clash } from './search'
import { after, isOfPiece, type Judged, type Left, pieceRow, scopeFen, takenBy } from './taking'
import type { PricingTill } from './views'

const PAID = '已经不用付钱'

const nothingOff = (one: Judged, left: Left): string => {
  const { rebate } = one
  if (!isOfPiece(rebate)) return scopeFen(one, left) === 0 ? PAID : '减不到 1 分钱'
  const row = pieceRow(one, left)
  if (row === undefined) return '这些商品已经用了别的券'
  if (rebate.kind === 'exchange' || one.pieceFen(row) === 0) return PAID
  return `单价已经不高于 ¥${yuanText(rebate.priceFen)}`
}

/** Why a coupon does not apply to this basket here and now, before any other one; else undefined. */
export const whyNever = (one: Judged, left: Left, till: PricingTill): string | undefined => {
  const { coupon, rebate, scope } = one
  const why = notHere(coupon, till)
  if (why !== undefined) return why
  if (scope.length === 0) return '不适用这些商品'
  const short = isOfPiece(rebate) ? 0 : rebate.minFen - scopeFen(one, left)
  if (short > 0) return `还差 ¥${yuanText(short)}`
  return takenBy(one, left) === 0 ? nothingOff(one, left) : undefined
}

export interface Fault {
  /** The coupon that takes nothing off in its place. */
  of: Candidate
  why: string
}

/** The first coupon of a combination, in the order in which they apply, that takes nothing off. */
const idle = (picked: readonly Candidate[], start: Left): Fault | undefined => {
  let left = start
  for (const one of picked) {
    const fen = takenBy(one, left)
    if (fen === 0) return { of: one, why: nothingOff(one, left) }
    left = after(one, left, fen)
  }
}

const notBeside = (one: Candidate, others: readonly Candidate[]): string | undefined => {
  const other = others.find(({ coupon }) => clash(one.coupon, coupon))
  if (other) return `不能和「${other.coupon.name}」同时用`
  return others.length >= MAX_COUPONS_OF_SALE ? `一笔最多用 ${MAX_COUPONS_OF_SALE} 张` : undefined
}

/** What is wrong with a combination that somebody chose; undefined when it can be used as it is. */
export const faultOf = (picked: readonly Candidate[], start: Left): Fault | undefined => {
  for (const [i, of] of picked.entries()) {
    const why = notBeside(of, picked.slice(0, i))
    if (why !== undefined) return { of, why }
  }
  return idle(picked, start)
}

/**
 * Why a coupon that applies alone is not in the combination `used`. `withIt` is the same combination
 * with it, in the order in which they apply; `otherwise` is said when it could have been added.
 */
export const whyNotUsed = (
  one: Candidate,
  used: readonly Candidate[],
  withIt: readonly Candidate[],
  start: Left,
  otherwise: string,
): string => {
  const why = notBeside(one, used)
  if (why !== undefined) return why
  const fault = idle(withIt, start)
  return fault?.of === one ? fault.why : otherwise
}
