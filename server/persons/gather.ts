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

/** All events of these keys: a request for each thousand, and one at least for each KEYS keys. */
const eventsOf = async (keys: readonly IdentityKey[]): Promise<Map<IdentityKey, Event[]>> => {
  const found = new Map<IdentityKey, Event[]>()
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
      after = page.at(-1)?._id ?? after
    }
  }
  return found
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

/**
 * Reads all that a fold of these persons needs, in some seven requests: keys (two), documents, events,
 * members, tags. Keys first: who gets another key while we read is marked, and folded again.
 */
export const gather = async (names: readonly IdentityKey[]): Promise<Known> => {
  const keys = await keysOf(names)
  const all = [...keys.values()].flat()
  const [old, found, facts, hands] = await Promise.all([
    getMany(persons, names),
    eventsOf(all),
    membersOf(all),
    handTagsOf(all),
  ])
  return {
    keys,
    persons: new Map(old.map((one) => [one._id, one])),
    events: found,
    members: facts,
    hands,
  }
}
