import * as v from 'valibot'
import { MAX_BATCH_NUMBER } from '#core/inserts/token'
import { randomBelow } from '../platform/random'
import { collection } from '../platform/store'

const codeBatch = v.object({
  /** `k` and the number that stands in its codes. */
  _id: v.string(),
  number: v.number(),
  name: v.string(),
  templateId: v.string(),
  source: v.picklist(['made', 'imported']),
  status: v.picklist(['working', 'active', 'voided', 'failed']),
  /** Codes in all; of a list that is still read, what has been taken in. */
  count: v.number(),
  /** Codes written to files, or taken in: where the next slice of the jobs begins. */
  done: v.number(),
  rejected: v.number(),
  createdAt: v.number(),
  files: v.array(v.string()),
  /** The uploaded list; '' once it has been read and removed. */
  fileId: v.string(),
  /** Next line of the list that is read. */
  line: v.number(),
  problem: v.optional(v.string()),
})
export type CodeBatchDoc = v.InferOutput<typeof codeBatch>
export const codeBatches = collection('codeBatches', codeBatch)

export const batchIdOf = (number: number): string => `k${number}`

/** Random, so that a batch's number says nothing; `add` decides when two are the same. */
export const newBatchNumber = (): number => randomBelow(MAX_BATCH_NUMBER + 1)

const claimCode = v.object({
  /** Of our own `batch number.serial`; of others a MAC, so that no list of codes lies here. */
  _id: v.string(),
  batchId: v.string(),
  /** Where it stood in its list; 0 for our own. */
  line: v.number(),
  memberId: v.string(),
  couponId: v.string(),
  /** 0: not yet. */
  usedAt: v.number(),
})
/** A code that was brought from elsewhere, or one of ours that has been used. */
export type ClaimCodeDoc = v.InferOutput<typeof claimCode>
export const claimCodes = collection('claimCodes', claimCode)
