import type { couponsMemberRoutes } from '#core/coupons/contract'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import { type AuditDoc, audit, type Request } from '../platform/audit'
import type { ContextOf, Handler, UseCase } from '../platform/context'
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

/**
 * A double of this request, on its way at the same time, may have taken the very unit that this one
 * did not get: a refusal is said only after a last look for it. Nothing may be read after that look.
 */
const given = async (
  template: TemplateDoc,
  storeId: string | undefined,
  context: ContextOf<Claim>,
) => {
  const { member: holder, now, request } = context
  const cause = request.key
  const giving = { holder, from: 'offer', cause, storeId, rowOf: rowFor(context) } as const
  const meant = await checkMeant(template, holder, now)
  const outcome = meant.ok ? await give(template, giving, now) : meant
  if (outcome.ok) return outcome
  const before = await givenBefore(template, giving)
  return before ? ok(before) : outcome
}

const run: UseCase<Claim> = async ({ templateId, storeId }, context) => {
  const template = await knownTemplate(templateId)
  if (!template || template.status === 'draft' || template.form.shop)
    return refuse('coupons.offer-not-found')
  const outcome = await given(template, storeId, context)
  if (!outcome.ok) return outcome
  const { coupon, now } = outcome.value
  return now ? ok({ ticket: ticketOf(coupon, context.now) }) : again(coupon, context.request)
}

/**
 * A member takes a coupon from a claim page. When all goes well three requests: the member, a unit
 * of the stock, and the coupon with its receipt, which the jobs file (jobs/heal.ts).
 */
export const claim: Handler<Claim> = {
  run,
  neverDone: [
    'coupons.sold-out',
    'coupons.today-gone',
    'coupons.limit-reached',
    'coupons.ended',
    'coupons.paused',
    'coupons.not-yet',
    'coupons.not-for-you',
  ],
}
