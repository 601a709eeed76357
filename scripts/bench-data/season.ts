import { type DayNumber, dayOfText } from '#core/events/days'
import type { Random } from './random.ts'

/** Two years of trade, by business days. */
export const FIRST: DayNumber = dayOfText('2024-06-01')
export const LAST: DayNumber = dayOfText('2026-05-31')
export const DAYS = LAST - FIRST + 1

/** Days on which China buys (S1, M11): their weight beside that of an ordinary day. */
const FEASTS: readonly (readonly [from: string, to: string, weight: number])[] = [
  ['06-01', '06-17', 2],
  ['06-18', '06-18', 12],
  ['10-20', '11-10', 3],
  ['11-11', '11-11', 30],
  ['12-12', '12-12', 8],
  ['01-10', '01-25', 2.5],
]

const weightOf = (day: DayNumber): number => {
  const date = new Date(day * 86_400_000)
  const name = date.toISOString().slice(5, 10)
  const feast = FEASTS.find(([from, to]) => from <= name && name <= to)
  const weekend = date.getUTCDay() % 6 === 0 ? 1.3 : 1
  return weekend * (feast?.[2] ?? 1)
}

/** Enough slots that an ordinary day has some. */
const SLOTS = 8192

const slots = (): Uint16Array => {
  const weights = Array.from({ length: DAYS }, (_, i) => weightOf(FIRST + i))
  const sum = weights.reduce((all, one) => all + one, 0)
  const table = new Uint16Array(SLOTS)
  let [day, until] = [0, weights[0] ?? 0]
  for (let slot = 0; slot < SLOTS; slot += 1) {
    while (((slot + 0.5) / SLOTS) * sum > until && day < DAYS - 1) {
      day += 1
      until += weights[day] ?? 0
    }
    table[slot] = day
  }
  return table
}

const table = slots()

/** A day on which somebody buys. */
export const seasonDay = (random: Random): DayNumber =>
  FIRST + (table[Math.floor(random() * SLOTS)] ?? 0)
