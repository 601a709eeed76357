import * as v from 'valibot'
import { collection } from '../store'

/** Small things that the adapter remembers between calls, one document each. */

/** Something that one call fetches for all: a token, a picture. */
const kept = v.object({
  _id: v.string(),
  value: v.string(),
  /** Last instant at which it is good. */
  until: v.number(),
  /** Until then somebody is fetching a new one. */
  lease: v.number(),
})
export type Kept = v.InferOutput<typeof kept>
export const keptThings = collection('wecomState', kept)

const failure = v.object({
  _id: v.string(),
  at: v.number(),
  what: v.string(),
  code: v.string(),
  errcode: v.number(),
  count: v.number(),
})
export const failures = collection('wecomState', failure)
export const FAILURE = 'failure'
