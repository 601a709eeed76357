import { dayOfText, textOfDay } from '#core/events/days'
import type { Event } from '#core/events/event'
import { contribute } from '#core/persons/contribute'
import type { Counts } from '#core/persons/counters'
import { foldPerson } from '#core/persons/fold'
import type { Person } from '#core/persons/person'
import { FAR_DAY } from '#core/persons/person'
import { DEFAULT_RULES } from '#core/persons/rules'
import { newTally, settled } from '#core/persons/tally'
import { below, type Random } from '../../localwechat/simulator/random'

/** An order as a table has it: the oracles look at rows, the product at events of persons. */
export interface Row {
  who: string
  /** `2026-05-12` */
  date: string
  fen: number
  back: number
  backDate: string
}

const FIRST = dayOfText('2025-01-20')
const DAYS = 420

/** The day on which the counters are looked at: nothing of the rows lies behind it. */
export const TODAY = FIRST + DAYS + 30

/** Orders that come in bursts, on the same day and on ends of months, some given back. */
export const rowsOf = (random: Random): Row[] =>
  Array.from({ length: 6 + below(random, 40) }, (_, n) => {
    const day = FIRST + (random() < 0.3 ? 30 * below(random, 14) : below(random, DAYS))
    const fen = random() < 0.1 ? 0 : 1 + below(random, 900)
    const back = random() < 0.25 ? (random() < 0.5 ? fen : below(random, fen + 1)) : 0
    const backDate = textOfDay(day + below(random, 30))
    const who = `p${below(random, 8)}`
    return { who, date: textOfDay(n % 9 === 8 ? FIRST + 40 : day), fen, back, backDate }
  }).map((row) => (row.backDate < row.date ? { ...row, backDate: row.date } : row))

const HOUR = 3_600_000

const eventsOf = (row: Row, n: number): Event[] => {
  const noon = (date: string) => Date.parse(`${date}T12:00:00+08:00`) + n
  const at = noon(row.date)
  const bought = { _id: `b${n}`, key: `b.other.${row.who}`, at, notedAt: at, fen: row.fen }
  const back = { _id: `r${n}`, key: bought.key, at: noon(row.backDate) + HOUR, notedAt: at }
  return [
    { ...bought, kind: 'bought', platform: 'other' },
    ...(row.back > 0
      ? [{ ...back, kind: 'returned' as const, fen: row.back, of: bought._id }]
      : []),
  ]
}

export const peopleOf = (rows: readonly Row[]): Person[] => {
  const events = new Map<string, Event[]>()
  for (const [n, row] of rows.entries())
    events.set(row.who, [...(events.get(row.who) ?? []), ...eventsOf(row, n)])
  return [...events].flatMap(([who, own]) => {
    const id = `b.other.${who}`
    const folded = foldPerson({ id, keys: [id] }, own, [], DEFAULT_RULES)
    return folded ? [{ ...folded, tags: [], due: FAR_DAY, gen: 1, batch: '' }] : []
  })
}

export const countersOf = (people: readonly Person[]): Record<string, Counts> => {
  const tally = newTally()
  for (const person of people) contribute(tally, person, DEFAULT_RULES, 1)
  return settled(tally)
}
