import { decideIssue, type Issue, type IssueState } from '#core/coupons/rules'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Member } from '../platform/people'
import { getMany, type Tx } from '../platform/store'
import type { GiveRefusal } from './give'
import { checkMeant } from './meant'
import { couponIdOf, type Holder, newCoupon } from './new-coupon'
import {
  type CouponDoc,
  coupons,
  type HoldingDoc,
  holdingId,
  holdings,
  type ShardDoc,
  shards,
  type TemplateDoc,
  templates,
} from './records'
import { dayPoolFor, poolFor, shardIn } from './stock'

export type IssueRefusal = GiveRefusal | 'coupons.not-for-you'

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

/** A template that gives coupons, with what this member has of it, and shards to take from. */
export interface Issuing {
  template: TemplateDoc
  holding: HoldingDoc
  state: IssueState
  stock: ShardDoc | undefined
  day: ShardDoc | undefined
}

/**
 * Of a good of the points shop, which can go back, a document counts; of all else the ids of the
 * coupons are the count: one that was given meanwhile takes the id of ours, and `tx.add` fails.
 */
const holdingIn = async (
  tx: Tx,
  { _id: templateId, form }: TemplateDoc,
  memberId: string,
): Promise<HoldingDoc> => {
  const _id = holdingId(templateId, memberId)
  if (form.shop) return (await tx.get(holdings, _id)) ?? { _id, count: 0, back: 0 }
  const ids = Array.from({ length: form.perMember }, (_, i) =>
    couponIdOf(templateId, memberId, i + 1),
  )
  return { _id, count: (await getMany(coupons, ids)).length, back: 0 }
}

/** Undefined for a template that is not there, and for a draft, which has no stock yet. */
export const readIssuing = async (
  tx: Tx,
  templateId: string,
  memberId: string,
  now: number,
): Promise<Issuing | undefined> => {
  const template = await tx.get(templates, templateId)
  if (!template || template.status === 'draft') return undefined
  const holding = await holdingIn(tx, template, memberId)
  const stock = await shardIn(tx, poolFor(template, undefined), now)
  const today = dayPoolFor(template, now)
  const day = today && (await shardIn(tx, today, now))
  const state = issueStateOf(template, stock?.left ?? 0, holding.count)
  return {
    template,
    holding,
    state: today ? { ...state, today: day?.left ?? 0 } : state,
    stock,
    day,
  }
}

const takeIn = (tx: Tx, { _id }: ShardDoc, now: number): Promise<void> =>
  tx.update(shards, _id, { inc: { left: -1, rev: 1 }, set: { at: now } })

/** How it came to its member: a card, a code, or the points shop, which says what was paid. */
type How = Pick<CouponDoc, 'from' | 'cause' | 'paid'>

/**
 * Gives one coupon inside the given transaction: stock, the member's count and the coupon change
 * together or not at all (law 1). The stock is written first: whoever is second fails there, before
 * doing the rest in vain. Ids of coupons that were given back are never used again.
 */
export const giveCoupon = async (
  tx: Tx,
  { template, holding, stock, day }: Issuing,
  issue: Issue,
  holder: Holder,
  how: How,
  now: number,
): Promise<CouponDoc> => {
  if (!stock) throw new Error('a coupon of no stock')
  await takeIn(tx, stock, now)
  if (day) await takeIn(tx, day, now)
  if (template.form.shop) await tx.set(holdings, { ...holding, count: holding.count + 1 })
  const ordinal = issue.ordinal + holding.back
  const { paid, ...way } = how
  const origin = { ...way, stockId: stock._id, dayId: day?._id ?? '' }
  const coupon = {
    ...newCoupon(template, holder, { ...issue, ordinal }, origin, now),
    ...(paid ? { paid } : {}),
  }
  await tx.add(coupons, coupon)
  return coupon
}

/** Gives one coupon of a card or a code. What has a price in points is not to be had this way. */
export const issueCoupon = async (
  tx: Tx,
  templateId: string,
  holder: Member,
  how: How,
  now: number,
): Promise<Result<CouponDoc, IssueRefusal>> => {
  const issuing = await readIssuing(tx, templateId, holder._id, now)
  if (!issuing || issuing.template.form.shop) return refuse('coupons.offer-not-found')
  const issue = decideIssue(issuing.state, now)
  if (!issue.ok) return issue
  const meant = await checkMeant(issuing.template, holder, now)
  if (!meant.ok) return meant
  return ok(await giveCoupon(tx, issuing, issue.value, holder, how, now))
}
