import * as v from 'valibot'
import { identityKey, link } from '#core/identity/links'
import { collection } from '../platform/store'

const linkDoc = v.object({
  /** Made from its two keys: one pair is one document (note.ts). */
  ...link.entries,
  /** Both keys: a list, so that one index finds the links of a key. */
  ends: v.array(identityKey),
  /** How it was judged last (core/identity/judge.ts). */
  state: v.picklist(['standing', 'waiting', 'refused', 'undone']),
  rule: v.string(),
  alone: v.string(),
  /** Since when an operator is asked; 0 while nobody is. */
  asksAt: v.number(),
  /** Grows with each fact: a judgement of older facts can not be written any more. */
  rev: v.number(),
  /** When a fact came that is not judged yet; 0 when all are. */
  due: v.number(),
  /** Newest turn that has read it: an older one can not write any more (turn.ts). */
  turn: v.number(),
})
export type LinkDoc = v.InferOutput<typeof linkDoc>
export const links = collection('links', linkDoc)

const identity = v.object({
  /** The key itself. Keys that never had a link have none: they are a person of their own. */
  _id: identityKey,
  /** The leading key of the person whom it belongs to. */
  person: identityKey,
  /** The person whom the listeners know it to belong to (listeners.ts). */
  told: identityKey,
  /** First seen, and by what. */
  at: v.number(),
  source: v.string(),
  turn: v.number(),
})
export type IdentityDoc = v.InferOutput<typeof identity>
export const identities = collection('identities', identity)
