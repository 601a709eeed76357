import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { ok } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { onActiveBatch } from './active-batch'
import { batches } from './records'

/** From the next scan on its cards say that they are out of use; what was taken stays valid. */
export const voidBatch: UseCase<(typeof insertsOperatorRoutes)['inserts.void']> = (
  { batchId, reason },
  context,
) =>
  onActiveBatch(batchId, async (tx, view) => {
    const reply = { batch: { ...view, status: 'voided' as const, voidReason: reason } }
    const row = { subject: batchId, why: reason, before: '可用', after: '已作废', reply }
    await tx.add(audit, context.row(row))
    await tx.update(batches, batchId, { set: { status: 'voided', voidReason: reason } })
    return ok(reply)
  })
