import * as v from 'valibot'
import { type CardNumber, MAX_BATCH_NUMBER } from '#core/inserts/token'
import { randomBelow } from '../platform/random'
import { collection } from '../platform/store'

const batch = v.object({
  /** `b` and the batch number that stands in its cards' tokens. */
  _id: v.string(),
  number: v.number(),
  name: v.string(),
  count: v.number(),
  /** What its cards give now; retargeting changes it after printing. */
  templateId: v.string(),
  status: v.picklist(['active', 'voided']),
  voidReason: v.optional(v.string()),
  createdAt: v.number(),
})
export type BatchDoc = v.InferOutput<typeof batch>
export const batches = collection('batches', batch)

export const batchIdOf = (number: number): string => `b${number}`

/** Random, so that a batch's number says nothing; `add` decides when two are the same. */
export const newBatchNumber = (): number => randomBelow(MAX_BATCH_NUMBER + 1)

const card = v.object({
  /** `batch number.serial`: the same card can not be taken twice. */
  _id: v.string(),
  batchId: v.string(),
  serial: v.number(),
  memberId: v.string(),
  couponId: v.string(),
  usedAt: v.number(),
})
/** Exists only once the card was taken (design.md, decision 10). */
export type CardDoc = v.InferOutput<typeof card>
export const cards = collection('cards', card)

export const cardIdOf = ({ batch: number, serial }: CardNumber): string => `${number}.${serial}`
