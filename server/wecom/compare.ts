import * as v from 'valibot'
import { businessDayOf, MINUTE } from '#core/kernel/time'
import { isOpenFollow } from '#core/wecom/rules'
import type { Move } from '#core/wecom/views'
import { hashId } from '../platform/ids'
import {
  addOnce,
  collection,
  find,
  get,
  getMany,
  gt,
  MAX_ROWS,
  updateWhere,
} from '../platform/store'
import { contactDetails, contactsOf, type Follower, wecomConfig } from '../platform/wecom'
import { recordMove } from './contacts'
import { type ContactDoc, contacts } from './records'

/** How far today's comparison has come. */
const walk = v.object({
  _id: v.string(),
  day: v.string(),
  /** Whose list, counted in the configuration. */
  user: v.number(),
  /** Last friend that was looked at, in the order of ids. */
  after: v.string(),
})
type Walk = v.InferOutput<typeof walk>
const walks = collection('wecomState', walk)
const COMPARE = 'compare'

/** Friends of one slice; each that differs costs a request. */
const PORTION = 60

/** Callbacks of the last minutes may still be on their way: they are not missing yet. */
const ON_ITS_WAY = 10 * MINUTE

const open = async (day: string): Promise<Walk> => {
  const known = await get(walks, COMPARE)
  if (known?.day === day) return known
  const begun = { day, user: 0, after: '' }
  if (known) await updateWhere(walks, { _id: COMPARE, day: known.day }, { set: begun })
  else await addOnce(walks, { _id: COMPARE, ...begun })
  return { _id: COMPARE, ...begun }
}

const openFollow = (contact: ContactDoc | undefined, userId: string) =>
  contact?.follows.find((one) => one.userId === userId && isOpenFollow(one))

const foundMove = (kind: Move['kind'], userId: string, id: string, at: number): Move => ({
  id: hashId(`compare:${kind}:${userId}:${id}:${at}`),
  userId,
  kind,
  at,
  by: kind === 'added' ? 'friend' : 'staff',
})

const followerIn = async (id: string, userId: string): Promise<Follower | undefined | 'later'> => {
  const details = await contactDetails(id)
  if (details.ok) return details.value.followers.find((one) => one.userId === userId)
  return details.code === 'gone' ? undefined : 'later'
}

/**
 * The list has a friend whom we do not: an addition was lost. A friend who deleted the staff stays in
 * the staff's list (a report of the developers' community); the time of that addition lies before the
 * deletion, so the fold makes one and the same follow of it.
 */
const mendAdded = async (id: string, userId: string, now: number): Promise<void> => {
  const follower = await followerIn(id, userId)
  if (follower === undefined || follower === 'later') return
  const move = foundMove('added', userId, id, follower.addedAt)
  await recordMove(id, follower.state ? { ...move, state: follower.state } : move, now)
}

/** We have a friend whom the list does not: the staff person deleted them, and nobody told us. */
const mendRemoved = async (contact: ContactDoc, userId: string, now: number): Promise<void> => {
  const known = openFollow(contact, userId)
  if (!known || known.addedAt > now - ON_ITS_WAY) return
  if ((await followerIn(contact._id, userId)) !== undefined) return
  // Nobody knows when; the addition tells these removals apart.
  const id = hashId(`compare:removed:${userId}:${contact._id}:${known.addedAt}`)
  await recordMove(contact._id, { ...foundMove('removed', userId, contact._id, now), id }, now)
}

/** Ours after this id, in order; all that lie before the end of the portion. */
const oursAfter = (userId: string, after: string): Promise<ContactDoc[]> =>
  find(contacts, {
    where: { openUsers: userId, _id: gt(after) },
    order: [['_id', 'asc']],
    limit: MAX_ROWS,
  })

/** The end of a portion: where the shorter of the two lists was cut, or nowhere. */
const cutOf = (theirs: string[], ours: ContactDoc[]): string | undefined => {
  const cuts = [
    ...(theirs.length > PORTION ? [theirs[PORTION - 1] ?? ''] : []),
    ...(ours.length === MAX_ROWS ? [ours.at(-1)?._id ?? ''] : []),
  ]
  return cuts.sort()[0]
}

const comparePortion = async (
  userId: string,
  list: readonly string[],
  after: string,
  now: number,
): Promise<string | undefined> => {
  const theirs = list.filter((id) => id > after).sort()
  const ours = await oursAfter(userId, after)
  const cut = cutOf(theirs, ours)
  const upTo = (id: string) => cut === undefined || id <= cut
  const listed = theirs.filter(upTo)
  const known = new Map((await getMany(contacts, listed)).map((one) => [one._id, one]))
  for (const id of listed) if (!openFollow(known.get(id), userId)) await mendAdded(id, userId, now)
  const there = new Set(listed)
  for (const one of ours)
    if (upTo(one._id) && !there.has(one._id)) await mendRemoved(one, userId, now)
  return cut
}

/**
 * Once a day, a portion at a time: compares whom the staff have with what the callbacks told, and
 * writes down what was lost. What it cannot see: that a friend deleted the staff, which WeCom tells by
 * callback alone. Answers whether there is more now.
 */
export const compareSlice = async (now: number): Promise<boolean> => {
  const config = wecomConfig()
  if (!config) return false
  const { day, user, after } = await open(businessDayOf(now))
  const userId = config.userIds[user]
  if (userId === undefined) return false
  const listed = await contactsOf(userId)
  // Off the air: tried again at the next firing.
  if (!listed.ok) return false
  const cut = await comparePortion(userId, listed.value, after, now)
  const set = cut === undefined ? { user: user + 1, after: '' } : { after: cut }
  await updateWhere(walks, { _id: COMPARE, day, user, after }, { set })
  return true
}
