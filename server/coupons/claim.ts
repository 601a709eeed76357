import type { couponsMemberRoutes } from '#core/coupons/contract'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import { type AuditDoc, audit, type Request } from '../platform/audit'
import type { ContextOf, UseCase } from '../platform/context'
import { DuplicateError } from '../platform/store'
import { give, givenBefore } from './give'
import { knownTemplate } from './known'
import { checkMeant } from './meant'
import type { CouponDoc, TemplateDoc } from './records'
import { ticketOf } from './view'

type Claim = (typeof couponsMemberRoutes)['coupons.claim']
type Claimed = OutputOf<Claim>

/**
 * The first answer stands in the coupon itself. Where later receipts have pushed it out it has been
 * filed long since, and the pipeline finds it there as for any other double.
 */
const again = (
  { receipts }: CouponDoc,
  { key, inputHash }: Request,
): Result<Claimed, 'request.replay-changed'> => {
  const kept = receipts.find(({ id }) => id === key)
  if (!kept) throw new DuplicateError(audit.name, key)
  const row = JSON.parse(kept.row) as AuditDoc
  if (row.inputHash !== inputHash) return refuse('request.replay-changed')
  return ok(JSON.parse(row.reply) as Claimed)
}

const rowFor =
  ({ row, now }: ContextOf<Claim>) =>
  (coupon: CouponDoc): AuditDoc =>
    row({ subject: coupon._id, after: coupon.name, reply: { ticket: ticketOf(coupon, now) } })

const given = async (
  template: TemplateDoc,
  storeId: string | undefined,
  context: ContextOf<Claim>,
) => {
  const { member: holder, now, request } = context
  const asked = { holder, from: 'offer', cause: request.key, storeId } as const
  const meant = checkMeant(template, holder, now)
  if (meant.ok) return give(template, { ...asked, rowOf: rowFor(context) }, now)
  const before = await givenBefore(template, asked)
  return before ? ok(before) : meant
}

/**
 * A member takes a coupon from a claim page. When all goes well three requests: the member, a unit
 * of the stock, and the coupon with its receipt, which the jobs file (jobs/heal.ts).
 */
export const claim: UseCase<Claim> = async ({ templateId, storeId }, context) => {
  const template = await knownTemplate(templateId)
  if (!template || template.status === 'draft' || template.form.shop)
    return refuse('coupons.offer-not-found')
  const outcome = await given(template, storeId, context)
  if (!outcome.ok) return outcome
  const { coupon, now } = outcome.value
  return now ? ok({ ticket: ticketOf(coupon, context.now) }) : again(coupon, context.request)
}
