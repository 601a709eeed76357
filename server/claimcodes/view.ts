import type { CodeBatch } from '#core/claimcodes/contract'
import { templateNames } from '../coupons'
import { count, gt } from '../platform/store'
import { type CodeBatchDoc, claimCodes } from './records'

interface Beside {
  templateName: string
  used: number
}

const viewOf = (batch: CodeBatchDoc, { templateName, used }: Beside): CodeBatch => ({
  id: batch._id,
  name: batch.name,
  templateId: batch.templateId,
  templateName,
  source: batch.source,
  status: batch.status,
  count: batch.count,
  done: batch.done,
  used,
  rejected: batch.rejected,
  createdAt: batch.createdAt,
  files: batch.files,
  ...(batch.problem === undefined ? {} : { problem: batch.problem }),
})

/** A batch as it is when it was just made: nobody has used a code yet. */
export const newBatchView = (batch: CodeBatchDoc, templateName: string): CodeBatch =>
  viewOf(batch, { templateName, used: 0 })

/** Batches with the names of what they give and how many of their codes are used. */
export const batchViews = async (docs: readonly CodeBatchDoc[]): Promise<CodeBatch[]> => {
  const names = await templateNames(docs.map(({ templateId }) => templateId))
  const used = await Promise.all(
    docs.map(({ _id }) => count(claimCodes, { batchId: _id, usedAt: gt(0) })),
  )
  return docs.map((doc, i) =>
    viewOf(doc, { templateName: names.get(doc.templateId) ?? '', used: used[i] ?? 0 }),
  )
}
