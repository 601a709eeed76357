import * as v from 'valibot'

/** Who ended it: the friend, the staff person, a hand-over to a colleague. */
export const removedBy = v.picklist(['friend', 'staff', 'transfer'])
export type RemovedBy = v.InferOutput<typeof removedBy>

/** One fact about a friend and one staff person, as WeCom told it or as a comparison found it. */
export const move = v.object({
  /** The same fact has the same id, however often it comes. */
  id: v.string(),
  userId: v.string(),
  kind: v.picklist(['added', 'removed']),
  /** WeCom's time, ms. */
  at: v.number(),
  by: removedBy,
  state: v.optional(v.string()),
})
export type Move = v.InferOutput<typeof move>

/** One time of being connected: from the adding to the deleting. */
export const follow = v.object({
  userId: v.string(),
  /** What the contact way carried; absent or stale when a friend comes back. */
  state: v.optional(v.string()),
  addedAt: v.number(),
  removedAt: v.optional(v.number()),
  by: v.optional(removedBy),
})
export type Follow = v.InferOutput<typeof follow>
