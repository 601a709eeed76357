import { statusAt } from '../coupons/rules'
import type { CouponStatus } from '../coupons/views'
import { ok, type Result, refuse } from '../kernel/result'
import { MINUTE, momentText } from '../kernel/time'

/** A slip of the thumb is seen within minutes; later it is a return, with other rules. */
export const UNDO_WINDOW = 10 * MINUTE

/** One redemption of a coupon. A coupon has several when earlier ones were undone. */
export interface Redemption {
  id: string
  storeId: string
  storeName: string
  staffId: string
  at: number
  undoneAt?: number | undefined
  saleId?: string | undefined
}

export interface RedeemState {
  status: CouponStatus
  expiresAt: number
  memberId: string
  /** Empty: every store. */
  storeIds: readonly string[]
  /** Step of the last code that was spent; 0 when none. */
  lastStep: number
  redemptions: readonly Redemption[]
}

export interface RedeemCommand {
  storeId: string
  /** Member id that the clerk would have. */
  clerkMemberId: string
  /** Step of the code shown. */
  step: number
}

export type RedeemRefusal =
  | 'redemption.code-used'
  | 'redemption.coupon-used'
  | 'redemption.coupon-expired'
  | 'redemption.coupon-voided'
  | 'redemption.other-store'
  | 'redemption.own-coupon'

export const standing = (redemptions: readonly Redemption[]): Redemption | undefined =>
  // Not findLast: Node 16, the oldest runtime of a function, has none.
  [...redemptions].reverse().find((one) => one.undoneAt === undefined)

const usedRefusal = (state: RedeemState, now: number) => {
  const last = standing(state.redemptions)
  return refuse('redemption.coupon-used', {
    when: last ? momentText(last.at, now) : '',
    store: last?.storeName ?? '',
  })
}

/**
 * The decision table of a redemption. What is wrong with the coupon itself comes first, because
 * that is what the customer must hear; a spent code comes last, because the next one cures it.
 */
export const decideRedeem = (
  state: RedeemState,
  command: RedeemCommand,
  now: number,
): Result<{ step: number }, RedeemRefusal> => {
  const status = statusAt(state, now)
  if (status === 'redeemed') return usedRefusal(state, now)
  if (status === 'voided') return refuse('redemption.coupon-voided')
  if (status === 'expired')
    return refuse('redemption.coupon-expired', { when: momentText(state.expiresAt, now) })
  if (state.memberId === command.clerkMemberId) return refuse('redemption.own-coupon')
  if (state.storeIds.length > 0 && !state.storeIds.includes(command.storeId))
    return refuse('redemption.other-store')
  if (command.step <= state.lastStep) return refuse('redemption.code-used')
  return ok({ step: command.step })
}

export interface UndoCommand {
  storeId: string
  redemptionId: string
  staffId: string
  manager: boolean
}

export type UndoRefusal =
  | 'redemption.not-found'
  | 'redemption.undo-too-late'
  | 'redemption.undo-not-yours'
  | 'redemption.already-undone'
  | 'redemption.part-of-sale'

/** May this person take back this redemption now? Another store's is as good as none. */
export const decideUndo = (
  redemptions: readonly Redemption[],
  command: UndoCommand,
  now: number,
): Result<Redemption, UndoRefusal> => {
  const one = redemptions.find(({ id }) => id === command.redemptionId)
  if (!one || one.storeId !== command.storeId) return refuse('redemption.not-found')
  if (one.undoneAt !== undefined) return refuse('redemption.already-undone')
  if (one.saleId !== undefined) return refuse('redemption.part-of-sale')
  if (one.staffId !== command.staffId && !command.manager)
    return refuse('redemption.undo-not-yours')
  if (now > one.at + UNDO_WINDOW) return refuse('redemption.undo-too-late')
  return ok(one)
}
