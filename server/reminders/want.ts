import { statusAt } from '#core/coupons/rules'
import { ok } from '#core/kernel/result'
import type { remindersMemberRoutes } from '#core/reminders/contract'
import { reminderAt } from '#core/reminders/rules'
import { endingTemplateId, ownCoupon, reminders } from '../coupons'
import { audit, unlessDone } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'

/** Remembers that the person accepted one message for this coupon. Nothing is given for it (C11). */
export const want: UseCase<(typeof remindersMemberRoutes)['reminders.want']> = async (
  { couponId },
  context,
) => {
  const { member, now } = context
  const own = await ownCoupon(couponId, member._id)
  if (!own.ok) return own
  const usable = statusAt(own.value, now) === 'issued' && endingTemplateId() !== undefined
  const sendAt = usable ? reminderAt(own.value.expiresAt, now) : undefined
  if (sendAt === undefined) {
    await unlessDone(context.request)
    return ok({ wanted: false })
  }
  const reply = { wanted: true }
  return withTx(async (tx) => {
    await tx.add(audit, context.row({ subject: couponId, after: '要一次到期提醒', reply }))
    const { openid } = context.caller
    await tx.set(reminders, { _id: couponId, openid, status: 'wanted', sendAt })
    return ok(reply)
  })
}
