import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Event } from '#core/events/event'

const FILE = path.join(import.meta.dirname, 'CDNOW_sample.txt')

export interface Row {
  customer: string
  /** `19970101` */
  day: string
  cds: number
  /** `29.33`, dollars. */
  dollars: string
}

export const readSample = (): Row[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, customer = '', day = '', cds, dollars = ''] = line.trim().split(/\s+/)
      return { customer, day, cds: Number(cds), dollars }
    })

/** Noon in Beijing of `19970101`. */
export const instantOf = (day: string): number =>
  Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T12:00:00+08:00`)

const eventOf = ({ customer, day, dollars }: Row, index: number): Event => ({
  _id: `bought.other.${index}`,
  key: `b.other.${customer}`,
  kind: 'bought',
  at: instantOf(day),
  notedAt: instantOf(day),
  // Cents as fen.
  fen: Math.round(Number(dollars) * 100),
  platform: 'other',
})

/** The events of each customer, customers in the order of the file. */
export const eventsOfSample = (): Event[][] => {
  const byKey = new Map<string, Event[]>()
  for (const one of readSample().map(eventOf))
    byKey.set(one.key, [...(byKey.get(one.key) ?? []), one])
  return [...byKey.values()]
}
