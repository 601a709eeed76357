import { type CodeAge, parseCode } from '#core/codes/rotating'
import { ok, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { decideRedeem, type Redemption } from '#core/redemption/rules'
import type { CouponDoc } from '../coupons'
import type { Answer, ContextOf, UseCase } from '../platform/context'
import { type PostHere, postAt } from '../stores'
import { commitOnCoupon, replayed } from './commit'
import { couponByHandle, scan } from './lookup'
import { receiptOf } from './view'

type Redeem = (typeof redemptionClerkRoutes)['redemption.redeem']
type Context = ContextOf<Redeem>
type Redeemed = Answer<OutputOf<Redeem>>

const deedOf = (coupon: CouponDoc, post: PostHere, context: Context) => {
  const redemption: Redemption = {
    id: context.request.key,
    storeId: post.storeId,
    storeName: post.storeName,
    staffId: context.staff._id,
    at: context.now,
  }
  const reply = { receipt: receiptOf(coupon, redemption, 'redeemed') }
  const row = context.row({
    subject: coupon._id,
    storeId: post.storeId,
    before: '未使用',
    after: '已核销',
    reply,
  })
  return { redemption, reply, row }
}

const changeOf = (coupon: CouponDoc, redemption: Redemption, step: number): Partial<CouponDoc> => ({
  status: 'redeemed',
  touchedAt: redemption.at,
  lastStep: step,
  redemptions: [...coupon.redemptions, redemption],
  story: [...coupon.story, { at: redemption.at, event: 'redeemed', store: redemption.storeName }],
})

const attempt = async (
  coupon: CouponDoc,
  age: Extract<CodeAge, { step: number }>,
  post: PostHere,
  context: Context,
): Promise<Awaited<Redeemed> | 'changed'> => {
  const first = await replayed<OutputOf<Redeem>>(coupon, context.request)
  if (first) return first
  if (age.age === 'old') return refuse('redemption.code-expired')
  const clerkMemberId = context.caller.memberId
  const command = { storeId: post.storeId, clerkMemberId, step: age.step }
  const decision = decideRedeem(coupon, command, context.now)
  if (!decision.ok) return decision
  const { redemption, reply, row } = deedOf(coupon, post, context)
  const done = await commitOnCoupon(coupon, changeOf(coupon, redemption, age.step), row)
  return done ? ok(reply) : 'changed'
}

/**
 * The answer of this very request from the coupon's own receipt, however old its code is by now: an
 * instance whose clock is behind, or a retry after a long while, does not know the code any more.
 */
const firstAnswer = async (text: string, context: Context) => {
  const code = parseCode(text)
  if (code?.kind !== 'coupon') return undefined
  const found = await couponByHandle(code.handle)
  return found.ok ? replayed<OutputOf<Redeem>>(found.value, context.request) : undefined
}

/** Somebody else was faster this often; then the person had better look again. */
const TRIES = 3

/**
 * Redeems the coupon behind a code, once, in four round trips: staff (pipeline), coupon by handle,
 * guarded write with receipt, audit row. An old code is refused only after a look for the receipt:
 * the retry of a lost answer may come when its code has gone.
 */
export const redeem: UseCase<Redeem> = async ({ storeId, code }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const scanned = scan(code, context.now)
  if (!scanned.ok) return (await firstAnswer(code, context)) ?? scanned
  const { handle, kind } = scanned.value.code
  if (kind !== 'coupon') return refuse('redemption.code-unknown')
  for (let left = TRIES; left > 0; left -= 1) {
    const found = await couponByHandle(handle)
    if (!found.ok) return found
    const outcome = await attempt(found.value, scanned.value.age, post.value, context)
    if (outcome !== 'changed') return outcome
  }
  return refuse('request.busy')
}
