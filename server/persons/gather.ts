import * as v from 'valibot'
import type { Event } from '#core/events/event'
import { type IdentityKey, memberIdIn } from '#core/identity/keys'
import { birthday } from '#core/membership/views'
import type { MemberFacts } from '#core/persons/fold'
import type { Person } from '#core/persons/person'
import { tierState } from '#core/tiers/views'
import { keysOf } from '../identity'
import { events } from '../platform/events'
import { aFewAtATime } from '../platform/few'
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

/** Events of several persons in memory at once, some 30 MB of an instance's 256. */
const AT_ONCE = 50_000

/**
 * The most that count of one person; those after it by id are left out. It is no person who has so
 * many, and a call has 20 s (facts/cloud.md §7) for a request for each thousand.
 */
const MOST_EVENTS = 60_000

/**
 * Full pages of several keys at once; then each key is read by itself. The database sorts anew for
 * each page what is left of several keys, and reads on along the index in one.
 */
const MIXED = 3

interface Reading {
  found: Map<IdentityKey, Event[]>
  read: number
  most: number
}

/** Reads on until there is no more (''), or so many pages were full: after which event that was. */
const readOn = async (
  reading: Reading,
  keys: readonly IdentityKey[],
  from: string,
  pages = Number.POSITIVE_INFINITY,
): Promise<string> => {
  let after = from
  for (let full = 0; full < pages && reading.read < reading.most; full += 1) {
    const page = await find(events, {
      where: { key: oneOf(keys), _id: gt(after) },
      order: [['_id', 'asc']],
      limit: MAX_BULK,
      bulk: true,
    })
    collect(reading.found, page)
    reading.read += page.length
    if (page.length < MAX_BULK) return ''
    after = page.at(-1)?._id ?? after
  }
  return after
}

/** All events of these keys, but no more than some `most`: a request for each thousand, or key. */
const eventsOf = async (keys: readonly IdentityKey[], most: number): Promise<Reading> => {
  const reading: Reading = { found: new Map(), read: 0, most }
  for (let start = 0; start < keys.length; start += KEYS) {
    const some = keys.slice(start, start + KEYS)
    const after = await readOn(reading, some, '', MIXED)
    if (after !== '') await aFewAtATime(some, (key) => readOn(reading, [key], after))
  }
  return reading
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
  const [old, { found, read }, facts, hands] = await Promise.all([
    getMany(persons, names),
    eventsOf(all, isOne ? MOST_EVENTS : AT_ONCE),
    membersOf(all),
    handTagsOf(all),
  ])
  if (read >= AT_ONCE && !isOne) return { busiest: busiestOf(names, keys, found) }
  return {
    keys,
    persons: new Map(old.map((one) => [one._id, one])),
    events: found,
    members: facts,
    hands,
  }
}
