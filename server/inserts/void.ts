import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { batches } from './records'
import { batchView, readBatch } from './view'

/** From the next scan on its cards say that they are out of use; what was taken stays valid. */
export const voidBatch: UseCase<(typeof insertsOperatorRoutes)['inserts.void']> = async (
  { batchId, reason },
  context,
) => {
  const seen = await readBatch(batchId)
  if (!seen) return refuse('inserts.batch-not-found')
  const view = await batchView(seen)
  return withTx(async (tx) => {
    const batch = await tx.get(batches, batchId)
    if (batch?.status !== 'active') return refuse('inserts.already-voided')
    const reply = { batch: { ...view, status: 'voided' as const, voidReason: reason } }
    const row = { subject: batchId, why: reason, before: '可用', after: '已作废', reply }
    await tx.add(audit, context.row(row))
    await tx.update(batches, batchId, { set: { status: 'voided', voidReason: reason } })
    return ok(reply)
  })
}
