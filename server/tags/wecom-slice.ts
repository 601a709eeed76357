import { HOUR } from '#core/kernel/time'
import { personsOf, wecomKeyOf } from '../identity'
import { persons } from '../platform/persons'
import { addOnce, find, get, getMany, gt, gte, updateWhere } from '../platform/store'
import { type TagDoc, tags } from '../platform/tags'
import { addTag, markTags, tagsOfGroup, wecomConfig } from '../platform/wecom'
import { type ContactDoc, contacts } from '../wecom'
import { type SyncWalk, taggedFriends, WALK, walks } from './wecom-state'

/** Our own group in the corp: what others made there is left alone. */
const GROUP = '熟客'
/** Friends compared in one slice, and requests to WeCom in it: seconds. */
const FRIENDS = 50
const MOST_ASKED = 30
/** A round begins at most so often; what changed since is marked with it. */
const REST = HOUR
/** Removed tags among them, until nobody has them. */
const KNOWN = 100

/** Those that WeCom has, or should have. */
const known = (): Promise<TagDoc[]> =>
  find(tags, { where: { at: gte(-1) }, order: [['at', 'desc']], limit: KNOWN })

const isWanted = ({ wecom, at }: TagDoc): boolean => wecom && at >= 0

/** Makes what is missing in the corp, once; a death after it is healed by the list of what is there. */
const makeMissing = async (all: readonly TagDoc[]): Promise<string | undefined> => {
  const missing = all.filter((one) => isWanted(one) && one.wecomId === undefined)
  if (missing.length === 0) return undefined
  const there = await tagsOfGroup(GROUP)
  if (!there.ok) return there.code
  for (const doc of missing) {
    const id = there.value.get(doc.name)
    const made = id === undefined ? await addTag(GROUP, doc.name) : { ok: true as const, value: id }
    if (!made.ok) return made.code
    doc.wecomId = made.value
    await updateWhere(tags, { _id: doc._id, at: doc.at }, { set: { wecomId: made.value } })
  }
  return undefined
}

/** Ids that each friend should have, by friend. */
const wantedBy = async (
  friends: readonly ContactDoc[],
  all: readonly TagDoc[],
): Promise<Map<string, string[]>> => {
  const ids = new Map(all.filter(isWanted).map(({ _id, wecomId = '' }) => [_id, wecomId]))
  const keys = new Map(friends.map(({ _id }) => [_id, wecomKeyOf(_id)]))
  const names = await personsOf([...keys.values()])
  const found = new Map((await getMany(persons, [...names.values()])).map((one) => [one._id, one]))
  return new Map(
    friends.map(({ _id }) => {
      const key = keys.get(_id)
      const person = found.get((key && names.get(key)) ?? '')
      return [_id, (person?.tags ?? []).flatMap(({ tag }) => ids.get(tag) ?? []).sort()]
    }),
  )
}

interface Round {
  asked: number
  refused?: string
}

/** Sends what differs for one staff person; what WeCom has then, or undefined when it would not. */
const mark = async (
  friend: { userId: string; externalUserId: string },
  wanted: readonly string[],
  has: readonly string[],
  round: Round,
): Promise<string[] | undefined> => {
  const add = wanted.filter((id) => !has.includes(id))
  const remove = has.filter((id) => !wanted.includes(id))
  if (add.length + remove.length === 0) return [...wanted]
  round.asked += 1
  const changes = {
    ...(add.length > 0 ? { add } : {}),
    ...(remove.length > 0 ? { remove } : {}),
  }
  const marked = await markTags(friend, changes)
  if (marked.ok) return [...wanted]
  // Who is no friend of theirs any more has no tags either.
  if (marked.code === 'gone') return []
  round.refused = marked.code
  return undefined
}

const keepHas = async (_id: string, has: Record<string, string[]>): Promise<void> => {
  if (!(await addOnce(taggedFriends, { _id, has })))
    await updateWhere(taggedFriends, { _id }, { set: { has } })
}

/** All staff of one friend; what went is remembered even when WeCom then refused. */
const follow = async (
  { _id, openUsers }: ContactDoc,
  wanted: readonly string[],
  had: Record<string, string[]>,
  round: Round,
): Promise<void> => {
  const has: Record<string, string[]> = {}
  for (const userId of openUsers) {
    const before = had[userId] ?? []
    const friend = { userId, externalUserId: _id }
    const after = round.refused === undefined && (await mark(friend, wanted, before, round))
    const now = after || before
    if (now.length > 0) has[userId] = now
  }
  if (JSON.stringify(has) !== JSON.stringify(had)) await keepHas(_id, has)
}

const moveTo = async (walk: SyncWalk, set: Partial<SyncWalk>): Promise<void> => {
  await updateWhere(walks, { _id: WALK, after: walk.after, restAt: walk.restAt }, { set })
}

/** Compares the next friends; answers whether there are more for now. */
const goOn = async (walk: SyncWalk, all: readonly TagDoc[], now: number): Promise<boolean> => {
  const friends = await find(contacts, {
    where: { _id: gt(walk.after) },
    order: [['_id', 'asc']],
    limit: FRIENDS,
  })
  const open = friends.filter(({ openUsers }) => openUsers.length > 0)
  const wanted = await wantedBy(open, all)
  const ids = open.map(({ _id }) => _id)
  const had = new Map((await getMany(taggedFriends, ids)).map(({ _id, has }) => [_id, has]))
  const round: Round = { asked: 0 }
  let { after } = walk
  for (const friend of friends) {
    if (round.asked >= MOST_ASKED) break
    const { _id } = friend
    const ids = wanted.get(_id)
    if (ids) await follow(friend, ids, had.get(_id) ?? {}, round)
    if (round.refused !== undefined) break
    after = _id
  }
  const done = friends.length < FRIENDS && after === (friends.at(-1)?._id ?? walk.after)
  const refused = round.refused ?? ''
  await moveTo(
    walk,
    done ? { after: '', restAt: now + REST, refused } : { after, restAt: 0, refused },
  )
  return !done && refused === ''
}

const openWalk = async (): Promise<SyncWalk> => {
  const fresh: SyncWalk = { _id: WALK, after: '', restAt: 0, refused: '' }
  await addOnce(walks, fresh)
  return (await get(walks, WALK)) ?? fresh
}

/**
 * Keeps the friends on WeCom tagged as the persons are, friend by friend, round after round: only what
 * differs from what was sent is sent (facts/platform.md §1.3: 10,000 calls a minute). Off without a
 * corp, and as long as no tag is wanted there. Answers whether there is more to do now.
 */
export const wecomTagsSlice = async (now: number): Promise<boolean> => {
  if (wecomConfig() === undefined) return false
  const all = await known()
  if (!all.some((one) => isWanted(one) || one.wecomId !== undefined)) return false
  const walk = await openWalk()
  if (walk.restAt > now) return false
  const refused = await makeMissing(all)
  if (refused !== undefined) {
    await moveTo(walk, { refused })
    return false
  }
  return goOn(walk, all, now)
}
