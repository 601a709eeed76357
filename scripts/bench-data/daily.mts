import path from 'node:path'
import type { Event } from '#core/events/event'
import { contribute } from '#core/persons/contribute'
import type { Person } from '#core/persons/person'
import { DEFAULT_RULES } from '#core/persons/rules'
import { newTally, settled, type Tally } from '#core/persons/tally'
import { roundTrips, type Shuke, startShuke } from '../../tests/bench.ts'
import { docs } from '../../tests/contract/points-bench.ts'
import { FOLDED_TO, logOf, noteEvents, personFrom, seedMembers } from './members.mts'

/** One day's update of a brand with so many members. */
export interface Daily {
  members: number
  /** Persons of whom something happened on the day, events, and slices that folded them. */
  changed: number
  events: number
  slices: number
  calls: number
  requests: number
  ms: number
  heapMb: number
  /** Counters unlike the sums of all persons. */
  wrong: number
}

const ENTRY = path.join(import.meta.dirname, 'engine/entry.ts')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** After the jobs' timer, which comes every ten minutes. */
const SOON = MINUTE / 2

/** Somebody buys something, looks at a card, and once in ten times sends something back. */
const eventsOfDay = (id: number, day: number): Event[] => {
  const key = `m.${id}`
  const at = FOLDED_TO + day * 24 * HOUR + (id % 1000) * 1000
  const buy = `bought.store.d${day}x${id}`
  const events: Event[] = [
    { _id: buy, key, kind: 'bought', at, notedAt: at, fen: 1000 + (id % 9000), platform: 'store' },
    { _id: `viewed.d${day}x${id}`, key, kind: 'viewed', at, notedAt: at },
  ]
  if (id % 10 !== 0) return events
  const of = buy
  return [
    ...events,
    { _id: `returned.${buy}`, key, kind: 'returned', at, notedAt: at, fen: 500, of },
  ]
}

/** All over the members. */
const someOf = (members: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * members) / count))

type Run = Omit<Daily, 'members' | 'changed' | 'events' | 'wrong'>

const foldAll = async (shuke: Shuke): Promise<Run> => {
  const run: Run = { slices: 0, calls: 0, requests: 0, ms: 0, heapMb: 0 }
  const person = shuke.person()
  for (let more = true; more; run.calls += 1) {
    const reply = await shuke.cloud.call('persons', person, {})
    if (!('result' in reply)) throw new Error(JSON.stringify(reply))
    const told = reply.result as { more: boolean; slices: number; heapMb: number }
    const call = shuke.lastCall('persons')
    run.requests += roundTrips(call).length
    run.ms += call.ms
    run.slices += told.slices
    run.heapMb = Math.max(run.heapMb, told.heapMb)
    more = told.more
  }
  return run
}

interface CounterDoc {
  _id: string
  n: Record<string, number>
}

/** The engine's counters beside the sum over everybody, made anew. */
const wrongIn = async (shuke: Shuke, tally: Tally): Promise<number> => {
  const found = await docs<CounterDoc>(shuke, 'counters')
  const stored = new Map(found.map(({ _id, n }) => [_id.replace(/^g1\./, ''), n]))
  let wrong = 0
  for (const [name, wanted] of Object.entries(settled(tally))) {
    const n = stored.get(name) ?? {}
    for (const field of new Set([...Object.keys(wanted), ...Object.keys(n)]))
      if ((wanted[field] ?? 0) !== (n[field] ?? 0)) wrong += 1
  }
  return wrong
}

const replace = (tally: Tally, was: Person | undefined, is: Person | undefined): void => {
  if (was) contribute(tally, was, DEFAULT_RULES, -1)
  if (is) contribute(tally, is, DEFAULT_RULES, 1)
}

/** What one day brings to a folded brand, and what the engine makes of it. */
const oneDay = async (world: World, day: number, changed: number): Promise<Daily> => {
  const { shuke, seed, members, tally } = world
  const ids = someOf(members, changed)
  const events = ids.flatMap((id) => eventsOfDay(id, day))
  // First: the timer's own firing, when time leaps, must find nothing to do; the next one is far.
  await shuke.cloud.clock.set(FOLDED_TO + (day + 1) * 24 * HOUR - HOUR + SOON)
  await noteEvents(shuke, events)
  const run = await foldAll(shuke)
  for (const id of ids) {
    const log = [...logOf(seed, id), ...world.days.flatMap((past) => past.get(id) ?? [])]
    replace(tally, personFrom(id, log), personFrom(id, [...log, ...eventsOfDay(id, day)]))
  }
  world.days.push(new Map(ids.map((id) => [id, eventsOfDay(id, day)])))
  return { members, changed, events: events.length, ...run, wrong: await wrongIn(shuke, tally) }
}

export interface World {
  shuke: Shuke
  seed: number
  members: number
  /** What all counters must be. */
  tally: Tally
  /** Events of each day that came on top, by person. */
  days: ReadonlyMap<number, Event[]>[]
}

/** A cloud with so many members, folded; then on each of some days so many do something. */
export const dailyCurve = async (
  { seed, members, days }: { seed: number; members: number; days: readonly number[] },
  after: (world: World) => Promise<void>,
): Promise<Daily[]> => {
  const shuke = await startShuke({ workersPerFunction: 1, extra: { persons: ENTRY } })
  try {
    const world: World = { shuke, seed, members, tally: newTally(), days: [] }
    await seedMembers(shuke, seed, members, world.tally)
    const curve: Daily[] = []
    for (const [day, changed] of days.entries()) curve.push(await oneDay(world, day, changed))
    await after(world)
    return curve
  } finally {
    await shuke.stop()
  }
}
