import type { RefusalCode } from '#core/contract'
import { ok, type Result, refuse } from '#core/kernel/result'
import { moveBack, owesPoints, type Redemption } from '#core/redemption/rules'
import type { Receipt } from '#core/redemption/views'
import { type CouponDoc, coupons, isLeft } from '../coupons'
import type { ActionContext, Answer } from '../platform/context'
import { get } from '../platform/store'
import type { PostHere } from '../stores'
import { commitOnCoupon, replayed } from './commit'
import { entryOf } from './entry'
import { freed } from './freed'
import { receiptOf } from './view'

interface Reply {
  receipt: Receipt
}

/** How a redemption is taken back: as a slip of the thumb, or later by a manager who says why. */
export interface Way {
  way: 'undo' | 'reverse'
  why?: string
  decide(coupon: CouponDoc): Result<Redemption, RefusalCode>
  /** After the commit, of the redemption that was taken back; a retry does it once more. */
  done?(redemption: Redemption): Promise<unknown>
}

const STATE = { undo: 'undone', reverse: 'reversed' } as const

const marked = ({ redemptions }: CouponDoc, id: string, { way }: Way, now: number) => {
  const mark = { undoneAt: now, ...(way === 'reverse' ? { reversed: true } : {}) }
  return redemptions.map((one) => (one.id === id ? { ...one, ...mark } : one))
}

/**
 * The redemption does not count any more, and the coupon makes the move that is left to it. One that
 * has ended already makes none: only the account of its uses changes.
 */
const changeOf = (coupon: CouponDoc, one: Redemption, way: Way, now: number) => {
  const { story, ...held } = freed(coupon, now)
  const closed = isLeft(coupon)
  const { expiresAt } = coupon
  const owes = owesPoints(coupon, now)
  const move = moveBack({ status: held.status, expiresAt, closed, owes, way: way.way }, now)
  const why = way.why === undefined ? {} : { why: way.why }
  const rows = move ? [{ at: now, event: move.event, store: one.storeName, ...why }] : []
  return {
    ...held,
    ...(move ? { status: move.status } : {}),
    // One that was redeemed before uses were counted has none.
    used: Math.max(0, coupon.used - 1),
    costFen: coupon.costFen - one.fen,
    touchedAt: now,
    redemptions: marked(coupon, one.id, way, now),
    story: [...story, ...rows],
  }
}

const AFTER: Partial<Record<CouponDoc['status'], string>> = {
  issued: '未使用',
  voided: '已作废',
  reversed: '已退回，不能再用',
  expired: '已过期',
}

/** What the first call may have left undone, and its answer. */
const finished = async <R extends Result<Reply, RefusalCode>>(
  first: R,
  { redemptions }: CouponDoc,
  way: Way,
): Promise<R> => {
  const id = first.ok ? first.value.receipt.redemptionId : undefined
  const one = redemptions.find((redemption) => redemption.id === id)
  if (one) await way.done?.(one)
  return first
}

const attempt = async (
  coupon: CouponDoc,
  way: Way,
  post: PostHere,
  context: ActionContext,
): Promise<Awaited<Answer<Reply>> | 'changed'> => {
  const first = await replayed<Reply>(coupon, context.request)
  if (first) return finished(first, coupon, way)
  const decision = way.decide(coupon)
  if (!decision.ok) return decision
  const one = decision.value
  const change = changeOf(coupon, one, way, context.now)
  const reply = { receipt: receiptOf({ ...coupon, ...change }, one, STATE[way.way]) }
  const row = context.row({
    subject: coupon._id,
    of: one.id,
    storeId: post.storeId,
    ...(way.why === undefined ? {} : { why: way.why }),
    before: '已核销',
    after: AFTER[change.status] ?? '已退回',
    uses: [entryOf(coupon, one, { back: true })],
    reply,
  })
  if (!(await commitOnCoupon(coupon, change, row))) return 'changed'
  await way.done?.(one)
  return ok(reply)
}

const TRIES = 3

/** Takes one redemption of a coupon back, once, in four round trips as the redemption was made. */
export const takeBack = async (
  couponId: string,
  way: Way,
  post: PostHere,
  context: ActionContext,
): Answer<Reply> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const coupon = await get(coupons, couponId)
    if (!coupon) return refuse('redemption.not-found')
    const outcome = await attempt(coupon, way, post, context)
    if (outcome !== 'changed') return outcome
  }
  return refuse('request.busy')
}
