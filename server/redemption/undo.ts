import { ok, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { decideUndo, type Redemption } from '#core/redemption/rules'
import { type CouponDoc, coupons } from '../coupons'
import type { Answer, ContextOf, UseCase } from '../platform/context'
import { get } from '../platform/store'
import { type PostHere, postAt } from '../stores'
import { commitOnCoupon, replayed } from './commit'
import { receiptOf } from './view'

type Undo = (typeof redemptionClerkRoutes)['redemption.undo']
type Context = ContextOf<Undo>

const changeOf = (coupon: CouponDoc, undone: Redemption, now: number): Partial<CouponDoc> => ({
  status: 'issued',
  touchedAt: now,
  redemptions: coupon.redemptions.map((one) =>
    one.id === undone.id ? { ...one, undoneAt: now } : one,
  ),
  story: [...coupon.story, { at: now, event: 'undone', store: undone.storeName }],
})

const attempt = async (
  coupon: CouponDoc,
  redemptionId: string,
  post: PostHere,
  context: Context,
): Promise<Awaited<Answer<OutputOf<Undo>>> | 'changed'> => {
  const first = await replayed<OutputOf<Undo>>(coupon, context.request)
  if (first) return first
  // Taken back, it could be used again: a colleague decides that, as with redeeming (law 5).
  if (coupon.memberId === context.caller.memberId) return refuse('redemption.own-coupon')
  const { storeId, role } = post
  const command = { storeId, redemptionId, staffId: context.staff._id, manager: role === 'manager' }
  const decision = decideUndo(coupon.redemptions, command, context.now)
  if (!decision.ok) return decision
  const reply = { receipt: receiptOf(coupon, decision.value, 'undone') }
  const words = { before: '已核销', after: '未使用' }
  const row = context.row({ subject: coupon._id, of: redemptionId, storeId, ...words, reply })
  const done = await commitOnCoupon(coupon, changeOf(coupon, decision.value, context.now), row)
  return done ? ok(reply) : 'changed'
}

const TRIES = 3

/** Takes a redemption back: the same clerk or the store's manager, within ten minutes. */
export const undo: UseCase<Undo> = async ({ storeId, couponId, redemptionId }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  for (let left = TRIES; left > 0; left -= 1) {
    const coupon = await get(coupons, couponId)
    if (!coupon) return refuse('redemption.not-found')
    const outcome = await attempt(coupon, redemptionId, post.value, context)
    if (outcome !== 'changed') return outcome
  }
  return refuse('request.busy')
}
