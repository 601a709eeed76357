import { HANDLE_DIGITS } from '#core/codes/rotating'
import { decideIssue, type Issue, ruleLine } from '#core/coupons/rules'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Member } from '../platform/people'
import { randomDigits } from '../platform/random'
import type { Tx } from '../platform/store'
import {
  type CouponDoc,
  coupons,
  holdingId,
  holdings,
  stocks,
  type TemplateDoc,
  templates,
} from './records'

type Holder = Pick<Member, '_id' | 'number'>

export type IssueRefusal =
  | 'coupons.offer-not-found'
  | 'coupons.ended'
  | 'coupons.limit-reached'
  | 'coupons.sold-out'

const newCoupon = (
  template: TemplateDoc,
  holder: Holder,
  { ordinal, expiresAt }: Issue,
  now: number,
): CouponDoc => ({
  _id: `${template._id}.${holder._id}.${ordinal}`,
  templateId: template._id,
  memberId: holder._id,
  memberNumber: holder.number,
  handle: randomDigits(HANDLE_DIGITS),
  name: template.form.name,
  benefit: template.form.benefit,
  rule: ruleLine(template.form.benefit, template.form.storeIds),
  rules: template.form.rules,
  storeIds: template.form.storeIds,
  expiresAt,
  status: 'issued',
  issuedAt: now,
  touchedAt: now,
  rev: 1,
  lastStep: 0,
  redemptions: [],
  story: [{ at: now, event: 'issued' }],
  receipts: [],
  receiptAt: 0,
  heldAt: 0,
})

/**
 * Gives one coupon of a template to a member inside the given transaction: stock, the member's
 * count and the coupon change together or not at all (law 1). The stock is written first: whoever
 * is second fails there, before doing the rest in vain.
 */
export const issueCoupon = async (
  tx: Tx,
  templateId: string,
  holder: Holder,
  now: number,
): Promise<Result<CouponDoc, IssueRefusal>> => {
  const template = await tx.get(templates, templateId)
  const stock = await tx.get(stocks, templateId)
  if (!template || !stock) return refuse('coupons.offer-not-found')
  const holding = await tx.get(holdings, holdingId(templateId, holder._id))
  const taken = holding?.count ?? 0
  const { validity, perMember } = template.form
  const state = { status: template.status, validity, perMember, left: stock.left, taken }
  const issue = decideIssue(state, now)
  if (!issue.ok) return issue
  await tx.update(stocks, templateId, { inc: { left: -1 } })
  await tx.set(holdings, { _id: holdingId(templateId, holder._id), count: taken + 1 })
  const coupon = newCoupon(template, holder, issue.value, now)
  await tx.add(coupons, coupon)
  return ok(coupon)
}
