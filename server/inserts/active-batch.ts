import type { BatchView } from '#core/inserts/contract'
import { type Result, refuse } from '#core/kernel/result'
import { type Tx, withTx } from '../platform/store'
import { batches } from './records'
import { batchView, readBatch } from './view'

type BatchRefusal = 'inserts.batch-not-found' | 'inserts.already-voided'

/** Changes a batch that is still in use; `work` gets it as the operator sees it now. */
export const onActiveBatch = async <T, C extends string>(
  batchId: string,
  work: (tx: Tx, view: BatchView) => Promise<Result<T, C>>,
): Promise<Result<T, C | BatchRefusal>> => {
  const seen = await readBatch(batchId)
  if (!seen) return refuse('inserts.batch-not-found')
  const view = await batchView(seen)
  return withTx<T, C | BatchRefusal>(async (tx) => {
    const batch = await tx.get(batches, batchId)
    if (batch?.status !== 'active') return refuse('inserts.already-voided')
    return work(tx, view)
  })
}
