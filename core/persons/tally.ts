import { type DayNumber, type MonthNumber, monthOfDay, monthText, nameOfDay } from '../events/days'
import { type CounterName, counterNames, type Daily } from './counters'

type Fields = Map<string, number>

/**
 * Counters being added up. By days and months as numbers and with fields that are made once: a million
 * persons add some hundred millions of times, and names are only made when all is counted (`settled`).
 */
interface Span {
  /** Counts of a day that count in its month as well. */
  both: Map<DayNumber, Fields>
  /** Counts of a day alone, and of a month alone. */
  days: Map<DayNumber, Fields>
  months: Map<MonthNumber, Fields>
}

export interface Tally {
  spans: Record<Daily, Span>
  docs: Map<CounterName, Fields>
}

const newSpan = (): Span => ({ both: new Map(), days: new Map(), months: new Map() })

export const newTally = (): Tally => ({
  spans: { life: newSpan(), trade: newSpan(), deeds: newSpan() },
  docs: new Map(),
})

const fieldsIn = <K>(map: Map<K, Fields>, key: K): Fields => {
  const known = map.get(key)
  if (known) return known
  const made: Fields = new Map()
  map.set(key, made)
  return made
}

export const plus = (fields: Fields, field: string, by: number): void => {
  fields.set(field, (fields.get(field) ?? 0) + by)
}

/** Fields of a document that is neither of days nor of months. */
export const docIn = ({ docs }: Tally, doc: CounterName): Fields => fieldsIn(docs, doc)

/** Adds here count for the day and for its month. */
export const dayIn = ({ spans }: Tally, what: Daily, day: DayNumber): Fields =>
  fieldsIn(spans[what].both, day)

export const onlyDayIn = ({ spans }: Tally, what: Daily, day: DayNumber): Fields =>
  fieldsIn(spans[what].days, day)

export const onlyMonthIn = ({ spans }: Tally, what: Daily, month: MonthNumber): Fields =>
  fieldsIn(spans[what].months, month)

type Docs = Record<CounterName, Record<string, number>>

const into = (docs: Docs, doc: CounterName, prefix: string, fields: Fields): void => {
  const its = docs[doc] ?? {}
  docs[doc] = its
  for (const [field, by] of fields) {
    const name = prefix + field
    its[name] = (its[name] ?? 0) + by
  }
}

const intoDay = (docs: Docs, what: Daily, day: DayNumber, fields: Fields): void => {
  const { monthText: month, dayText } = nameOfDay(day)
  into(docs, counterNames.days(what, month), `${dayText}-`, fields)
}

const intoMonth = (docs: Docs, what: Daily, month: MonthNumber, fields: Fields): void => {
  const text = monthText(month)
  into(docs, counterNames.months(what, text.slice(0, 4)), `${text.slice(5)}-`, fields)
}

const intoSpan = (docs: Docs, what: Daily, { both, days, months }: Span): void => {
  for (const [day, fields] of both) {
    intoDay(docs, what, day, fields)
    intoMonth(docs, what, monthOfDay(day), fields)
  }
  for (const [day, fields] of days) intoDay(docs, what, day, fields)
  for (const [month, fields] of months) intoMonth(docs, what, month, fields)
}

const withoutZeros = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))

/** As documents, without the fields and documents that came to nothing. */
export const settled = ({ spans, docs: others }: Tally): Docs => {
  const docs: Docs = {}
  for (const [what, span] of Object.entries(spans)) intoSpan(docs, what as Daily, span)
  for (const [doc, fields] of others) into(docs, doc, '', fields)
  const left = Object.entries(docs).map(([doc, counts]) => [doc, withoutZeros(counts)] as const)
  return Object.fromEntries(left.filter(([, counts]) => Object.keys(counts).length > 0))
}

/** A name for each number that is asked for, made once. */
export const named = (make: (key: number) => string): ((key: number) => string) => {
  const names: (string | undefined)[] = []
  return (key) => {
    const known = names[key]
    if (known !== undefined) return known
    const name = make(key)
    names[key] = name
    return name
  }
}
