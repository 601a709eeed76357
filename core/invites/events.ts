import * as v from 'valibot'
import { MAX_SALES, MAX_TURNS, MAX_VISITS } from './limits'

/**
 * Everything that is known about one person as somebody's friend. An id is made from what happened,
 * so a double is the same event; what a rule needs from other people's data stands in the event as
 * it was then. Times are the server's, except WeCom's own CreateTime (facts/platform.md §1.2).
 */
const base = { id: v.string(), at: v.number() }

/** How the invitation reached the friend; Moments are remembered and never count. */
export const visitWay = v.picklist(['card', 'group', 'qr', 'link', 'wecom', 'moments'])
export type VisitWay = v.InferOutput<typeof visitWay>

const visited = v.object({
  ...base,
  kind: v.literal('visited'),
  campaignId: v.string(),
  inviterId: v.string(),
  /** Document of the inviter's team, which is also their code. */
  teamId: v.string(),
  way: visitWay,
  /** Who had once invited this inviter: a ring is seen here, no chain is kept (C10). */
  inviterBy: v.optional(v.string()),
  inviterStaff: v.optional(v.boolean()),
  /** Hashes with a key of ours; absent when the phone told nothing. */
  device: v.optional(v.string()),
  network: v.optional(v.string()),
})

const joined = v.object({
  ...base,
  kind: v.literal('joined'),
  /** This person never had a membership before. */
  first: v.boolean(),
  /** The same unionid belongs to somebody who was here before. */
  samePerson: v.boolean(),
  staff: v.boolean(),
  device: v.optional(v.string()),
  network: v.optional(v.string()),
})

/** A phone number was given; `known`: it belongs to an older membership. */
const phone = v.object({ ...base, kind: v.literal('phone'), known: v.boolean() })

const bought = v.object({ ...base, kind: v.literal('bought'), saleId: v.string(), fen: v.number() })
/** What is left of the sale after a return, fen. */
const returned = v.object({
  ...base,
  kind: v.literal('returned'),
  saleId: v.string(),
  leftFen: v.number(),
})

const added = v.object({
  ...base,
  kind: v.literal('added'),
  externalId: v.string(),
  /** Person of the brand whom they added. */
  userId: v.string(),
  /** No person of the brand knew them before. */
  first: v.boolean(),
  /** From the state of the contact way; absent on a second adding (facts/platform.md §1.1). */
  teamId: v.optional(v.string()),
  campaignId: v.optional(v.string()),
  inviterId: v.optional(v.string()),
  /** As in `visited`: an adding by somebody's contact way is a visit too. */
  inviterBy: v.optional(v.string()),
  inviterStaff: v.optional(v.boolean()),
})
const removed = v.object({
  ...base,
  kind: v.literal('removed'),
  externalId: v.string(),
  userId: v.string(),
  by: v.picklist(['friend', 'staff']),
})

const closed = v.object({ ...base, kind: v.literal('closed') })

/** A risk rule was tripped when the credit was to be paid (core/invites/risk.ts). */
const flagged = v.object({
  ...base,
  kind: v.literal('flagged'),
  campaignId: v.string(),
  rule: v.string(),
  /** What was measured, in words. */
  seen: v.string(),
})
/** An operator's word about a held or a doubtful credit; the newest one counts. */
const decided = v.object({
  ...base,
  kind: v.literal('decided'),
  campaignId: v.string(),
  way: v.picklist(['allow', 'refuse']),
  whoId: v.string(),
  why: v.string(),
})
/** On the list of people who earn nothing, or off it; the newest one counts. */
const listed = v.object({
  ...base,
  kind: v.literal('listed'),
  on: v.boolean(),
  whoId: v.string(),
  why: v.string(),
})

export const inviteEvent = v.variant('kind', [
  visited,
  joined,
  phone,
  bought,
  returned,
  added,
  removed,
  closed,
  flagged,
  decided,
  listed,
])
export type InviteEvent = v.InferOutput<typeof inviteEvent>
export type EventOf<K extends InviteEvent['kind']> = Extract<InviteEvent, { kind: K }>

/** Kinds of which only the first so many are kept: they come from outside and may never end. */
export const KEPT_OF: Partial<Record<InviteEvent['kind'], number>> = {
  visited: MAX_VISITS,
  joined: MAX_TURNS,
  closed: MAX_TURNS,
  phone: MAX_TURNS,
  bought: MAX_SALES,
  returned: MAX_SALES,
  added: MAX_SALES,
  removed: MAX_SALES,
}
