import * as v from 'valibot'
import { lifeRules } from '#core/persons/rules'
import { TRADES } from '#core/persons/trades'
import { STATE_ID } from '../platform/persons'
import { collection } from '../platform/store'

export { persons } from '../platform/persons'
export { STATE_ID }

const counter = v.object({
  /** `g3.life.2026-05`: generation, then a name of core/persons/counters.ts. */
  _id: v.string(),
  gen: v.number(),
  /** Batch that was added last: an older one, or the same again, changes nothing. */
  seq: v.number(),
  n: v.record(v.string(), v.number()),
})
export type CounterDoc = v.InferOutput<typeof counter>
export const counters = collection('counters', counter)

export const counterId = (gen: number, name: string): string => `g${gen}.${name}`

/** A person who has to be folded anew because their keys are others now. */
const mark = v.object({
  /** Name of the person. */
  _id: v.string(),
  /** Grows with each telling: one that comes while it is worked on is not lost. */
  rev: v.number(),
})
export const marks = collection('personMarks', mark)

const place = v.object({ at: v.number(), id: v.string() })
/** Where reading on begins: after the event of this instant and id. */
export type Place = v.InferOutput<typeof place>

const building = v.object({
  gen: v.number(),
  rules: lifeRules,
  /** Events are walked by key; up to here. */
  after: v.string(),
  /** Persons built so far. */
  people: v.number(),
  at: v.number(),
  why: v.string(),
})
export type Building = v.InferOutput<typeof building>

const state = v.object({
  _id: v.string(),
  /** What persons and counters are made of; another version of the code builds all anew. */
  version: v.number(),
  gen: v.number(),
  rules: lifeRules,
  /** When these rules were begun to be built, and of what they came. */
  since: v.number(),
  /** The last batch that is done with. */
  seq: v.number(),
  noted: place,
  building: v.optional(building),
  /** Tags by which everybody has been looked at, or is up to this name (tag.ts). */
  tagged: v.optional(v.object({ version: v.string(), after: v.string(), done: v.boolean() })),
  /** Trade that the board goes by; no data depends on it. */
  trade: v.optional(v.picklist(TRADES)),
  /** Rules that wait for the next slice to begin building. */
  wish: v.optional(v.object({ rules: lifeRules, why: v.string() })),
})
export type State = v.InferOutput<typeof state>
export const states = collection('jobs', state)

const batch = v.object({
  /** Its number, and one can be made once; of a part that number, its run and its place. */
  _id: v.string(),
  /** A `Batch` as JSON, or a part of one: names of counters have dots, which field names must not. */
  text: v.string(),
  /** Ids of the parts that come before this text. */
  parts: v.optional(v.array(v.string()), []),
})
/** What is about to be written: whoever finds one finishes it, and nothing counts twice. */
export const batches = collection('personBatches', batch)
