import * as v from 'valibot'
import { collection } from '../platform/store'

const storeDoc = v.object({
  _id: v.string(),
  name: v.string(),
  address: v.string(),
  phone: v.optional(v.string()),
  hours: v.optional(v.string()),
  place: v.optional(v.object({ latitude: v.number(), longitude: v.number() })),
  /** A query needs a field to ask for; a closed store will carry false. */
  open: v.boolean(),
  createdAt: v.number(),
})
export type StoreDoc = v.InferOutput<typeof storeDoc>

export const stores = collection('stores', storeDoc)

/** One page of a query; a brand with more needs a searchable list first. */
export const MAX_STORES = 100
