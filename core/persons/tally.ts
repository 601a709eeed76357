import { type DayNumber, type MonthNumber, monthOfDay, monthText, nameOfDay } from '../events/days'
import { type CounterName, counterNames, type Daily } from './counters'

/** Number of a field: given to its name once, and used some hundred millions of times. */
export type FieldId = number

export interface Names {
  idOf(name: string): FieldId
  nameOf(id: FieldId): string
}

const newNames = (): Names => {
  const ids = new Map<string, FieldId>()
  const all: string[] = []
  return {
    idOf: (name) => {
      const known = ids.get(name)
      if (known !== undefined) return known
      ids.set(name, all.length)
      return all.push(name) - 1
    },
    nameOf: (id) => all[id] ?? '',
  }
}

/** Each kind of document has its own, so that the ids of its fields lie close together. */
export const names: Record<Daily | 'others', Names> = {
  life: newNames(),
  trade: newNames(),
  deeds: newNames(),
  others: newNames(),
}

/** Fields with smaller ids stand in a row of 4 KB, once a row pays: most of a batch have few. */
const IN_ROW = 512
const FEW = 48

/** Sums by field. */
export class Fields {
  private readonly few = new Map<FieldId, number>()
  private row: Float64Array | undefined

  constructor(private readonly names: Names) {}

  plus(id: FieldId, by: number): void {
    if (this.row && id < IN_ROW) this.row[id] = (this.row[id] as number) + by
    else this.plusFew(id, by)
  }

  /** All that came to something. */
  each(take: (name: string, sum: number) => void): void {
    const tell = (sum: number, id: FieldId) => {
      if (sum !== 0) take(this.names.nameOf(id), sum)
    }
    this.row?.forEach(tell)
    this.few.forEach(tell)
  }

  private plusFew(id: FieldId, by: number): void {
    this.few.set(id, (this.few.get(id) ?? 0) + by)
    if (this.few.size > FEW && !this.row) this.widen()
  }

  private widen(): void {
    const row = new Float64Array(IN_ROW)
    for (const [id, sum] of this.few) {
      if (id >= IN_ROW) continue
      row[id] = sum
      this.few.delete(id)
    }
    this.row = row
  }
}

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

const fieldsIn = <K>(map: Map<K, Fields>, key: K, of: keyof typeof names): Fields => {
  const known = map.get(key)
  if (known) return known
  const made = new Fields(names[of])
  map.set(key, made)
  return made
}

export const plus = (fields: Fields, id: FieldId, by: number): void => fields.plus(id, by)

/** Fields of a document that is neither of days nor of months. */
export const docIn = ({ docs }: Tally, doc: CounterName): Fields => fieldsIn(docs, doc, 'others')

/** Adds here count for the day and for its month. */
export const dayIn = ({ spans }: Tally, what: Daily, day: DayNumber): Fields =>
  fieldsIn(spans[what].both, day, what)

export const onlyDayIn = ({ spans }: Tally, what: Daily, day: DayNumber): Fields =>
  fieldsIn(spans[what].days, day, what)

export const onlyMonthIn = ({ spans }: Tally, what: Daily, month: MonthNumber): Fields =>
  fieldsIn(spans[what].months, month, what)

type Docs = Record<CounterName, Record<string, number>>

const into = (docs: Docs, doc: CounterName, prefix: string, fields: Fields): void => {
  const its = docs[doc] ?? {}
  docs[doc] = its
  fields.each((field, by) => {
    const name = prefix + field
    its[name] = (its[name] ?? 0) + by
  })
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

/** The field of each number that is asked for, by a name that is made once. */
export const numbered = (
  of: Names,
  nameOf: (key: number) => string,
): ((key: number) => FieldId) => {
  const ids: (FieldId | undefined)[] = []
  return (key) => {
    const known = ids[key]
    if (known !== undefined) return known
    const id = of.idOf(nameOf(key))
    ids[key] = id
    return id
  }
}
