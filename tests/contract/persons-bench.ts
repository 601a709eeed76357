import path from 'node:path'
import type { Event } from '#core/events/event'
import { SECOND } from '#core/kernel/time'
import { contribute } from '#core/persons/contribute'
import { foldPerson } from '#core/persons/fold'
import { FAR_DAY, type Person } from '#core/persons/person'
import { DEFAULT_RULES, type LifeRules } from '#core/persons/rules'
import { newTally, settled } from '#core/persons/tally'
import { type BenchOptions, type Shuke, startShuke } from '../bench'
import { randomLog, randomOf } from '../rules/lives'
import { addDocs, docs } from './points-bench'

export interface Tables {
  persons: Record<string, Omit<Person, 'gen' | 'batch'>>
  counters: Record<string, Record<string, number>>
}

interface StateDoc {
  gen: number
  seq: number
  building?: { people: number }
}

export const stateOf = async (shuke: Shuke): Promise<StateDoc> => {
  const [state] = await docs<StateDoc>(shuke, 'jobs', { _id: 'persons.state' })
  return state ?? { gen: 1, seq: 0 }
}

const byName = <T>(entries: [string, T][]): Record<string, T> =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))

const withoutZeros = (n: Record<string, number>) =>
  byName(Object.entries(n).filter(([, count]) => count !== 0))

/** Persons and counters as they stand, but for who wrote them in which generation. */
export const tablesOf = async (shuke: Shuke): Promise<Tables> => {
  const { gen } = await stateOf(shuke)
  const people = await docs<Person>(shuke, 'persons')
  const counts = await docs<{ _id: string; gen: number; n: Record<string, number> }>(
    shuke,
    'counters',
  )
  const own = counts.filter((one) => one.gen === gen)
  return {
    persons: byName(people.map(({ gen: _gen, batch: _batch, ...rest }) => [rest._id, rest])),
    counters: byName(
      own
        .map(({ _id, n }): [string, Record<string, number>] => [
          _id.replace(/^g\d+\./, ''),
          withoutZeros(n),
        ])
        .filter(([, n]) => Object.keys(n).length > 0),
    ),
  }
}

/** What the tables must be, by the pure fold of everybody's events at once. */
export const tablesFrom = (
  people: ReadonlyMap<string, readonly string[]>,
  events: readonly Event[],
  rules: LifeRules = DEFAULT_RULES,
): Tables => {
  const tally = newTally()
  const made: [string, Omit<Person, 'gen' | 'batch'>][] = []
  for (const [id, keys] of people) {
    const own = events.filter(({ key }) => keys.includes(key))
    const folded = foldPerson({ id, keys: [...keys].sort() }, own, [], rules)
    if (!folded) continue
    const person = { ...folded, due: FAR_DAY, tags: [] }
    contribute(tally, { ...person, gen: 1, batch: '' }, rules, 1)
    made.push([id, person])
  }
  const counters = Object.entries(settled(tally)).map(
    ([name, n]): [string, Record<string, number>] => [name, withoutZeros(n)],
  )
  return { persons: byName(made), counters: byName(counters) }
}

/** Logs of so many people, each event once, all under keys that have no links. */
export const logsOf = (seed: number, people: number): Event[] => {
  const random = randomOf(seed)
  const all = Array.from({ length: people }, (_, i) => randomLog(random, `p${seed}x${i}`)).flat()
  return [...new Map(all.map((one) => [one._id, one])).values()]
}

/** Every key a person of its own. */
export const alone = (events: readonly Event[]): Map<string, string[]> =>
  new Map(events.map(({ key }) => [key, [key]]))

/** Notes events as if they had been noted at this instant. */
export const note = async (shuke: Shuke, events: readonly Event[], notedAt: number) => {
  for (let start = 0; start < events.length; start += 500) {
    const some = events.slice(start, start + 500).map((one) => ({ ...one, notedAt }))
    await addDocs(shuke, 'events', some)
  }
}

export const ENTRY = path.join(import.meta.dirname, 'persons/entry.ts')

export const startPersons = (options: BenchOptions = {}): Promise<Shuke> =>
  startShuke({ extra: { persons: ENTRY }, still: true, ...options })

/** Calls the engine by itself; false when the call died. */
export const run = async (
  shuke: Shuke,
  asked: Record<string, unknown> = { deed: 'work' },
): Promise<boolean> => {
  const person = workers.get(shuke) ?? shuke.person()
  workers.set(shuke, person)
  const reply = await shuke.cloud.call('persons', person, asked)
  return 'result' in reply
}
const workers = new Map<Shuke, string>()

/** Lets what was noted become old enough, and folds all there is. */
export const settle = async (shuke: Shuke): Promise<void> => {
  await shuke.cloud.clock.advance(61 * SECOND)
  if (!(await run(shuke))) throw new Error('the persons do not come to an end')
}
