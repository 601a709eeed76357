import * as v from 'valibot'
import { platform } from '../events/event'

/** A value from a day on: [day number, value], days ascending (core/events/days.ts). */
const steps = v.array(v.pipe(v.tuple([v.number(), v.number()]), v.readonly()))

const purchase = v.object({
  /** Event behind it. */
  id: v.string(),
  day: v.number(),
  fen: v.number(),
  platform,
  storeId: v.optional(v.string()),
  /** Returned: [day, fen], and how many times where several are one. */
  backs: v.optional(v.array(v.tupleWithRest([v.number(), v.number()], v.number()))),
  /** Purchases that are one here (many.ts); absent: 1. */
  orders: v.optional(v.number()),
})

/** A tag that stands: by which rule or whom, since when, until when, and why. */
export const personTag = v.object({
  tag: v.string(),
  /** Rule's id, or the staff member's who put it on by hand. */
  by: v.string(),
  hand: v.boolean(),
  from: v.number(),
  /** Day after which it falls off by itself; absent: as long as its rule holds. */
  until: v.optional(v.number()),
  why: v.string(),
})
export type PersonTag = v.InferOutput<typeof personTag>

/**
 * What the brand knows of one person: a fold of the events of all their keys, and of their member
 * document. Can be dropped and built again (server/persons/rebuild.ts). Days are day numbers.
 */
export const person = v.object({
  /** The leading key (core/identity): the same whenever the same keys belong together. */
  _id: v.string(),
  keys: v.array(v.string()),
  /** Newest membership; a person with two has their ids in `keys`. */
  memberId: v.optional(v.string()),
  /** Even and lasting, 0 to 999,999: a sample is those below a bound. */
  draw: v.number(),
  /** Generation of the read model, and what this person adds to its counters (`contributions`). */
  gen: v.number(),
  /** Batch that wrote this: a second application finds it and does nothing. */
  batch: v.string(),
  /** Next day on which time alone changes something below; FAR_DAY when none. */
  due: v.number(),

  purchases: v.array(purchase),
  /** Days of the other events by kind, ascending, each event once: { stamped: [20100, 20101] }. */
  days: v.record(v.string(), v.array(v.number())),
  /** [day, how many] of those before the newest MOST_SINGLE of their kind (many.ts). */
  older: v.optional(v.record(v.string(), v.array(v.tuple([v.number(), v.number()])))),
  /** First channel that was noted. */
  channel: v.optional(v.string()),
  firstDay: v.number(),
  lastDay: v.number(),
  /** Membership: [day, 1] joined, [day, 0] left. */
  membership: steps,
  /** core/aipl: stage by day, far into the future as far as it is decided by what has happened. */
  stages: steps,
  /** core/rfm: cell by day, likewise. */
  cells: steps,
  tags: v.array(personTag),
  /** Friends whom they brought and who stayed, so that those with most can be asked for. */
  kept: v.optional(v.number(), 0),

  /** For rules and lists, as of the last fold; of the newest membership. */
  level: v.number(),
  birthday: v.optional(v.string()),
  /** Wants no marketing: applied last, always (law 7; facts/platform.md C20). */
  optOut: v.boolean(),
  wecom: v.boolean(),
})
export type Person = v.InferOutput<typeof person>

/** Later than any day that a rule can name. */
export const FAR_DAY = 9_999_999
