import { caseOfCoupon, judge, mayPublish } from '#core/compliance'
import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { mayMove } from '#core/coupons/life-cycle'
import { checkBearer, issuable } from '#core/coupons/rules'
import { summaryOf } from '#core/coupons/words'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { get, type Tx, withTx } from '../platform/store'
import { checkedForm } from './draft'
import { shards, summaries, type TemplateDoc, templates } from './records'
import { sharedUnits, spreadShards } from './stock'
import { templateViewOf } from './view'

const attempt = async (
  tx: Tx,
  templateId: string,
  reason: string | undefined,
  context: ActionContext,
) => {
  const { now } = context
  const draft = await tx.get(templates, templateId)
  if (!draft || !mayMove('publish', draft.status)) return refuse('coupons.not-a-draft')
  // Asked of the form that is published: the draft may have been changed since it was judged.
  const paid = checkBearer(draft.form)
  if (!paid.ok) return paid
  const findings = judge(caseOfCoupon(draft.form))
  const allowed = mayPublish(findings, reason)
  if (!allowed.ok) return allowed
  const stock = spreadShards(draft, sharedUnits(draft), 0, now)
  const set = { status: 'published', shards: stock.length } as const
  const after: TemplateDoc = { ...draft, ...set }
  const total = issuable(draft.form)
  const reply = { template: templateViewOf(after, total, now) }
  await tx.update(templates, templateId, { set })
  await tx.add(summaries, { _id: templateId, total, counted: total, soldOut: false })
  for (const shard of stock) await tx.add(shards, shard)
  const words = { before: '草稿', after: summaryOf(draft.form, now) }
  const why = reason !== undefined && findings.length > 0 ? { why: reason } : {}
  await tx.add(audit, context.row({ subject: templateId, ...words, ...why, reply }))
  return ok(reply)
}

/** From now on members can take it. Judged again, because a draft may have grown old. */
export const publish: UseCase<(typeof couponsOperatorRoutes)['coupons.publish']> = async (
  { templateId, reason },
  context,
) => {
  const seen = await get(templates, templateId)
  if (!seen) return refuse('coupons.template-not-found')
  if (!mayMove('publish', seen.status)) return refuse('coupons.not-a-draft')
  const checked = await checkedForm(seen.form, context.now)
  if (!checked.ok) return checked
  return withTx((tx) => attempt(tx, templateId, reason, context))
}
