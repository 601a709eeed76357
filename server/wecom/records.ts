import * as v from 'valibot'
import { follow, move } from '#core/wecom/views'
import { collection } from '../platform/store'

const event = v.object({
  /** Made from the event itself: three deliveries of one are one document, and so is a replay. */
  _id: v.string(),
  kind: v.picklist(['contact', 'punish', 'other']),
  /** The decrypted message as it came. */
  raw: v.string(),
  /** Its fields, flat. */
  fields: v.record(v.string(), v.string()),
  /** When it came, ms. */
  at: v.number(),
  status: v.picklist(['waiting', 'done', 'failed']),
  /** Until then somebody is working on it. */
  claimed: v.number(),
  tries: v.number(),
  /** What became of the welcome: sent, or a refusal; '' when there was none to send. */
  welcome: v.string(),
})
export type EventDoc = v.InferOutput<typeof event>
export const events = collection('wecomEvents', event)

const contact = v.object({
  /** external_userid of the corp. */
  _id: v.string(),
  /** '' until WeCom told it. */
  unionid: v.string(),
  /** '' until a member with this unionid is known. */
  memberId: v.string(),
  moves: v.array(move),
  /** The fold of `moves` (core/wecom/rules.ts). */
  follows: v.array(follow),
  /** Staff who have the friend now, to be asked for. */
  openUsers: v.array(v.string()),
  /** What was told to the listeners; they hear the rest. */
  told: v.array(v.string()),
  /** When there is something left to do; FAR when there is nothing. */
  due: v.number(),
  tries: v.number(),
  at: v.number(),
  rev: v.number(),
})
export type ContactDoc = v.InferOutput<typeof contact>
export const contacts = collection('wecomContacts', contact)

const way = v.object({
  /** The state that it carries. */
  _id: v.string(),
  status: v.picklist(['making', 'made', 'removed']),
  /** Until then somebody is asking WeCom for it. */
  lease: v.number(),
  configId: v.string(),
  /** Address of a picture. */
  qrCode: v.string(),
  remark: v.string(),
  userIds: v.array(v.string()),
  at: v.number(),
})
export type WayDoc = v.InferOutput<typeof way>
export const ways = collection('wecomWays', way)
