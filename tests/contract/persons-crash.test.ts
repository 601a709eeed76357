import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '#core/events/event'
import { roundTrips, type Shuke } from '../bench'
import {
  alone,
  logsOf,
  note,
  run,
  settle,
  startPersons,
  tablesFrom,
  tablesOf,
} from './persons-bench'

const WRITES = /insertDocument|modifyDocument|removeDocument|deleteDocument|updateDocument/

/**
 * The first and the last of each kind of write; `SHUKE_STRIKES=all` strikes every request there is.
 * Places are counted from 1.
 */
const struck = (trips: readonly string[]): number[] => {
  const all = trips.map((trip, i) => ({ trip, at: i + 1 }))
  if (process.env.SHUKE_STRIKES === 'all') return all.map(({ at }) => at)
  const writes = all.filter(({ trip }) => WRITES.test(trip))
  const edges = writes.filter(
    ({ trip, at }) =>
      writes.find((one) => one.trip === trip)?.at === at ||
      writes.findLast((one) => one.trip === trip)?.at === at,
  )
  return edges.map(({ at }) => at)
}

describe('a batch of persons that a crash cuts short', () => {
  let shuke: Shuke
  const events: Event[] = []
  let wave = 0

  const noteMore = async () => {
    wave += 1
    // The same names each time: half of what happens is about persons who are there.
    const fresh = logsOf(100 + (wave % 2), 2).map((one) => ({
      ...one,
      _id: `${one._id}.${wave}`,
      ...(one.of === undefined ? {} : { of: `${one.of}.${wave}` }),
    }))
    events.push(...fresh)
    await note(shuke, fresh, await shuke.cloud.clock.now())
    await shuke.cloud.clock.advance(61_000)
  }

  beforeAll(async () => {
    shuke = await startPersons()
    await noteMore()
    await settle(shuke)
  })
  afterAll(() => shuke.stop())

  it.each(['kill', 'lost-after'] as const)('counts everything once after %s', async (fault) => {
    await noteMore()
    await run(shuke)
    const trips = roundTrips(shuke.lastCall('persons'))
    const places = struck(trips)
    expect(places.length).toBeGreaterThan(6)
    for (const at of places) {
      await noteMore()
      shuke.cloud.chaos.set({
        seed: 1,
        rules: [{ on: 'operation', fn: 'persons', at: [at], fault } as never],
      })
      await run(shuke)
      shuke.cloud.chaos.clear()
    }
    await settle(shuke)
    expect(await tablesOf(shuke)).toEqual(tablesFrom(alone(events), events))
  })
})
