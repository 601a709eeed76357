import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { ok, refuse } from '#core/kernel/result'
import { readTemplateIn } from '../coupons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { onActiveBatch } from './active-batch'
import { batches } from './records'

/** Cards that are printed already give another coupon from the next scan on. */
export const retarget: UseCase<(typeof insertsOperatorRoutes)['inserts.retarget']> = (
  { batchId, templateId },
  context,
) =>
  onActiveBatch(batchId, async (tx, view) => {
    const template = await readTemplateIn(tx, templateId)
    if (!template) return refuse('coupons.template-not-found')
    if (template.status !== 'published') return refuse('coupons.not-published')
    if (template.form.shop) return refuse('inserts.template-in-shop')
    const templateName = template.form.name
    const reply = { batch: { ...view, templateId, templateName } }
    const words = { before: view.templateName, after: templateName }
    await tx.add(audit, context.row({ subject: batchId, ...words, reply }))
    await tx.update(batches, batchId, { set: { templateId } })
    return ok(reply)
  })
