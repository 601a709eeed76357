import * as v from 'valibot'
import type { Event } from '#core/events/event'
import { type IdentityKey, memberIdIn } from '#core/identity/keys'
import { birthday } from '#core/membership/views'
import type { MemberFacts } from '#core/persons/fold'
import type { Person } from '#core/persons/person'
import { tierState } from '#core/tiers/views'
import { keysOf } from '../identity'
import { events } from '../platform/events'
import { members } from '../platform/people'
import { find, findSlim, getMany, gt, MAX_BULK, oneOf } from '../platform/store'
import { type HandTags, handTagsOf } from '../platform/tags'
import { persons } from './records'

/** All that is known of some persons, by name or by key. */
export interface Known {
  keys: Map<IdentityKey, IdentityKey[]>
  persons: Map<string, Person>
  events: Map<IdentityKey, Event[]>
  members: Map<IdentityKey, MemberFacts[]>
  hands: HandTags
}

const collect = (into: Map<IdentityKey, Event[]>, found: readonly Event[]): void => {
  for (const one of found) {
    const key = one.key as IdentityKey
    const list = into.get(key)
    if (list) list.push(one)
    else into.set(key, [one])
  }
}

/** Keys in one condition. */
const KEYS = 500

/** Events of several persons read at once; one who has more is read alone, which indexes make fast. */
const AT_ONCE = 20_000

/**
 * The most that count of one person; those after it by id are left out. It is no person who has so
 * many, and a call has 20 s (facts/cloud.md §7) for a request for each thousand.
 */
const MOST_EVENTS = 60_000

/**
 * All events of these keys: a request for each thousand, and one at least for each KEYS keys. No more
 * than `most`.
 */
const eventsOf = async (
  keys: readonly IdentityKey[],
  most: number,
): Promise<{ found: Map<IdentityKey, Event[]>; isAll: boolean }> => {
  const found = new Map<IdentityKey, Event[]>()
  let read = 0
  for (let start = 0; start < keys.length; start += KEYS) {
    const where = { key: oneOf(keys.slice(start, start + KEYS)) }
    for (let after = ''; ; ) {
      const page = await find(events, {
        where: { ...where, _id: gt(after) },
        order: [['_id', 'asc']],
        limit: MAX_BULK,
        bulk: true,
      })
      collect(found, page)
      if (page.length < MAX_BULK) break
      read += page.length
      if (read >= most) return { found, isAll: false }
      after = page.at(-1)?._id ?? after
    }
  }
  return { found, isAll: true }
}

const memberFacts = v.object({
  _id: v.string(),
  tier: v.optional(tierState),
  profile: v.optional(v.object({ birthday: v.optional(birthday) })),
  optOut: v.optional(v.boolean(), false),
})

const dayOf = (given: v.InferOutput<typeof birthday>): string =>
  'date' in given ? given.date.slice(5) : given.day

const factsFrom = ({
  _id,
  tier,
  profile,
  optOut,
}: v.InferOutput<typeof memberFacts>): MemberFacts => ({
  memberId: _id,
  level: tier?.level ?? 0,
  ...(profile?.birthday ? { birthday: dayOf(profile.birthday) } : {}),
  optOut,
})

/** A member's document with the receipts of a busy hour is too large for a thousand in one answer. */
const membersOf = async (keys: readonly IdentityKey[]) => {
  const ids = keys.flatMap((key) => memberIdIn(key) ?? [])
  const found = new Map<IdentityKey, MemberFacts[]>()
  for (let start = 0; start < ids.length; start += KEYS) {
    const page = await findSlim(members, {
      where: { _id: oneOf(ids.slice(start, start + KEYS)) },
      order: { _id: 1 },
      limit: KEYS,
      take: ['tier', 'profile', 'optOut'],
      shape: memberFacts,
    })
    for (const one of page) found.set(`m.${one._id}`, [factsFrom(one)])
  }
  return found
}

interface Busy {
  busiest: IdentityKey
}

const busiestOf = (
  names: readonly IdentityKey[],
  keys: Known['keys'],
  found: Known['events'],
): IdentityKey => {
  const eventsOfOne = (name: IdentityKey): number =>
    (keys.get(name) ?? []).reduce((sum, key) => sum + (found.get(key)?.length ?? 0), 0)
  return names.reduce((a, b) => (eventsOfOne(b) > eventsOfOne(a) ? b : a))
}

/**
 * Reads all that a fold of these persons needs, in some seven requests: keys (two), documents, events,
 * members, tags. Keys first: who gets another key while we read is marked, and folded again.
 * Who is busiest, when it is too much to be read for all of them at once; never for one alone.
 */
export const gather = async (names: readonly IdentityKey[]): Promise<Known | Busy> => {
  const keys = await keysOf(names)
  const all = [...keys.values()].flat()
  const isOne = names.length === 1
  const [old, { found, isAll }, facts, hands] = await Promise.all([
    getMany(persons, names),
    eventsOf(all, isOne ? MOST_EVENTS : AT_ONCE),
    membersOf(all),
    handTagsOf(all),
  ])
  if (!isAll && !isOne) return { busiest: busiestOf(names, keys, found) }
  return {
    keys,
    persons: new Map(old.map((one) => [one._id, one])),
    events: found,
    members: facts,
    hands,
  }
}
