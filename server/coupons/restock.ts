import type { couponsOperatorRoutes } from '#core/coupons/contract'
import type { TemplateForm } from '#core/coupons/form'
import { MAX_STOCK } from '#core/coupons/limits'
import { issuable } from '#core/coupons/rules'
import { ok, type Result, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { get, type Tx, withTx } from '../platform/store'
import { shards, summaries, type TemplateDoc, templates } from './records'
import { leftOf, spreadShards } from './stock'
import { templateViewOf } from './view'

type Restock = (typeof couponsOperatorRoutes)['coupons.restock']

/** The budget was promised when it was published: more coupons must fit under it. */
const grown = (
  form: TemplateForm,
  more: number,
): Result<TemplateForm, 'coupons.stock-too-large' | 'coupons.budget-too-small'> => {
  const after = { ...form, stock: issuable(form) + more }
  if (after.stock > MAX_STOCK) return refuse('coupons.stock-too-large', { most: MAX_STOCK })
  return issuable(after) < after.stock ? refuse('coupons.budget-too-small') : ok(after)
}

const ADDED_AT_MOST = 16

/** New shards beside the old ones: nobody who is taking has to be waited for. */
const addShards = async (tx: Tx, template: TemplateDoc, more: number, now: number) => {
  const made = spreadShards(template, more, template.shards, now, ADDED_AT_MOST)
  // A paused one gets its stock closed, like the rest of it.
  const open = template.status === 'published'
  for (const shard of made) await tx.add(shards, { ...shard, open })
  return template.shards + made.length
}

const attempt = async (
  tx: Tx,
  { templateId, more, left }: { templateId: string; more: number; left: number },
  context: ActionContext,
) => {
  const { now } = context
  const before = await tx.get(templates, templateId)
  if (!before) return refuse('coupons.template-not-found')
  if (before.status !== 'published' && before.status !== 'paused')
    return refuse('coupons.not-published')
  const form = grown(before.form, more)
  if (!form.ok) return form
  const count = await addShards(tx, before, more, now)
  const set = { form: form.value, shards: count }
  await tx.update(templates, templateId, { set })
  const total = issuable(form.value)
  await tx.set(summaries, { _id: templateId, total, counted: left + more, soldOut: false })
  const reply = { template: templateViewOf({ ...before, ...set }, left + more, now) }
  const words = { before: `共 ${total - more} 张`, after: `共 ${total} 张` }
  await tx.add(audit, context.row({ subject: templateId, ...words, reply }))
  return ok(reply)
}

/** More of the same. What a store keeps for itself stays as it is; the new ones are everybody's. */
export const restock: UseCase<Restock> = async ({ templateId, more }, context) => {
  const seen = await get(templates, templateId)
  if (!seen) return refuse('coupons.template-not-found')
  const left = (await leftOf([seen]))(seen)
  return withTx((tx) => attempt(tx, { templateId, more, left }, context))
}
