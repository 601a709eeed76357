import type { DayNumber } from '#core/events/days'
import type { IdentityKey } from '#core/identity/keys'
import { contribute } from '#core/persons/contribute'
import { type Folded, foldPerson } from '#core/persons/fold'
import type { Person } from '#core/persons/person'
import type { LifeRules } from '#core/persons/rules'
import { newTally, settled, type Tally } from '#core/persons/tally'
import type { HandTagDoc } from '../platform/tags'
import type { Known } from './gather'
import { type CounterDoc, counterId, persons, type State } from './records'
import type { Advance } from './state'
import { type Tagging, tagged } from './tagging'

/** One person to be written over, made, or taken away. */
interface Put {
  id: string
  /** Batch that wrote the document that is there; '' when there is none. */
  was: string
  person?: Person
}

export interface Batch {
  seq: number
  puts: Put[]
  deltas: Pick<CounterDoc, '_id' | 'gen' | 'n'>[]
  moved: Advance
}

/**
 * New persons are written in one request; deltas come to it, and one person who is larger than the
 * rest (core/persons/many.ts). As a redo log it is written in parts (log.ts).
 */
const MOST_TEXT = 300_000

/** What each generation gets from the batch. */
type Deltas = Map<number, Tally>

export interface Draft {
  puts: Put[]
  deltas: Deltas
  text: number
}

export const newDraft = (): Draft => ({ puts: [], deltas: new Map(), text: 0 })

export const isFull = ({ text }: Draft): boolean => text >= MOST_TEXT

const rulesFor = ({ gen, rules, building }: State, its: number): LifeRules =>
  its === gen || !building ? rules : building.rules

const add = (draft: Draft, state: State, person: Person, sign: 1 | -1): void => {
  const tally: Tally = draft.deltas.get(person.gen) ?? newTally()
  draft.deltas.set(person.gen, tally)
  contribute(tally, person, rulesFor(state, person.gen), sign)
}

/**
 * Somebody whom the new generation has, or who is new while it is built, belongs to it; who is met
 * before the building has reached them stays in the old one until it does.
 */
const genFor = ({ gen, building }: State, old: Person | undefined, build: boolean): number => {
  if (!building) return gen
  // Of a building that was given up for another one is whoever is in neither.
  return !build && old?.gen === gen ? gen : building.gen
}

const same = (a: Person, b: Person): boolean =>
  JSON.stringify({ ...a, batch: '' }) === JSON.stringify({ ...b, batch: '' })

interface Making {
  state: State
  seq: number
  today: DayNumber
  tagging: Tagging
  /** Builds the new generation, in which everybody has to be. */
  build: boolean
}

const personFrom = (
  folded: Folded,
  gen: number,
  hands: readonly HandTagDoc[],
  { state, seq, today, tagging }: Making,
): Person => {
  const found = tagged(folded, hands, tagging, rulesFor(state, gen).rfm, today)
  return persons.parse({ ...folded, gen, batch: String(seq), ...found })
}

/** Adds one person, as they are now, to the draft. */
export const addPerson = (draft: Draft, name: IdentityKey, known: Known, making: Making): void => {
  const { state, build } = making
  const old = known.persons.get(name)
  const keys = known.keys.get(name) ?? []
  const events = keys.flatMap((key) => known.events.get(key) ?? [])
  const members = keys.flatMap((key) => known.members.get(key) ?? [])
  const hands = keys.flatMap((key) => known.hands.get(key) ?? [])
  const gen = genFor(state, old, build)
  const folded = foldPerson({ id: name, keys }, events, members, rulesFor(state, gen))
  const person = folded && personFrom(folded, gen, hands, making)
  if (old && person && same(old, person)) return
  if (!old && !person) return
  // Who goes over to the new generation leaves the old one's counters as they are, for its readers.
  if (old && (!person || person.gen === old.gen)) add(draft, state, old, -1)
  if (person) add(draft, state, person, 1)
  draft.puts.push({ id: name, was: old?.batch ?? '', ...(person ? { person } : {}) })
  draft.text += JSON.stringify(person ?? '').length
}

export const batchOf = ({ puts, deltas }: Draft, seq: number, moved: Advance): Batch => ({
  seq,
  puts,
  deltas: [...deltas].flatMap(([gen, tally]) =>
    Object.entries(settled(tally)).map(([name, n]) => ({ _id: counterId(gen, name), gen, n })),
  ),
  moved,
})
