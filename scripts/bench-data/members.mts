import { startOfDayNumber } from '#core/events/days'
import type { Event } from '#core/events/event'
import { contribute } from '#core/persons/contribute'
import { foldPerson } from '#core/persons/fold'
import { FAR_DAY, type Person } from '#core/persons/person'
import { DEFAULT_RULES } from '#core/persons/rules'
import { settled, type Tally } from '#core/persons/tally'
import { VERSION } from '#server/persons/state'
import type { Shuke } from '../../tests/bench.ts'
import { eventsOf } from './events.ts'
import { LAST } from './season.ts'
import { personOf } from './world.ts'

/** A brand that has been folded up to here: persons, counters and events as the engine leaves them. */

/** Everything before it has been noted and folded. */
export const FOLDED_TO = startOfDayNumber(LAST + 60)

const DOCS_AT_ONCE = 500

const addAll = async ({ cloud }: Shuke, collectionName: string, docs: readonly object[]) => {
  for (let start = 0; start < docs.length; start += DOCS_AT_ONCE) {
    const data = docs.slice(start, start + DOCS_AT_ONCE).map((doc) => JSON.stringify(doc))
    const action = 'database.insertDocument'
    const reply = await cloud.store.run({ action, collectionName, data })
    if (!('data' in reply)) throw new Error(`${collectionName}: ${JSON.stringify(reply)}`)
  }
}

/** Under one key each: links between keys are the identity's work, not this one's. */
export const logOf = (seed: number, id: number): Event[] =>
  eventsOf(personOf(seed, id)).map((one) => ({ ...one, key: `m.${id}` }))

export const personFrom = (id: number, events: readonly Event[]): Person | undefined => {
  const name = `m.${id}`
  const folded = foldPerson({ id: name, keys: [name] }, events, [], DEFAULT_RULES)
  return folded && { ...folded, gen: 1, batch: '0', due: FAR_DAY, tags: [] }
}

/** Persons at once: what they are made of is forgotten with each piece. */
const PIECE = 2000

const seedPiece = async (shuke: Shuke, seed: number, ids: readonly number[], tally: Tally) => {
  const logs = ids.map((id) => logOf(seed, id))
  const persons = ids.flatMap((id, i) => personFrom(id, logs[i] ?? []) ?? [])
  for (const one of persons) contribute(tally, one, DEFAULT_RULES, 1)
  await addAll(shuke, 'events', logs.flat())
  await addAll(shuke, 'persons', persons)
}

/** Puts so many members into an empty cloud, adding what they count to the tally. */
export const seedMembers = async (shuke: Shuke, seed: number, members: number, tally: Tally) => {
  for (let start = 0; start < members; start += PIECE) {
    const size = Math.min(PIECE, members - start)
    const ids = Array.from({ length: size }, (_, i) => start + i)
    await seedPiece(shuke, seed, ids, tally)
  }
  const counters = Object.entries(settled(tally)).map(([name, n]) => ({
    ...{ _id: `g1.${name}`, gen: 1, seq: 0, n },
  }))
  await addAll(shuke, 'counters', counters)
  const noted = { at: FOLDED_TO, id: '' }
  const state = { version: VERSION, gen: 1, rules: DEFAULT_RULES, since: 0, seq: 0, noted }
  await addAll(shuke, 'jobs', [{ _id: 'persons.state', ...state }])
}

export const noteEvents = (shuke: Shuke, events: readonly Event[]) =>
  addAll(shuke, 'events', events)
