import type { InviteEvent } from '#core/invites/events'
import { below, type Random } from '../../localwechat/simulator/random.ts'
import {
  add,
  buy,
  type CampaignSaid,
  close,
  DAY,
  decide,
  FRIEND,
  flag,
  giveBack,
  join,
  LENGTH,
  list,
  on,
  phone,
  remove,
  type Story,
  TEAM_NAMES,
  visit,
} from './invites-story'

/** Random lives of one friend: half of them plausible, half of them anything at any time. */

const oneOf = <T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[below(random, values.length)] ?? values[0]

/** Half days, so that many things fall into one and the same millisecond. */
const HALVES = 2 * LENGTH
const anyTime = (random: Random): number => on(0, below(random, HALVES) * (DAY / 2))
const after = (random: Random, at: number): number =>
  Math.min(on(LENGTH), at + below(random, 9) * (DAY / 2))

const WAYS = ['card', 'group', 'qr', 'link', 'moments'] as const
const OTHERS = ['ann', 'bob', 'ann2', 'bob2', 'clerk'] as const
const USERS = ['wu', 'li'] as const
const maybe = (random: Random, chance: number): boolean => random() < chance

const visitAt = (random: Random, at: number): InviteEvent => {
  const by = maybe(random, 0.1) ? { inviterBy: FRIEND } : {}
  return visit(oneOf(random, TEAM_NAMES), at, { way: oneOf(random, WAYS), ...by })
}

const joinAt = (random: Random, at: number): InviteEvent =>
  join(at, {
    first: maybe(random, 0.9),
    samePerson: maybe(random, 0.05),
    staff: maybe(random, 0.05),
  })

const addAt = (random: Random, at: number): InviteEvent => {
  const team = maybe(random, 0.4) ? { team: oneOf(random, TEAM_NAMES) } : {}
  return add(at, { ...team, first: maybe(random, 0.7), userId: oneOf(random, USERS) })
}

const FEN = [1, 2999, 3000, 5000] as const

const anything: readonly [
  (random: Random, at: number) => InviteEvent,
  ...((random: Random, at: number) => InviteEvent)[],
] = [
  visitAt,
  visitAt,
  joinAt,
  addAt,
  (random, at) => buy(at, oneOf(random, FEN)),
  (random, at) => giveBack(at, anyTime(random), oneOf(random, FEN)),
  (random, at) => remove(at, maybe(random, 0.7) ? 'friend' : 'staff', oneOf(random, USERS)),
  (_, at) => close(at),
  (random, at) => phone(at, maybe(random, 0.3)),
  (random, at) => flag(at, oneOf(random, ['spring', 'summer'])),
  (random, at) =>
    decide(at, oneOf(random, ['allow', 'refuse']), oneOf(random, ['spring', 'summer'])),
  (random, at) => list(at, maybe(random, 0.5)),
]

/** Comes, joins, adds, buys and perhaps leaves, one after the other. */
const life = (random: Random): InviteEvent[] => {
  const came = after(random, maybe(random, 0.6) ? on(0) : anyTime(random))
  const joined = after(random, came)
  const bought = after(random, joined)
  const team = oneOf(random, OTHERS)
  const all = [
    maybe(random, 0.3) ? add(came, { team }) : visit(team, came),
    join(joined),
    buy(bought),
    add(after(random, came)),
    giveBack(after(random, bought), bought, oneOf(random, FEN)),
    flag(after(random, joined), oneOf(random, ['spring', 'summer'])),
    remove(after(random, bought)),
    close(after(random, joined)),
    buy(after(random, bought)),
  ]
  return all.filter((_, index) => index === 0 || maybe(random, index === 1 ? 0.95 : 0.45))
}

const mess = (random: Random, most: number): InviteEvent[] =>
  Array.from({ length: below(random, most) }, () =>
    oneOf(random, anything)(random, anyTime(random)),
  )

const saidFrom = (random: Random): CampaignSaid => {
  const from = anyTime(random)
  return {
    action: oneOf(random, ['joined', 'bought', 'added']),
    keptDays: oneOf(random, [0, 1, 7]),
    keptByBuying: maybe(random, 0.3),
    staffMayInvite: maybe(random, 0.2),
    ...(maybe(random, 0.5) ? { minFen: 3000 } : {}),
    ...(maybe(random, 0.1) ? { startsAt: anyTime(random) } : {}),
    endsAt: maybe(random, 0.2) ? anyTime(random) : on(LENGTH + 5),
    ...(maybe(random, 0.1) ? { endedAt: anyTime(random) } : {}),
    ...(maybe(random, 0.25) ? { pauses: [{ from, until: after(random, from) }] } : {}),
  }
}

/** Enough visits now and then to go over what is remembered of one person. */
const flood = (random: Random): InviteEvent[] =>
  maybe(random, 0.03) ? Array.from({ length: 30 }, () => visitAt(random, anyTime(random))) : []

export const storyFrom = (random: Random): Required<Story> => {
  const plausible = maybe(random, 0.7)
  const events = plausible ? [...life(random), ...mess(random, 4)] : mess(random, 18)
  return {
    events: [...events, ...flood(random)],
    spring: saidFrom(random),
    summer: saidFrom(random),
    now: on(LENGTH, below(random, 10) * DAY),
  }
}

export const shuffled = <T>(random: Random, values: readonly T[]): T[] => {
  const rest = [...values]
  const out: T[] = []
  while (rest.length > 0) out.push(...rest.splice(below(random, rest.length), 1))
  return out
}

/** The same events as they may arrive: in any order, some of them twice, in parcels. */
export const arrivals = (random: Random, events: readonly InviteEvent[]): InviteEvent[][] => {
  const doubled = events.flatMap((event) => (maybe(random, 0.3) ? [event, event] : [event]))
  const rest = shuffled(random, doubled)
  const parcels: InviteEvent[][] = []
  while (rest.length > 0) parcels.push(rest.splice(0, 1 + below(random, 4)))
  return parcels
}
