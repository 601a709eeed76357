import type { Event, Platform } from '../events/event'
import type { Held } from './import'

/** What an order is to its buyer: a purchase of somebody, and what went back of it. */
export interface Facts {
  /** Identity (core/identity/keys.ts). */
  key: string
  at: number
  fen: number
  backs: readonly (readonly [number, number])[]
}

/**
 * Whose purchase it is: a claimed order is its own identity, which the claim has linked to the member
 * for sure; else the buyer's, by the name on the marketplace; else somebody of its own.
 */
export const factsOf = (
  held: Held | undefined,
  { own, claimed }: { own: string; claimed: boolean },
): Facts | undefined => {
  if (!held?.bought) return undefined
  const key = claimed ? own : (held.buyer ?? own)
  return { key, at: held.at, fen: held.fen, backs: held.backs }
}

const isSame = (a: Facts, b: Facts) => a.key === b.key && a.at === b.at && a.fen === b.fen

/** Everything of `a` still holds in `b`, which may know of more returns. */
export const goesOn = (a: Facts, b: Facts): boolean =>
  isSame(a, b) && a.backs.every(([at, fen], i) => b.backs[i]?.[0] === at && b.backs[i]?.[1] === fen)

/** An order as far as its events depend on it. */
export interface Told {
  _id: string
  platform: Platform
  orderNo: string
  /** Counts the purchases that were told of it; all but the newest are withdrawn. */
  version: number
  /** Whose purchase the newest version is, and the one before it. */
  key: string
  was: string
}

/** `bought.taobao.123`, and after a correction `bought.taobao.123.2`. */
const boughtId = ({ platform, orderNo }: Told, version: number): string =>
  `bought.${platform}.${orderNo}${version === 1 ? '' : `.${version}`}`

const withdrawal = (told: Told, version: number, key: string, notedAt: number): Event => {
  const of = boughtId(told, version)
  return { _id: `withdrawn.${of}`, key, kind: 'withdrawn', at: notedAt, notedAt, of }
}

const purchase = (told: Told, { key, at, fen }: Facts, notedAt: number): Event => ({
  _id: boughtId(told, told.version),
  key,
  kind: 'bought',
  at,
  notedAt,
  fen,
  platform: told.platform,
  ref: told._id,
})

const returns = (told: Told, { key, backs }: Facts, notedAt: number): Event[] => {
  const of = boughtId(told, told.version)
  return backs.map(([at, fen], i) => {
    const _id = `returned.${told.platform}.${told.orderNo}.${told.version}.${i + 1}`
    return { _id, key, kind: 'returned', at, notedAt, fen, of, ref: told._id }
  })
}

/**
 * Events that must be there for an order as it is: its purchase and returns, and that the version
 * before never was. Made from the order alone, so that whoever died before adding them can be followed
 * by anybody.
 */
export const eventsOf = (told: Told, facts: Facts | undefined, notedAt: number): Event[] => {
  const { version, key, was } = told
  if (!facts) return version > 0 ? [withdrawal(told, version, key, notedAt)] : []
  return [
    ...(version > 1 ? [withdrawal(told, version - 1, was, notedAt)] : []),
    purchase(told, facts, notedAt),
    ...returns(told, facts, notedAt),
  ]
}

/** Version and keys after a change; a purchase that only knows of more returns stays the same one. */
export const nextVersion = (
  { version, key, was }: Pick<Told, 'version' | 'key' | 'was'>,
  before: Facts | undefined,
  after: Facts | undefined,
): Pick<Told, 'version' | 'key' | 'was'> => {
  if (!after || (before && goesOn(before, after))) return { version, key, was }
  return { version: version + 1, key: after.key, was: version === 0 ? '' : key }
}
