import { type DayNumber, dayNumberOf, monthOfDay, startOfDayNumber } from '#core/events/days'
import type { Event } from '#core/events/event'
import { contribute } from '#core/persons/contribute'
import { foldPerson } from '#core/persons/fold'
import { FAR_DAY, type Person } from '#core/persons/person'
import type { LifeRules } from '#core/persons/rules'
import { newTally, settled } from '#core/persons/tally'
import { type Soul, soulOf } from './board-oracle'
import { below, type Random, randomLog, randomOf, randomRules, SPAN, START } from './lives'

const PEOPLE = 14

/** A few people with all that happened to them up to a day, as events, persons and counters. */
export interface World {
  seed: number
  today: DayNumber
  rules: LifeRules
  souls: Soul[]
  persons: Person[]
  counters: Record<string, Record<string, number>>
  random: Random
}

const makeWorld = (seed: number): World => {
  const random = randomOf(seed)
  const today = START + 40 + below(random, SPAN + 60)
  const rules = randomRules(random)
  const world: World = { seed, today, rules, souls: [], persons: [], counters: {}, random }
  const tally = newTally()
  const now = startOfDayNumber(today + 1) - 1
  for (let i = 0; i < PEOPLE; i += 1) {
    const events: Event[] = randomLog(random, `b${seed}x${i}`).filter(({ at }) => at <= now)
    const keys = [...new Set(events.map(({ key }) => key))].sort()
    const folded = foldPerson({ id: keys[0] ?? '', keys }, events, [], rules)
    if (!folded) continue
    const person: Person = { ...folded, gen: 1, batch: '', due: FAR_DAY, tags: [] }
    contribute(tally, person, rules, 1)
    world.persons.push(person)
    world.souls.push(soulOf(events))
  }
  world.counters = settled(tally)
  return world
}

/** Months in which something happened, some of them, and the running one. */
export const monthsIn = ({ souls, today, random }: World): number[] => {
  const all = souls.flatMap(({ events }) => events.map(({ at }) => monthOfDay(dayNumberOf(at))))
  const begun = all.filter((month) => month <= monthOfDay(today))
  return [monthOfDay(today), ...[1, 2].flatMap(() => begun[below(random, begun.length)] ?? [])]
}

const made = new Map<number, World>()

/** The same world each time; what is chosen at random in it as well. */
export const worldOf = (seed: number): World => {
  const world = made.get(seed) ?? makeWorld(seed)
  made.set(seed, world)
  return { ...world, random: randomOf(seed * 31) }
}
