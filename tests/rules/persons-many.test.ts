import { describe, expect, it } from 'vitest'
import { stageHistory } from '#core/aipl/history'
import type { Event, Platform } from '#core/events/event'
import { goneOn, netOn, storyOf } from '#core/events/story'
import { DAY } from '#core/kernel/time'
import { contribute } from '#core/persons/contribute'
import { foldPerson } from '#core/persons/fold'
import { countOrders, lifeOf, netFen, stands } from '#core/persons/life'
import { isSummed } from '#core/persons/many'
import type { Person } from '#core/persons/person'
import { DEFAULT_RULES } from '#core/persons/rules'
import { newTally, settled } from '#core/persons/tally'
import { cellHistory } from '#core/rfm/history'
import { below, randomOf } from './lives'

const START = Date.UTC(2023, 2, 1)
const KEY = 'm.many'
const PLACES: [Platform, string?][] = [['taobao'], ['jd'], ['store', 's1'], ['store', 's2']]

/** Somebody who bought so often in so many days; a third comes back, in parts, often whole. */
const busy = (seed: number, orders: number, days: number, stamps = 0): Event[] => {
  const random = randomOf(seed)
  const noted = { key: KEY, notedAt: START }
  const instant = () => START + below(random, days) * DAY + below(random, DAY)
  const events: Event[] = [{ ...noted, _id: 'joined', kind: 'joined', at: START }]
  for (let i = 0; i < orders; i += 1) {
    const [platform, storeId] = PLACES[below(random, PLACES.length)] as [Platform, string?]
    const [_id, at, fen] = [`bought.${i}`, instant(), below(random, 4) * 500]
    const where = { platform, ...(storeId ? { storeId } : {}) }
    events.push({ ...noted, ...where, _id, kind: 'bought', at, fen })
    for (let back = below(random, 6) - 3; back > 0; back -= 1) {
      const its = { _id: `back.${i}.${back}`, at: at + below(random, 40) * DAY }
      events.push({ ...noted, ...its, kind: 'returned', of: _id, fen: below(random, 2) * fen })
    }
  }
  for (let i = 0; i < stamps; i += 1)
    events.push({ ...noted, _id: `stamped.${i}`, kind: 'stamped', at: instant() })
  return events
}

const kept = (events: readonly Event[]): Person => {
  const folded = foldPerson({ id: KEY, keys: [KEY] }, events, [], DEFAULT_RULES)
  return { ...(folded as NonNullable<typeof folded>), gen: 1, batch: '', due: 0, tags: [] }
}

/** The same with nothing summed. */
const stepless = (events: readonly Event[]): Person => {
  const life = lifeOf(storyOf(events))
  const stages = stageHistory(life, DEFAULT_RULES.aipl)
  const { older: _older, ...person } = kept(events)
  return { ...person, ...life, days: life.days as Person['days'], stages }
}

const whole = (events: readonly Event[]): Person => {
  const cells = cellHistory(lifeOf(storyOf(events)), DEFAULT_RULES.rfm)
  return { ...stepless(events), cells }
}

const countersOf = (person: Person) => {
  const tally = newTally()
  contribute(tally, person, DEFAULT_RULES, 1)
  return settled(tally)
}

describe('who has bought more than a document holds one by one', () => {
  it.each([1, 2])('counts on every day as all of it counts (%i)', (seed) => {
    const events = busy(seed, 1800, 60, 1500)
    const person = kept(events)
    expect(isSummed(person)).toBe(true)
    expect(person.purchases.length).toBeLessThan(1400)
    expect(countersOf(person)).toEqual(countersOf(whole(events)))
    expect(person.stages).toEqual(whole(events).stages)
    expect(person.cells).toEqual(whole(events).cells)
  })

  it('counts in every month as all of it does, when there are too many days', () => {
    const events = busy(4, 5000, 900)
    const person = kept(events)
    expect(JSON.stringify(person).length).toBeLessThan(300_000)
    const all = stepless(events)
    const [its, meant] = [countersOf(person), countersOf(all)]
    const same = Object.keys(meant).filter((name) =>
      /^(totals|trade\.\d{4}|cohorts\.\d{4})$/.test(name),
    )
    expect(same.length).toBeGreaterThan(4)
    for (const name of same) expect(its[name], name).toEqual(meant[name])
    expect(person.stages).toEqual(all.stages)
  })

  it('fits into a document with thirty thousand orders, and none is lost', () => {
    const events = busy(7, 30_000, 400)
    const person = kept(events)
    expect(JSON.stringify(person).length).toBeLessThan(300_000)
    expect(countOrders(person.purchases)).toBe(30_000)
    const { purchases } = storyOf(events)
    const left = purchases.map((one) => netOn(one, Number.POSITIVE_INFINITY))
    const net = person.purchases.map(netFen)
    expect(net.reduce((a, b) => a + b)).toBe(left.reduce((a, b) => a + b))
    const standing = purchases.filter((one) => goneOn(one) === undefined)
    expect(countOrders(person.purchases.filter(stands))).toBe(standing.length)
  })

  it('is the same from the same events in any order, and stands one by one below the limit', () => {
    const events = busy(5, 1500, 900)
    expect(kept([...events].reverse())).toEqual(kept(events))
    const few = busy(6, 1000, 900)
    expect(isSummed(kept(few))).toBe(false)
    expect(kept(few).purchases).toEqual(whole(few).purchases)
  })
})
