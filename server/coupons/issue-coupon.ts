import { HANDLE_DIGITS } from '#core/codes/rotating'
import {
  decideIssue,
  type Issue,
  type IssueState,
  type OpenRefusal,
  termsOf,
} from '#core/coupons/rules'
import { ruleLine } from '#core/coupons/words'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Member } from '../platform/people'
import { randomDigits } from '../platform/random'
import type { Tx } from '../platform/store'
import {
  type CouponDoc,
  coupons,
  type HoldingDoc,
  holdingId,
  holdings,
  stocks,
  type TemplateDoc,
  templates,
} from './records'

type Holder = Pick<Member, '_id' | 'number'>

export type IssueRefusal =
  | OpenRefusal
  | 'coupons.offer-not-found'
  | 'coupons.limit-reached'
  | 'coupons.sold-out'

const newCoupon = (
  template: TemplateDoc,
  holder: Holder,
  { ordinal, startsAt, expiresAt }: Issue,
  now: number,
): CouponDoc => ({
  _id: `${template._id}.${holder._id}.${ordinal}`,
  templateId: template._id,
  memberId: holder._id,
  memberNumber: holder.number,
  handle: randomDigits(HANDLE_DIGITS),
  name: template.form.name,
  benefit: template.form.benefit,
  rule: ruleLine(template.form),
  rules: template.form.rules,
  storeIds: template.form.storeIds,
  ...(({ scope, windows, stacking, uses }) => ({ scope, windows, stacking, uses }))(
    termsOf(template.form),
  ),
  bearer: template.form.bearer ?? { kind: 'brand' },
  used: 0,
  startsAt,
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
  from: 'offer',
  stockId: template._id,
  costFen: 0,
  salesFen: 0,
  sales: 0,
  heldFor: '',
  heldUntil: 0,
  heldAt: 0,
})

export const issueStateOf = (
  { status, form }: TemplateDoc,
  left: number,
  taken: number,
): IssueState => ({
  status,
  validity: form.validity,
  schedule: form.schedule ?? {},
  perMember: form.perMember,
  left,
  taken,
})

/** A template that gives coupons, with what this member has of it. */
export interface Issuing {
  template: TemplateDoc
  holding: HoldingDoc
  state: IssueState
}

/** Undefined for a template that is not there, and for a draft, which has no stock yet. */
export const readIssuing = async (
  tx: Tx,
  templateId: string,
  memberId: string,
): Promise<Issuing | undefined> => {
  const template = await tx.get(templates, templateId)
  const stock = await tx.get(stocks, templateId)
  if (!template || !stock) return undefined
  const _id = holdingId(templateId, memberId)
  const holding = (await tx.get(holdings, _id)) ?? { _id, count: 0, back: 0 }
  return { template, holding, state: issueStateOf(template, stock.left, holding.count) }
}

/**
 * Gives one coupon inside the given transaction: stock, the member's count and the coupon change
 * together or not at all (law 1). The stock is written first: whoever is second fails there, before
 * doing the rest in vain. Ids of coupons that were given back are never used again.
 */
export const giveCoupon = async (
  tx: Tx,
  { template, holding }: Issuing,
  issue: Issue,
  holder: Holder,
  now: number,
  paid?: CouponDoc['paid'],
): Promise<CouponDoc> => {
  await tx.update(stocks, template._id, { inc: { left: -1 } })
  await tx.set(holdings, { ...holding, count: holding.count + 1 })
  const ordinal = issue.ordinal + holding.back
  const coupon = {
    ...newCoupon(template, holder, { ...issue, ordinal }, now),
    ...(paid ? { paid } : {}),
  }
  await tx.add(coupons, coupon)
  return coupon
}

/** Gives one coupon for free. What has a price in points is not to be had this way. */
export const issueCoupon = async (
  tx: Tx,
  templateId: string,
  holder: Holder,
  now: number,
): Promise<Result<CouponDoc, IssueRefusal>> => {
  const issuing = await readIssuing(tx, templateId, holder._id)
  if (!issuing || issuing.template.form.shop) return refuse('coupons.offer-not-found')
  const issue = decideIssue(issuing.state, now)
  if (!issue.ok) return issue
  return ok(await giveCoupon(tx, issuing, issue.value, holder, now))
}
