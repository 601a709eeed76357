import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { ok, refuse } from '#core/kernel/result'
import { readTemplateIn } from '../coupons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { batches } from './records'
import { batchView, readBatch } from './view'

/** Cards that are printed already give another coupon from the next scan on. */
export const retarget: UseCase<(typeof insertsOperatorRoutes)['inserts.retarget']> = async (
  { batchId, templateId },
  context,
) => {
  const seen = await readBatch(batchId)
  if (!seen) return refuse('inserts.batch-not-found')
  const view = await batchView(seen)
  return withTx(async (tx) => {
    const batch = await tx.get(batches, batchId)
    if (batch?.status !== 'active') return refuse('inserts.already-voided')
    const template = await readTemplateIn(tx, templateId)
    if (!template) return refuse('coupons.template-not-found')
    if (template.status !== 'published') return refuse('coupons.not-published')
    const templateName = template.form.name
    const reply = { batch: { ...view, templateId, templateName } }
    const words = { before: view.templateName, after: templateName }
    await tx.add(audit, context.row({ subject: batchId, ...words, reply }))
    await tx.update(batches, batchId, { set: { templateId } })
    return ok(reply)
  })
}
