import type { CodeBatch, claimcodesOperatorRoutes } from '#core/claimcodes/contract'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { findPage, get, gt, withTx } from '../platform/store'
import { removeFiles } from '../platform/wechat'
import { type CodeBatchDoc, codeBatches } from './records'
import { batchViews } from './view'

type Routes = typeof claimcodesOperatorRoutes

/** Newest first. */
export const list: UseCase<Routes['claimcodes.batches']> = async ({ after }) => {
  const page = await findPage(codeBatches, {
    where: { createdAt: gt(0) },
    by: 'createdAt',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const batches = await batchViews(page.rows)
  return ok(page.next === undefined ? { batches } : { batches, next: page.next })
}

const viewOf = async (batch: CodeBatchDoc): Promise<CodeBatch> => {
  const [view] = await batchViews([batch])
  if (!view) throw new Error('a batch without a view')
  return view
}

export const one: UseCase<Routes['claimcodes.batch']> = async ({ batchId }) => {
  const batch = await get(codeBatches, batchId)
  return batch ? ok({ batch: await viewOf(batch) }) : refuse('claimcodes.batch-not-found')
}

/** From now on its codes say that they are out of use; what was taken stays valid. */
export const voidBatch: UseCase<Routes['claimcodes.void']> = async ({ batchId, why }, context) => {
  const seen = await get(codeBatches, batchId)
  if (!seen) return refuse('claimcodes.batch-not-found')
  const view = await viewOf(seen)
  const done = await withTx(async (tx) => {
    const batch = await tx.get(codeBatches, batchId)
    if (!batch || batch.status === 'voided') return refuse('claimcodes.voided')
    const reply = { batch: { ...view, status: 'voided' as const } }
    const row = { subject: batchId, why, before: '可用', after: '已作废', reply }
    await tx.add(audit, context.row(row))
    await tx.update(codeBatches, batchId, { set: { status: 'voided' } })
    return ok(reply)
  })
  // A list that was still being read is read no more.
  if (done.ok && seen.fileId !== '') await removeFiles([seen.fileId])
  return done
}
