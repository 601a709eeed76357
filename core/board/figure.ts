import { type DayNumber, firstDayOf, lastDayOf, type MonthNumber } from '../events/days'
import type { Person } from '../persons/person'
import type { BoardPart } from '../persons/trades'
import { ratioOf, type Share } from '../repurchase/shares'
import { endOf, type Facts } from './facts'

export const FIGURES = [
  'again',
  'ever',
  'interval',
  'frequency',
  'next',
  'asleep',
  'value',
  'members',
  'joined',
  'paying',
  'fen',
  'perBuyer',
  'own',
  'byMembers',
  'active',
  'stamped',
  'known',
  'kept',
  'owed',
  'redeemed',
  'claimed',
] as const
export type FigureId = (typeof FIGURES)[number]

export type Unit = 'rate' | 'people' | 'fen' | 'days' | 'times' | 'count'

export interface Value {
  /** A rate as a share of 1; undefined where there is nobody to divide by. */
  value?: number
  /** Persons behind it: as many as its list has. */
  people: number
  /** Of a share: how many it is a share of. */
  of?: number
  /** What it is made of, in numbers. */
  note?: string
}

/** Fields of a person that some question needs; what it does not take is empty. */
export const FIELDS = ['purchases', 'days', 'membership', 'stages', 'cells', 'channel'] as const
export type Field = (typeof FIELDS)[number]
export type Slim = Pick<Person, 'purchases' | 'days' | 'membership' | 'stages' | 'cells'> & {
  channel?: string | undefined
}

/** Days that a question is about. */
export interface Span {
  month: MonthNumber
  from: DayNumber
  to: DayNumber
  /** The last one that has begun. */
  end: DayNumber
  today: DayNumber
}

export const spanOf = (facts: Facts, month: MonthNumber): Span => ({
  month,
  from: firstDayOf(month),
  to: lastDayOf(month),
  end: endOf(facts, month),
  today: facts.today,
})

/** Who is meant, and what is said of them beside their name ('' for nothing). */
export interface Behind {
  take: readonly Field[]
  note: (one: Slim, span: Span) => string | undefined
}

export interface Figure {
  id: FigureId
  part: BoardPart
  name: string
  /** How it is made, one sentence. */
  formula: string
  unit: Unit
  /** Of a month; else as known now, whatever month is looked at. */
  dated: boolean
  /** More of it is better; undefined where neither way is. */
  good?: 'more' | 'less'
  of: (facts: Facts, month: MonthNumber) => Value
  /** Members who hold points are asked for in the members themselves. */
  behind: Behind | 'holders'
}

export const withinSpan = (day: DayNumber, { from, to }: Span): boolean => day >= from && day <= to

/** A share whose part are the persons behind it. */
export const shareValue = (share: Share, word = '位'): Value => {
  const value = ratioOf(share)
  return {
    ...(value === undefined ? {} : { value }),
    people: share.part,
    of: share.of,
    note: `${share.part} / ${share.of} ${word}`,
  }
}
