import { type DayNumber, dayNumberOf } from '#core/events/days'
import type { Event } from '#core/events/event'
import { type IdentityKey, isKey } from '#core/identity/keys'
import { MINUTE } from '#core/kernel/time'
import { personsOf } from '../identity'
import { events } from '../platform/events'
import { between, find, gt, lte, MAX_BULK } from '../platform/store'
import { commit } from './apply'
import { addPerson, batchOf, isFull, newDraft } from './batch'
import { gather, type Known } from './gather'
import { markedPersons, unmark } from './marks'
import { type Place, persons, type State } from './records'
import type { Advance } from './state'
import { readTagging } from './tagging'

/** Persons of one batch: half of a second's work, and one answer of the database. */
export const PERSONS_AT_ONCE = 250
/** Events looked at for one batch: nearly always enough for as many persons as fit. */
const EVENTS_AT_ONCE = 500
/** … and where thousands are about one: who has many is not folded again for each few of them. */
const MOST_EVENTS = 20_000

/**
 * An event's time of noting is that of the call that wrote it, which may have begun so much earlier:
 * no function runs longer than 20 s. What is younger waits, or reading on would step over it.
 */
export const SETTLED = MINUTE

export interface Work {
  state: State
  now: number
  today: DayNumber
}

export const workAt = (state: State, now: number): Work => ({
  state,
  now,
  today: dayNumberOf(now),
})

/** How many of the names fitted into the batch; none when another one was made in its place. */
type Fitted = number

/** As many of the first as can be read at once: all, those before the busiest, or one alone. */
const gatherSome = async (names: readonly IdentityKey[]): Promise<[Known, typeof names]> => {
  const known = await gather(names)
  if (!('busiest' in known)) return [known, names]
  return gatherSome(names.slice(0, Math.max(1, names.indexOf(known.busiest))))
}

/**
 * Folds persons and commits them, as many as fit. `moved` answers what the batch moves on when only
 * the first so many are in it.
 */
export const foldAll = async (
  { state, today }: Work,
  names: readonly IdentityKey[],
  moved: (fitted: Fitted) => Advance,
  build = false,
): Promise<Fitted> => {
  const [[known, some], tagging] = await Promise.all([gatherSome(names), readTagging()])
  const draft = newDraft()
  const seq = state.seq + 1
  let fitted = 0
  for (const name of some) {
    if (isFull(draft)) break
    addPerson(draft, name, known, { state, seq, today, tagging, build })
    fitted += 1
  }
  return (await commit(batchOf(draft, seq, moved(fitted)))) ? fitted : 0
}

/** Persons whose keys are others than before. */
export const foldMarked = async (work: Work): Promise<boolean> => {
  const found = await markedPersons(PERSONS_AT_ONCE)
  if (found.length === 0) return false
  const names = found.map(({ name }) => name)
  const fitted = await foldAll(work, names, () => ({}))
  await unmark(found.slice(0, fitted))
  return true
}

const pageAfter = ({ at, id }: Place, now: number, limit: number): Promise<Event[]> =>
  find(events, {
    where: { notedAt: lte(now - SETTLED) },
    either: [[{ notedAt: gt(at) }, { notedAt: at, _id: gt(id) }]],
    order: [
      ['notedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
    bulk: true,
  })

/** Events after a place, until there are enough persons among them. */
const eventsAfter = async (place: Place, now: number): Promise<Event[]> => {
  const found = await pageAfter(place, now, EVENTS_AT_ONCE)
  const keys = new Set(found.map(({ key }) => key))
  let isMore = found.length === EVENTS_AT_ONCE
  while (isMore && keys.size < PERSONS_AT_ONCE && found.length < MOST_EVENTS) {
    const last = found.at(-1) as Event
    const page = await pageAfter({ at: last.notedAt, id: last._id }, now, MAX_BULK)
    isMore = page.length === MAX_BULK
    for (const one of page) {
      found.push(one)
      keys.add(one.key)
    }
  }
  return found
}

/** Names in the order of their first events, and where each of those is. */
interface Line {
  names: IdentityKey[]
  firsts: number[]
}

const lineUp = async (found: readonly Event[]): Promise<Line> => {
  const keys = found.map(({ key }) => key).filter(isKey)
  const names = await personsOf([...new Set(keys)])
  const line: Line = { names: [], firsts: [] }
  const seen = new Set<string>()
  found.forEach(({ key }, i) => {
    const name = isKey(key) ? names.get(key) : undefined
    if (name === undefined || seen.has(name)) return
    seen.add(name)
    line.names.push(name)
    line.firsts.push(i)
  })
  return line
}

/** Everything before the first event of the first person who did not fit has been seen to. */
const placeAfter = (found: readonly Event[], { firsts }: Line, fitted: number): Place => {
  const last = found[(firsts[fitted] ?? found.length) - 1]
  return { at: last?.notedAt ?? 0, id: last?._id ?? '' }
}

/** Persons of whom something new was noted. Answers whether there was anything. */
export const foldNoted = async (work: Work): Promise<boolean> => {
  const found = await eventsAfter(work.state.noted, work.now)
  if (found.length === 0) return false
  const line = await lineUp(found)
  const names = line.names.slice(0, PERSONS_AT_ONCE)
  await foldAll(work, names, (fitted) => ({ noted: placeAfter(found, line, fitted) }))
  return true
}

const FIRST_DAY = -1_000_000

/** Persons whose tags change today by time alone. */
export const foldDue = async (work: Work): Promise<boolean> => {
  const found = await find(persons, {
    where: { due: between(FIRST_DAY, work.today + 1) },
    order: [['due', 'asc']],
    limit: 100,
  })
  if (found.length === 0) return false
  await foldAll(
    work,
    found.map(({ _id }) => _id as IdentityKey),
    () => ({}),
  )
  return true
}
