import { describe, expect, it } from 'vitest'
import { type DayNumber, dayNumberOf, textOfDay, valueOn } from '#core/events/days'
import type { Event } from '#core/events/event'
import { rulesOn } from '#core/events/steps'
import { contribute } from '#core/persons/contribute'
import { foldPerson } from '#core/persons/fold'
import type { Person } from '#core/persons/person'
import type { LifeRules } from '#core/persons/rules'
import { cellSizesOn, matrixOf, membersOn, sizesOn } from '#core/persons/sizes'
import { newTally, settled } from '#core/persons/tally'
import { groupOf } from '#core/rfm/groups'
import { below, randomLog, randomOf, randomRules, SPAN, START } from './lives'
import { isMemberOn } from './lives-oracle'
import { cohortOf, deedsOf, type Someone, totalsOf, tradeOf } from './persons-counters'

const WORLDS = 6
const PEOPLE = 12
const DAYS = 8

interface World {
  rules: LifeRules
  persons: Person[]
  people: Someone[]
  counters: Record<string, Record<string, number>>
  random: () => number
}

const standingEvents = (events: readonly Event[]): Event[] => {
  const gone = new Set(events.flatMap(({ kind, of = '' }) => (kind === 'withdrawn' ? [of] : [])))
  const once = [...new Map(events.map((one) => [one._id, one])).values()]
  return once
    .filter(({ _id, kind }) => kind !== 'withdrawn' && !gone.has(_id))
    .sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1))
}

const someoneOf = (events: readonly Event[], channel: string): Someone => ({
  events: standingEvents(events),
  channel,
  isMember: (day: DayNumber) => isMemberOn(events, day),
})

const worldOf = (seed: number): World => {
  const random = randomOf(seed)
  const rules = randomRules(random)
  const world: World = { rules, persons: [], people: [], counters: {}, random }
  const tally = newTally()
  for (let i = 0; i < PEOPLE; i += 1) {
    const events = randomLog(random, `w${seed}x${i}`)
    const keys = [...new Set(events.map(({ key }) => key))].sort()
    const folded = foldPerson({ id: keys[0] ?? '', keys }, events, [], rules)
    if (!folded) continue
    const person = { ...folded, gen: 1, batch: '', due: 0, tags: [] }
    contribute(tally, person, rules, 1)
    world.persons.push(person)
    world.people.push(someoneOf(events, folded.channel ?? 'none'))
  }
  world.counters = settled(tally)
  return world
}

/** Fields of a document that belong to one day or month, without their two digits. */
const part = (counts: Record<string, number> = {}, at: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([field]) => field.startsWith(`${at}-`))
      .map(([field, count]) => [field.slice(3), count]),
  )

const daysOf = ({ people, random }: World): DayNumber[] => {
  const all = people.flatMap(({ events }) => events.map(({ at }) => dayNumberOf(at)))
  return Array.from({ length: DAYS }, () => all[below(random, all.length)] ?? START)
}

const worlds = Array.from({ length: WORLDS }, (_, i) => worldOf(i + 1))

describe('counters', () => {
  it('of trade and deeds are what the events say, by day and by month', () => {
    for (const world of worlds)
      for (const day of daysOf(world)) {
        const text = textOfDay(day)
        const [month, year] = [text.slice(0, 7), text.slice(0, 4)]
        const { counters, people } = world
        expect(part(counters[`trade.${month}`], text.slice(8))).toEqual(tradeOf(people, text))
        expect(part(counters[`trade.${year}`], text.slice(5, 7))).toEqual(tradeOf(people, month))
        expect(part(counters[`deeds.${month}`], text.slice(8))).toEqual(deedsOf(people, text))
        expect(part(counters[`deeds.${year}`], text.slice(5, 7))).toEqual(deedsOf(people, month))
        const cohort = part(counters[`cohorts.${year}`], text.slice(5, 7))
        expect(cohort).toEqual(cohortOf(people, month))
      }
  })

  it('of totals, orders each and days between are what the events say', () => {
    for (const { counters, people, persons } of worlds) {
      const { totals, spread } = totalsOf(people)
      const merged = persons.filter(({ keys }) => keys.length > 1).length
      expect(counters.totals).toEqual({ ...totals, merged })
      expect(counters.spread).toEqual(spread)
    }
  })

  it('of stages, groups and cells add up to the sizes of any day, also of one to come', () => {
    for (const { counters, persons, rules, random } of worlds)
      for (let i = 0; i < DAYS; i += 1) {
        const day = START + below(random, SPAN + 400)
        const text = textOfDay(day)
        const years = Object.fromEntries(
          Object.entries(counters).flatMap(([name, counts]) =>
            /^life\.\d{4}$/.test(name) ? [[name.slice(5), counts]] : [],
          ),
        )
        const life = { years, month: counters[`life.${text.slice(0, 7)}`] ?? {} }
        const count = <T>(of: (one: Person) => T, value: T) =>
          persons.filter((one) => of(one) === value).length
        const stageOf = (one: Person) => valueOn(one.stages, day) ?? 0
        const cellOf = (one: Person) => valueOn(one.cells, day) ?? 0
        const stages = sizesOn(life, 's', text)
        for (let stage = 1; stage <= 5; stage += 1)
          expect(stages[stage], `${text} stage ${stage}`).toBe(count(stageOf, stage))
        const groups = sizesOn(life, 'g', text)
        const its = rulesOn(rules.rfm, day)
        for (let group = 1; group <= 8; group += 1)
          expect(groups[group]).toBe(count((one) => groupOf(cellOf(one), its) as number, group))
        for (const [cell, people] of cellSizesOn(life, text))
          expect(people, `${text} cell ${cell}`).toBe(count(cellOf, cell))
        const members = (one: Person) => valueOn(one.membership, day) ?? 0
        expect(membersOn(life, text)).toBe(count(members, 1))
        const before = sizesOn(life, 's', text).map((size, stage) => {
          const moved = persons.filter((one) => {
            const was = valueOn(one.stages, day - 1) ?? 0
            return (was === stage) !== (stageOf(one) === stage)
          })
          return size + moved.reduce((sum, one) => sum + (stageOf(one) === stage ? -1 : 1), 0)
        })
        const matrix = matrixOf(life.month, text.slice(8), 's', before)
        matrix.forEach((row, from) => {
          expect(row.reduce((sum, people) => sum + people, 0)).toBe(before[from])
        })
      }
  })

  it('are empty again when everybody is taken out', () => {
    const [world] = worlds
    const tally = newTally()
    for (const person of world?.persons ?? []) contribute(tally, person, world?.rules as never, 1)
    for (const person of world?.persons ?? []) contribute(tally, person, world?.rules as never, -1)
    expect(settled(tally)).toEqual({})
  })
})
