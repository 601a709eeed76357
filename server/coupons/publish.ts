import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { summaryOf } from '#core/coupons/words'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { get, withTx } from '../platform/store'
import { checkedForm } from './draft'
import { stocks, templates } from './records'
import { templateViewOf } from './view'

/** From now on members can take it. Judged again, because a draft may have grown old. */
export const publish: UseCase<(typeof couponsOperatorRoutes)['coupons.publish']> = async (
  { templateId },
  context,
) => {
  const seen = await get(templates, templateId)
  if (!seen) return refuse('coupons.template-not-found')
  if (seen.status !== 'draft') return refuse('coupons.not-a-draft')
  const checked = await checkedForm(seen.form, context.now)
  if (!checked.ok) return checked
  return withTx(async (tx) => {
    const draft = await tx.get(templates, templateId)
    if (draft?.status !== 'draft') return refuse('coupons.not-a-draft')
    const stock = { _id: templateId, total: draft.form.stock, left: draft.form.stock }
    const reply = {
      template: templateViewOf({ ...draft, status: 'published' }, stock, context.now),
    }
    await tx.update(templates, templateId, { set: { status: 'published' } })
    await tx.add(stocks, stock)
    const after = summaryOf(draft.form, context.now)
    await tx.add(audit, context.row({ subject: templateId, before: '草稿', after, reply }))
    return ok(reply)
  })
}
