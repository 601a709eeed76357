import { yuanText } from '../kernel/money'
import { ok, type Result, refuse } from '../kernel/result'
import { MINUTE } from '../kernel/time'
import { growthOf } from '../tiers/rules'
import type { SaleReturn, SaleSum } from './views'

/** A slip of the thumb is the clerk's own to mend; later a return is the manager's business. */
const OWN_RETURN_WINDOW = 10 * MINUTE

/** A sale as far as its return depends on it. */
export interface SoldState {
  memberId: string
  storeId: string
  staffId: string
  at: number
  sum: SaleSum
  returns: readonly SaleReturn[]
}

export interface ReturnCommand {
  storeId: string
  staffId: string
  manager: boolean
  /** Member id that this person would have: nobody pays themselves back (law 5). */
  clerkMemberId: string
}

type MayRefusal =
  | 'sales.not-found'
  | 'sales.own-return'
  | 'sales.return-nothing'
  | 'sales.return-manager'

const returnedOf = ({ returns }: SoldState): number =>
  returns.reduce((all, { listFen }) => all + listFen, 0)

/** List price of what has not come back yet, fen. */
export const leftOf = (sold: SoldState): number => sold.sum.listFen - returnedOf(sold)

/** May this person return goods of this sale now? Another store's sale is as good as none. */
export const checkReturn = (
  sold: SoldState,
  { storeId, staffId, manager, clerkMemberId }: ReturnCommand,
  now: number,
): Result<{ most: number }, MayRefusal> => {
  if (sold.storeId !== storeId) return refuse('sales.not-found')
  if (sold.memberId === clerkMemberId) return refuse('sales.own-return')
  const most = leftOf(sold)
  if (most === 0) return refuse('sales.return-nothing')
  const own = sold.staffId === staffId && now <= sold.at + OWN_RETURN_WINDOW
  return manager || own ? ok({ most }) : refuse('sales.return-manager')
}

/** floor(whole × part / of). A product of points and fen can pass 2^53. */
const share = (whole: number, part: number, of: number): number =>
  Number((BigInt(whole) * BigInt(part)) / BigInt(of))

/** Where a sale stands when goods worth `back` of its list price have come back, all in all. */
const standingAt = ({ listFen, payFen, pointsUsed, pointsEarned }: SaleSum, back: number) => {
  const refundFen = share(payFen, back, listFen)
  return {
    refundFen,
    pointsBack: share(pointsUsed, back, listFen),
    // What stays is rounded down: points of goods that came back are not kept.
    pointsTaken: pointsEarned - share(pointsEarned, listFen - back, listFen),
    growth: growthOf(payFen - refundFen),
  }
}

export interface ReturnParts {
  refundFen: number
  /** Spent points that come back, after `alreadyBack` that did so before. */
  pointsBack: number
  alreadyBack: number
  /** Earned points to take back. */
  pointsTaken: number
  growthBack: number
  /** Nothing is left of the sale after this. */
  whole: boolean
}

/**
 * What the return of goods at this list price undoes. Parts are differences of one cumulative
 * share, so that returns in any steps sum to the whole sale, to the fen and to the point.
 */
export const returnParts = (
  sold: SoldState,
  listFen: number,
): Result<ReturnParts, 'sales.return-too-much'> => {
  const most = leftOf(sold)
  if (listFen > most) return refuse('sales.return-too-much', { most: yuanText(most) })
  const returned = returnedOf(sold)
  const before = standingAt(sold.sum, returned)
  const after = standingAt(sold.sum, returned + listFen)
  return ok({
    refundFen: after.refundFen - before.refundFen,
    pointsBack: after.pointsBack - before.pointsBack,
    alreadyBack: before.pointsBack,
    pointsTaken: after.pointsTaken - before.pointsTaken,
    growthBack: before.growth - after.growth,
    whole: listFen === most,
  })
}
