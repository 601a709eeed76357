import * as v from 'valibot'
import { ok } from '#core/kernel/result'
import { SECOND } from '#core/kernel/time'
import { call, nothingElse } from './call'
import type { Outcome } from './outcome'

const follower = v.object({
  userid: v.string(),
  createtime: v.number(),
  state: v.optional(v.string()),
})

const details = v.object({
  external_contact: v.object({ external_userid: v.string(), unionid: v.optional(v.string()) }),
  follow_user: v.optional(v.array(follower), []),
  next_cursor: v.optional(v.string(), ''),
})

/** A staff person who has this friend. */
export interface Follower {
  userId: string
  /** ms. */
  addedAt: number
  state?: string
}

export interface ContactDetails {
  /** Absent for people of other corps, and when no developer id is bound. */
  unionid?: string
  followers: Follower[]
}

/** A friend of more staff than this many pages show is no friend of a shop. */
const PAGES = 10

const followerOf = ({ userid, createtime, state }: v.InferOutput<typeof follower>): Follower => ({
  userId: userid,
  addedAt: createtime * SECOND,
  ...(state ? { state } : {}),
})

/** Who the friend is and which staff has them; `gone` when none has. Pages by cursor. */
export const contactDetails = async (
  externalUserId: string,
  until?: number,
): Promise<Outcome<ContactDetails>> => {
  const found: ContactDetails = { followers: [] }
  let cursor = ''
  for (let page = 0; page < PAGES; page += 1) {
    const query = { external_userid: externalUserId, ...(cursor ? { cursor } : {}) }
    const answered = await call({ path: 'externalcontact/get', query, until }, details)
    if (!answered.ok) return answered
    const { external_contact, follow_user, next_cursor } = answered.value
    if (external_contact.unionid) found.unionid = external_contact.unionid
    found.followers.push(...follow_user.map(followerOf))
    cursor = next_cursor
    if (!cursor) break
  }
  return ok(found)
}

const list = v.object({ external_userid: v.array(v.string()) })

/** Ids of all friends that a staff person has; none is an empty list, though WeCom says 84061. */
export const contactsOf = async (userId: string): Promise<Outcome<string[]>> => {
  const query = { userid: userId }
  const answered = await call({ path: 'externalcontact/list', query }, list)
  if (answered.ok) return ok(answered.value.external_userid)
  return answered.code === 'gone' ? ok([]) : answered
}

/** Tags of the corp on one friend of one staff person. */
export const markTags = (
  { userId, externalUserId }: { userId: string; externalUserId: string },
  tags: { add?: readonly string[]; remove?: readonly string[] },
): Promise<Outcome<object>> => {
  const body = {
    userid: userId,
    external_userid: externalUserId,
    ...(tags.add ? { add_tag: tags.add } : {}),
    ...(tags.remove ? { remove_tag: tags.remove } : {}),
  }
  return call({ path: 'externalcontact/mark_tag', body }, nothingElse)
}
