import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { findPage, gt } from '../platform/store'
import { batches } from './records'
import { batchView, batchViews, readBatch } from './view'

type Routes = typeof insertsOperatorRoutes

/** Newest first. */
export const list: UseCase<Routes['inserts.batches']> = async ({ after }) => {
  const page = await findPage(batches, {
    where: { createdAt: gt(0) },
    by: 'createdAt',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const views = await batchViews(page.rows)
  return ok({ batches: views, ...(page.next === undefined ? {} : { next: page.next }) })
}

export const one: UseCase<Routes['inserts.batch']> = async ({ batchId }) => {
  const batch = await readBatch(batchId)
  return batch ? ok({ batch: await batchView(batch) }) : refuse('inserts.batch-not-found')
}
