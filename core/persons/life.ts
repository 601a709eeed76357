import type { DayNumber, Step } from '../events/days'
import type { EventKind } from '../events/event'
import { sortDays } from '../events/steps'
import type { Deed, Purchase, Story } from '../events/story'
import type { Person } from './person'

export type Buy = Person['purchases'][number]

/**
 * What stages, cells and tags are worked out from: a story by days. A person's document is one, so
 * that other rules need no events.
 */
export interface Life {
  /** Oldest first. */
  purchases: Buy[]
  /** Days of the other events by kind, ascending, each event once. */
  days: { [K in EventKind]?: DayNumber[] }
  /** [day, 1] a member from then on, [day, 0] no more. */
  membership: Step[]
}

/** Events of a kind that a document tells of, older ones (many.ts) among them. */
export const countDays = (
  kind: EventKind,
  { days, older = {} }: Pick<Person, 'days'> & { older?: Person['older'] | undefined },
): number => (older[kind] ?? []).reduce((sum, [, many]) => sum + many, days[kind]?.length ?? 0)

/** First day on which nothing is left of a purchase; undefined while something is. */
export const goneDay = ({ fen, backs }: Buy): DayNumber | undefined => {
  if (backs === undefined) return undefined
  let left = fen
  for (const [day, back] of backs) {
    left -= back
    if (left <= 0) return day
  }
  return undefined
}

/** Purchases that a row stands for (many.ts). */
export const ordersOf = ({ orders = 1 }: Pick<Buy, 'orders'>): number => orders

export const countOrders = (buys: readonly Buy[]): number =>
  buys.reduce((sum, buy) => sum + ordersOf(buy), 0)

/** Returns that an entry stands for. */
export const returnsOf = ([, , returns = 1]: NonNullable<Buy['backs']>[number]): number => returns

export const stands = (buy: Buy): boolean => goneDay(buy) === undefined

/** Paid less all that went back, fen. */
export const netFen = ({ fen, backs = [] }: Buy): number =>
  backs.reduce((left, [, back]) => left - back, fen)

const buyOf = ({ id, day, fen, platform, storeId, backs }: Purchase): Buy => ({
  id,
  day,
  fen,
  platform,
  ...(storeId === undefined ? {} : { storeId }),
  ...(backs.length === 0 ? {} : { backs: backs.map((back) => [back.day, back.fen]) }),
})

const daysOf = (deeds: readonly Deed[]): Life['days'] => {
  const days: Life['days'] = {}
  for (const { kind, day } of deeds) {
    const known = days[kind]
    if (known) known.push(day)
    else days[kind] = [day]
  }
  return days
}

/**
 * Who has two memberships is a member until both have ended. As at the end of each day: who joins and
 * leaves on one day has not been a member.
 */
export const membershipOf = (deeds: readonly Deed[]): Step[] => {
  const open = new Set<string>()
  const steps: Step[] = []
  for (const { kind, key, day } of deeds) {
    if (kind === 'joined') open.add(key)
    else if (kind === 'left') open.delete(key)
    else continue
    noteDay(steps, day, open.size > 0 ? 1 : 0)
  }
  return steps
}

const noteDay = (steps: Step[], day: DayNumber, value: 0 | 1): void => {
  if (steps.at(-1)?.[0] === day) steps.pop()
  if ((steps.at(-1)?.[1] ?? 0) !== value) steps.push([day, value])
}

export const lifeOf = ({ purchases, deeds }: Story): Life => ({
  purchases: purchases.map(buyOf),
  days: daysOf(deeds),
  membership: membershipOf(deeds),
})

export const isMemberOn = ({ membership }: Pick<Person, 'membership'>, day: DayNumber): boolean => {
  let member = 0
  for (const [from, value] of membership) {
    if (from > day) break
    member = value
  }
  return member === 1
}

type Active = Pick<Person, 'days' | 'purchases' | 'membership'> & {
  older?: Person['older'] | undefined
}

/** Days on which they were a member and something happened. */
export const activeDays = ({ days, older, purchases, membership }: Active): DayNumber[] => {
  const active: DayNumber[] = []
  if (membership.length === 0) return active
  for (const kind in days) for (const day of days[kind] ?? []) active.push(day)
  for (const kind in older) for (const [day] of older[kind] ?? []) active.push(day)
  for (const { day } of purchases) active.push(day)
  sortDays(active)
  let [at, member, kept] = [0, 0, 0]
  for (const day of active) {
    for (; at < membership.length && (membership[at] as Step)[0] <= day; at += 1)
      member = (membership[at] as Step)[1]
    if (member === 1) active[kept++] = day
  }
  active.length = kept
  return active
}
