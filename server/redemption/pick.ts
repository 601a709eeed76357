import * as v from 'valibot'
import { type ParsedCode, STEP_MS } from '#core/codes/rotating'
import { ok, refuse } from '#core/kernel/result'
import { DAY } from '#core/kernel/time'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { type CouponDoc, coupons } from '../coupons'
import { audit } from '../platform/audit'
import { shownCode } from '../platform/codes'
import type { ContextOf, UseCase } from '../platform/context'
import { collection, get, withTx } from '../platform/store'
import { postAt } from '../stores'
import { memberByHandle, scanFresh } from './lookup'
import { judged } from './quote'

type Pick = (typeof redemptionClerkRoutes)['redemption.pick']

/** Spent member codes: `_id` is `handle.step`, so each works once. Kept a day, good for a minute. */
const codeuses = collection('codeuses', v.object({ _id: v.string(), until: v.number() }))

const codeUse = ({ handle }: ParsedCode, step: number) => ({
  _id: `${handle}.${step}`,
  until: step * STEP_MS + DAY,
})

/** A coupon that is not this member's, or not to be had, is as good as none. */
const couponOf = async (handle: string, couponId: string) => {
  const [member, coupon] = await Promise.all([memberByHandle(handle), get(coupons, couponId)])
  if (!member.ok) return member
  return coupon?.memberId === member.value._id ? ok(coupon) : refuse('redemption.code-unknown')
}

const spend = (
  use: { _id: string; until: number },
  coupon: CouponDoc,
  storeId: string,
  context: ContextOf<Pick>,
) =>
  withTx(async (tx) => {
    if (await tx.get(codeuses, use._id)) return refuse('redemption.code-used')
    const { code } = shownCode('coupon', coupon.handle, context.now)
    const quote = judged(coupon, storeId, Number.MAX_SAFE_INTEGER, context)
    if (!quote.ok) return quote
    const reply = { code, quote: quote.value }
    await tx.add(codeuses, use)
    await tx.add(audit, context.row({ subject: coupon._id, storeId, after: '出示会员码', reply }))
    return ok(reply)
  })

/** Spends a member code on one of that member's coupons; answers that coupon's own code. */
export const pick: UseCase<Pick> = async ({ storeId, code, couponId }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const scanned = scanFresh(code, context.now)
  if (!scanned.ok) return scanned
  const { code: parsed, step } = scanned.value
  if (parsed.kind !== 'member') return refuse('redemption.code-unknown')
  const coupon = await couponOf(parsed.handle, couponId)
  return coupon.ok ? spend(codeUse(parsed, step), coupon.value, storeId, context) : coupon
}
