import * as v from 'valibot'
import { collection } from './store'

/** The two kinds of people that a call may come from; the pipeline loads them for the role. */

const member = v.object({
  _id: v.string(),
  openid: v.string(),
  /** Short card number, eight digits: to read aloud, not a secret. */
  number: v.string(),
  /** Ten digits inside the rotating member code. */
  handle: v.string(),
  joinedAt: v.number(),
  /** What was agreed to, and when (PIPL art. 14: consent must be provable). */
  consent: v.object({ version: v.string(), hash: v.string(), at: v.number() }),
})
export type Member = v.InferOutput<typeof member>

export const members = collection('members', member)

const post = v.object({
  storeId: v.string(),
  /** Copied from the store, so that a redemption needs no further read. */
  storeName: v.string(),
  role: v.picklist(['clerk', 'manager']),
})
export type Post = v.InferOutput<typeof post>

const staffMember = v.object({
  _id: v.string(),
  openid: v.string(),
  name: v.string(),
  operator: v.boolean(),
  posts: v.array(post),
  /** Holds any right at all; kept as a field because a query can not ask for it otherwise. */
  active: v.boolean(),
  joinedAt: v.number(),
})
export type Staff = v.InferOutput<typeof staffMember>

export const staff = collection('staff', staffMember)
