import { writeFileSync } from 'node:fs'
import type { Event } from '#core/events/event'
import { contribute } from '#core/persons/contribute'
import { foldPerson } from '#core/persons/fold'
import { FAR_DAY } from '#core/persons/person'
import { DEFAULT_RULES } from '#core/persons/rules'
import { newTally, settled } from '#core/persons/tally'
import { cpuMsSince } from './cpu.ts'
import { eventsOf } from './events.ts'
import type { Lived } from './results.ts'
import { personOf } from './world.ts'

/** Persons made, folded and forgotten at once, as slices do: memory stays flat. */
const AT_ONCE = 5000

/**
 * Folds so many members of the world from their events and counts them, all days at once; writes the
 * counters to a file. Making the world is not timed.
 */
export const lifeOurs = (seed: number, members: number, into: string): Lived => {
  const tally = newTally()
  const lived: Lived = { members, events: 0, foldMs: 0, countMs: 0, ms: 0, cpuMs: 0 }
  for (let start = 0; start < members; start += AT_ONCE) {
    const size = Math.min(AT_ONCE, members - start)
    const all = Array.from({ length: size }, (_, i): [number, Event[]] => [
      start + i,
      eventsOf(personOf(seed, start + i)),
    ])
    for (const [, events] of all) lived.events += events.length
    const [from, cpu] = [performance.now(), process.cpuUsage()]
    const folded = all.flatMap(([id, events]) => {
      const keys = [`m.${id}`, `b.taobao.${id}`]
      return foldPerson({ id: `m.${id}`, keys }, events, [], DEFAULT_RULES) ?? []
    })
    const counted = performance.now()
    for (const one of folded)
      contribute(tally, { ...one, gen: 1, batch: '', due: FAR_DAY, tags: [] }, DEFAULT_RULES, 1)
    lived.foldMs += counted - from
    lived.countMs += performance.now() - counted
    lived.cpuMs += cpuMsSince(cpu)
  }
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const docs = settled(tally)
  lived.countMs += performance.now() - from
  lived.cpuMs += cpuMsSince(cpu)
  lived.ms = lived.foldMs + lived.countMs
  writeFileSync(into, JSON.stringify(docs))
  return lived
}
