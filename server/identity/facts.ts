import type { Event } from '#core/events/event'
import { netOn, storyOf } from '#core/events/story'
import type { IdentityFacts } from '#core/identity/contract'
import { type IdentityKey, memberIdIn } from '#core/identity/keys'
import { FAR_DAY } from '#core/persons/person'
import { briefOf } from '#core/points/rules'
import { coupons } from '../coupons'
import { events } from '../platform/events'
import { type Member, members } from '../platform/people'
import { find, findOne, getMany, gt, gte, MAX_BULK, oneOf, totalsBy } from '../platform/store'

/** Keys in one condition. */
const KEYS = 500

/** All events of these keys, by id; a person has a few hundred at most. */
const eventsOf = async (keys: readonly IdentityKey[]): Promise<Event[]> => {
  const found: Event[] = []
  for (let start = 0; start < keys.length; start += KEYS) {
    const where = { key: oneOf(keys.slice(start, start + KEYS)) }
    for (let last = ''; ; ) {
      const page = await find(events, {
        where: { ...where, _id: gt(last) },
        order: [['_id', 'asc']],
        limit: MAX_BULK,
        bulk: true,
      })
      found.push(...page)
      if (page.length < MAX_BULK) break
      last = page.at(-1)?._id ?? ''
    }
  }
  return found
}

/** Something is known to have happened under this key. */
export const hasHappened = async (key: IdentityKey): Promise<boolean> =>
  (await findOne(events, { key })) !== undefined

/** What the facts of any of these keys are made of; three requests. */
export interface Known {
  members: ReadonlyMap<string, Member>
  coupons: ReadonlyMap<string, number>
  events: readonly Event[]
}

export const knownOf = async (keys: readonly IdentityKey[], now: number): Promise<Known> => {
  const ids = keys.flatMap((key) => memberIdIn(key) ?? [])
  const where = { memberId: oneOf(ids), status: 'issued', expiresAt: gte(now) }
  const [found, usable, happened] = await Promise.all([
    getMany(members, ids),
    ids.length > 0 ? totalsBy(coupons, { where, by: 'memberId', of: [] }) : [],
    eventsOf(keys),
  ])
  return {
    members: new Map(found.map((one) => [one._id, one])),
    coupons: new Map(usable.map(({ key, count }) => [key, count])),
    events: happened,
  }
}

const total = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0)

/**
 * What stands behind these keys: a sum over the keys and nothing else, so that whoever puts keys
 * together or takes them apart changes no total.
 */
export const factsOf = (keys: readonly IdentityKey[], known: Known, now: number): IdentityFacts => {
  const own = new Set<string>(keys)
  const ids = keys.flatMap((key) => memberIdIn(key) ?? [])
  const accounts = ids.flatMap((id) => known.members.get(id)?.account ?? [])
  const { purchases, deeds } = storyOf(known.events.filter(({ key }) => own.has(key)))
  const standing = purchases.filter((one) => one.fen === 0 || netOn(one, FAR_DAY) > 0)
  return {
    points: total(accounts, (account) => briefOf(account, now).balance),
    coupons: total(ids, (id) => known.coupons.get(id) ?? 0),
    invites: total(deeds, ({ kind }) => (kind === 'kept' ? 1 : 0)),
    orders: standing.length,
    fen: total(standing, (one) => netOn(one, FAR_DAY)),
  }
}
