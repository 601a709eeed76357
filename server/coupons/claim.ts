import type { couponsMemberRoutes } from '#core/coupons/contract'
import { ok } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { issueCoupon } from './issue-coupon'
import { ticketOf } from './view'

/** A member takes a coupon from a claim page. */
export const claim: UseCase<(typeof couponsMemberRoutes)['coupons.claim']> = (
  { templateId },
  context,
) =>
  withTx(async (tx) => {
    const issued = await issueCoupon(tx, templateId, context.member, context.now)
    if (!issued.ok) return issued
    const reply = { ticket: ticketOf(issued.value, context.now) }
    const deed = { subject: issued.value._id, after: issued.value.name, reply }
    await tx.add(audit, context.row(deed))
    return ok(reply)
  })
