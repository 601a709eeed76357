import * as v from 'valibot'
import { EVENT_KINDS, PLATFORMS } from './words'

export type { EventKind, Platform } from './words'

/**
 * What can happen between a person and the brand. Append-only: what was wrong is taken back by a later
 * event that names it, never changed. Every read model is a fold of these and can be built again.
 */
export const eventKind = v.picklist(EVENT_KINDS)

/** Where something was bought: marketplaces, a till of the brand, or a plain file of its own. */
export const platform = v.picklist(PLATFORMS)

export const event = v.object({
  /** Made from what happened (`bought.taobao.123`): a double is the same event. */
  _id: v.string(),
  /** Whom it is about: an identity (core/identity/keys.ts), never a person, who may merge. */
  key: v.string(),
  kind: eventKind,
  /** When it happened. */
  at: v.number(),
  /** When we learned of it, by the server's clock: the feed reads on from here. */
  notedAt: v.number(),
  /** Of `bought` what was paid, of `returned` what went back; both above or at zero. */
  fen: v.optional(v.number()),
  /** Event that is returned (in part) or withdrawn. */
  of: v.optional(v.string()),
  /** Of `bought`. */
  platform: v.optional(platform),
  storeId: v.optional(v.string()),
  /** Of `added` and `dropped`: the staff person on WeCom, hashed; a friend may have several. */
  with: v.optional(v.string()),
  /** Document behind it: sale, order, coupon, campaign. */
  ref: v.optional(v.string()),
  /** Entry by which they came: batch of insert cards, campaign, store, import. */
  channel: v.optional(v.string()),
})
export type Event = v.InferOutput<typeof event>
