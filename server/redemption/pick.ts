import { stepAt } from '#core/codes/rotating'
import { ok, refuse } from '#core/kernel/result'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { type CouponDoc, coupons } from '../coupons'
import { changeMember } from '../platform/change-member'
import { shownCode } from '../platform/codes'
import type { ContextOf, UseCase } from '../platform/context'
import type { Member } from '../platform/people'
import { get } from '../platform/store'
import { postAt } from '../stores'
import { memberByHandle, scanFresh } from './lookup'
import { judged } from './quote'

type Pick = (typeof redemptionClerkRoutes)['redemption.pick']

/** A coupon that is not this member's, or not to be had, is as good as none. */
const holderOf = async (handle: string, couponId: string) => {
  const [member, coupon] = await Promise.all([memberByHandle(handle), get(coupons, couponId)])
  if (!member.ok) return member
  if (coupon?.memberId !== member.value._id) return refuse('redemption.code-unknown')
  return ok({ member: member.value, coupon })
}

const spend = (
  { member, coupon }: { member: Member; coupon: CouponDoc },
  step: number,
  storeId: string,
  context: ContextOf<Pick>,
) =>
  changeMember(member, context, ({ lastStep }) => {
    if (step <= lastStep) return refuse('redemption.code-used')
    const { code } = shownCode('coupon', coupon.handle, context.now)
    // The pick spends the member's step; one sale may follow, one step above it.
    const steps = { visitStep: step + 1, codeStep: stepAt(context.now) }
    const shown = { storeId, step: Number.MAX_SAFE_INTEGER, ...steps }
    const quote = judged(coupon, shown, context)
    if (!quote.ok) return quote
    const reply = { code, quote: quote.value }
    const deed = { subject: coupon._id, storeId, after: '出示会员码', reply }
    return ok({ set: { lastStep: step }, deed, reply })
  })

/** Spends a member code on one of that member's coupons; answers that coupon's own code. */
export const pick: UseCase<Pick> = async ({ storeId, code, couponId }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const scanned = scanFresh(code, context.now)
  if (!scanned.ok) return scanned
  const { code: parsed, step } = scanned.value
  if (parsed.kind !== 'member') return refuse('redemption.code-unknown')
  const holder = await holderOf(parsed.handle, couponId)
  return holder.ok ? spend(holder.value, step, storeId, context) : holder
}
