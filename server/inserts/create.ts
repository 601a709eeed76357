import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { ok, refuse } from '#core/kernel/result'
import { readTemplate, readTemplateIn } from '../coupons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { type BatchDoc, batches, batchIdOf, newBatchNumber } from './records'
import { newBatchView } from './view'

/**
 * Makes a batch of cards. Nothing is stored per card. Refuses more cards than coupons are left now;
 * later claims of the same coupon by other ways can still leave a card without one, and it says so.
 */
export const create: UseCase<(typeof insertsOperatorRoutes)['inserts.create']> = async (
  { name, templateId, count },
  context,
) => {
  const seen = await readTemplate(templateId)
  if (!seen) return refuse('coupons.template-not-found')
  if (seen.template.form.shop) return refuse('inserts.template-in-shop')
  if (count > seen.left) return refuse('inserts.more-than-stock')
  return withTx(async (tx) => {
    const template = await readTemplateIn(tx, templateId)
    if (template?.status !== 'published') return refuse('coupons.not-published')
    const number = newBatchNumber()
    const batch: BatchDoc = {
      _id: batchIdOf(number),
      number,
      name,
      count,
      templateId,
      status: 'active',
      createdAt: context.now,
    }
    const reply = { batch: newBatchView(batch, template.form.name) }
    const after = `${name} · ${count} 张 · ${template.form.name}`
    await tx.add(audit, context.row({ subject: batch._id, after, reply }))
    await tx.add(batches, batch)
    return ok(reply)
  })
}
