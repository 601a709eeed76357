import type { BatchView } from '#core/inserts/contract'
import { templateNames } from '../coupons'
import { count, get } from '../platform/store'
import { type BatchDoc, batches, cards } from './records'

interface Beside {
  templateName: string
  used: number
}

const viewOf = (batch: BatchDoc, { templateName, used }: Beside): BatchView => ({
  id: batch._id,
  name: batch.name,
  count: batch.count,
  templateId: batch.templateId,
  templateName,
  status: batch.status,
  used,
  createdAt: batch.createdAt,
  ...(batch.voidReason === undefined ? {} : { voidReason: batch.voidReason }),
})

/** A batch as it is when it was just made: nobody has used a card yet. */
export const newBatchView = (batch: BatchDoc, templateName: string): BatchView =>
  viewOf(batch, { templateName, used: 0 })

/** Batches with the names of what they give and how many of their cards are used. */
export const batchViews = async (docs: readonly BatchDoc[]): Promise<BatchView[]> => {
  const names = await templateNames(docs.map(({ templateId }) => templateId))
  const used = await Promise.all(docs.map(({ _id }) => count(cards, { batchId: _id })))
  return docs.map((doc, i) =>
    viewOf(doc, { templateName: names.get(doc.templateId) ?? '', used: used[i] ?? 0 }),
  )
}

export const batchView = async (doc: BatchDoc): Promise<BatchView> => {
  const [view] = await batchViews([doc])
  if (!view) throw new Error('a batch without a view')
  return view
}

export const readBatch = (batchId: string): Promise<BatchDoc | undefined> => get(batches, batchId)
