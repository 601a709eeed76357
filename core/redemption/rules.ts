import { MAX_UNDOS } from '../coupons/limits'
import { faceFen, statusAt } from '../coupons/rules'
import { notNow } from '../coupons/usable'
import type { Benefit, CouponMove, CouponStatus, UsableWindow } from '../coupons/views'
import { ok, type Result, refuse } from '../kernel/result'
import { MINUTE, momentText } from '../kernel/time'

/** A slip of the thumb is seen within minutes; later it is a return, with other rules. */
export const UNDO_WINDOW = 10 * MINUTE

/** One redemption of a coupon. A coupon has several when it has several uses or was undone. */
export interface Redemption {
  id: string
  storeId: string
  storeName: string
  staffId: string
  at: number
  undoneAt?: number | undefined
  /** A manager took it back after the window. */
  reversed?: boolean | undefined
  saleId?: string | undefined
  /** What it took off or gave away, fen. */
  fen: number
  /** It took one of its clerk's daily limit. */
  counted?: boolean | undefined
}

export interface RedeemState {
  status: CouponStatus
  startsAt: number
  expiresAt: number
  windows: readonly UsableWindow[]
  heldUntil: number
  memberId: string
  /** Empty: every store. */
  storeIds: readonly string[]
  /** Step of the last code that was spent; 0 when none. */
  lastStep: number
  redemptions: readonly Redemption[]
  benefit: Benefit
}

export interface RedeemCommand {
  storeId: string
  /** Member id that the clerk would have. */
  clerkMemberId: string
  /** Step of the code shown. */
  step: number
}

export type UseRefusal =
  | 'redemption.code-used'
  | 'redemption.coupon-used'
  | 'redemption.coupon-expired'
  | 'redemption.coupon-voided'
  | 'redemption.coupon-held'
  | 'redemption.other-store'
  | 'redemption.own-coupon'
  | 'redemption.not-now'

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

/** What is wrong with the coupon itself, whoever shows it wherever. */
const couponRefusal = (state: RedeemState, now: number) => {
  const status = statusAt(state, now)
  if (status === 'redeemed') return usedRefusal(state, now)
  if (status === 'held') return refuse('redemption.coupon-held')
  // Reversed: its redemption was taken back when it had ended; there is nothing left of it.
  if (status === 'voided' || status === 'reversed') return refuse('redemption.coupon-voided')
  if (status === 'expired')
    return refuse('redemption.coupon-expired', { when: momentText(state.expiresAt, now) })
}

/**
 * May this coupon be used here and now, in a sale or alone? What is wrong with the coupon itself
 * comes first, because that is what the customer must hear; a spent code comes last, because the
 * next one cures it.
 */
export const decideUse = (
  state: RedeemState,
  command: RedeemCommand,
  now: number,
): Result<{ step: number }, UseRefusal> => {
  const wrong = couponRefusal(state, now)
  if (wrong) return wrong
  if (state.memberId === command.clerkMemberId) return refuse('redemption.own-coupon')
  if (state.storeIds.length > 0 && !state.storeIds.includes(command.storeId))
    return refuse('redemption.other-store')
  const when = notNow(state, now)
  if (when !== undefined) return refuse('redemption.not-now', { when })
  if (command.step <= state.lastStep) return refuse('redemption.code-used')
  return ok({ step: command.step })
}

/** The same without a sale: `fen` is what it gives away, which some kinds only know in a sale. */
export const decideRedeem = (
  state: RedeemState,
  command: RedeemCommand,
  now: number,
): Result<{ step: number; fen: number }, UseRefusal | 'redemption.needs-sale'> => {
  const use = decideUse(state, command, now)
  if (!use.ok) return use
  const fen = faceFen(state.benefit)
  return fen === undefined ? refuse('redemption.needs-sale') : ok({ ...use.value, fen })
}

/** A coupon as one more use leaves it: others may be left. */
export const afterUse = ({
  uses,
  used,
}: {
  uses: number
  used: number
}): { used: number; status: CouponStatus; event: CouponMove } =>
  used + 1 < uses
    ? { used: used + 1, status: 'issued', event: 'used' }
    : { used: used + 1, status: 'redeemed', event: 'redeemed' }

export interface TakeBackCommand {
  storeId: string
  redemptionId: string
  /** Member id that whoever takes it back would have. */
  byMemberId: string
}

export interface UndoCommand extends TakeBackCommand {
  staffId: string
  manager: boolean
}

/** A coupon as far as taking a redemption back depends on it. */
export interface TakeBackState {
  status: CouponStatus
  expiresAt: number
  heldUntil: number
  memberId: string
  redemptions: readonly Redemption[]
  benefit: { kind: string }
  /** What it was exchanged for in the points shop. */
  paid?: object | undefined
}

export type TakeBackRefusal =
  | 'redemption.not-found'
  | 'redemption.own-coupon'
  | 'redemption.already-undone'
  | 'redemption.part-of-sale'
  | 'redemption.coupon-held'
  | 'redemption.undo-too-often'

/** Those of sales are not counted: they go back with their sale. */
const timesUndone = (redemptions: readonly Redemption[]): number =>
  redemptions.filter(({ undoneAt, saleId }) => undoneAt !== undefined && saleId === undefined)
    .length

/** What undo and return have in common. Another store's redemption is as good as none. */
const takeBack = (
  state: TakeBackState,
  { storeId, redemptionId, byMemberId }: TakeBackCommand,
  now: number,
): Result<Redemption, TakeBackRefusal> => {
  const one = state.redemptions.find(({ id }) => id === redemptionId)
  if (!one || one.storeId !== storeId) return refuse('redemption.not-found')
  // Taken back, it could be used again: a colleague decides that, as with redeeming (law 5).
  if (state.memberId === byMemberId) return refuse('redemption.own-coupon')
  if (one.undoneAt !== undefined) return refuse('redemption.already-undone')
  if (one.saleId !== undefined) return refuse('redemption.part-of-sale')
  if (statusAt(state, now) === 'held') return refuse('redemption.coupon-held')
  if (timesUndone(state.redemptions) >= MAX_UNDOS) return refuse('redemption.undo-too-often')
  return ok(one)
}

/** May this person undo this redemption now? The same clerk or a manager, within the window. */
export const decideUndo = (
  state: TakeBackState,
  command: UndoCommand,
  now: number,
): Result<
  Redemption,
  TakeBackRefusal | 'redemption.undo-not-yours' | 'redemption.undo-too-late'
> => {
  const one = takeBack(state, command, now)
  if (!one.ok) return one
  if (one.value.staffId !== command.staffId && !command.manager)
    return refuse('redemption.undo-not-yours')
  return now > one.value.at + UNDO_WINDOW ? refuse('redemption.undo-too-late') : one
}

/**
 * A gift that points paid and that has ended: taken back as a coupon it would be worth nothing, so
 * it goes back with its points (core/shop/rules.ts decideReturn), when its last hand-out does.
 */
export const owesPoints = (
  { benefit, paid, expiresAt }: Pick<TakeBackState, 'benefit' | 'paid' | 'expiresAt'>,
  now: number,
): boolean => paid !== undefined && benefit.kind === 'gift' && expiresAt < now

const isLastHandedOut = ({ status, redemptions }: TakeBackState): boolean =>
  status === 'redeemed' && redemptions.filter(({ undoneAt }) => undoneAt === undefined).length === 1

/** May a manager take it back now, after the window? Within it, undoing is the way. */
export const decideReverse = (
  state: TakeBackState,
  command: TakeBackCommand,
  now: number,
): Result<Redemption, TakeBackRefusal | 'redemption.undo-first' | 'redemption.return-gift'> => {
  const one = takeBack(state, command, now)
  if (!one.ok) return one
  if (owesPoints(state, now) && isLastHandedOut(state)) return refuse('redemption.return-gift')
  return now <= one.value.at + UNDO_WINDOW ? refuse('redemption.undo-first') : one
}

/** How a redemption was taken back, and from what. */
export interface Back {
  status: CouponStatus
  expiresAt: number
  /** The holder has closed the membership in which it was given. */
  closed: boolean
  /** Its points come back with its last hand-out; until then it stays as it is (owesPoints). */
  owes: boolean
  way: 'undo' | 'reverse'
}

export interface Move {
  status: CouponStatus
  event: CouponMove
}

/**
 * The move of a coupon whose redemption is taken back (life-cycle.ts), or undefined when it has
 * ended before and stays as it is: one of several uses came back too late to be used again.
 *   - of a closed membership nothing can be used any more: void like the rest (law 8)
 *   - after the window a coupon that has ended is not given back as if it could be used
 */
export const moveBack = (
  { status, expiresAt, closed, owes, way }: Back,
  now: number,
): Move | undefined => {
  if (status !== 'redeemed' && status !== 'issued') return undefined
  if (way === 'reverse' && owes) return undefined
  const ended = closed || expiresAt < now
  if (way === 'reverse' && ended && status === 'redeemed')
    return { status: 'reversed', event: 'reversed' }
  return closed ? { status: 'voided', event: 'voided' } : { status: 'issued', event: 'undone' }
}
