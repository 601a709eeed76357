import { monthText } from '#core/events/days'
import { below, type Random, randomFrom } from '../../localwechat/simulator/random'
import {
  cohortTable,
  dateOf,
  daysOn,
  gapsOf,
  keptBy,
  monthsBack,
  ownersOf,
  partOf,
} from './repurchase-oracle'
import type * as allParts from './repurchase-parts'
import { countersOf, peopleOf, type Row, rowsOf, TODAY } from './repurchase-rows'

export type Parts = typeof allParts

/** What the product says and what the walk over the rows says, by name. */
type Told = Record<string, readonly [got: unknown, wanted: unknown]>

interface Case {
  rows: Row[]
  random: Random
  parts: Parts
}

const standingAt = ({ rows, parts }: Case, asOf: number) =>
  peopleOf(rows).map(({ purchases }) => parts.standingOf(parts.boughtOf(purchases), asOf))

const dayIn = (random: Random): number => TODAY - below(random, 450)

/** Periods and days at random, over persons. */
const rates = (one: Case): Told => {
  const { parts, random, rows } = one
  const to = dayIn(random)
  const days = 1 + below(random, 120)
  const period = parts.lastDays(to, days)
  const [from, end] = [daysOn(dateOf(to), 1 - days), dateOf(to)]
  const kept = keptBy(rows, end)
  const standing = standingAt(one, to)
  const inside = (date: string) => date >= from && date <= end
  const before = (date: string) => date >= daysOn(from, -days) && date < from
  const some = (test: (date: string) => boolean) => (dates: string[]) => dates.some(test)
  return {
    repurchaseIn: [
      parts.shareOver(standing, (each) => parts.repurchaseIn(each, period)),
      partOf(kept, some(inside), (dates) => dates.filter(inside).length > 1),
    ],
    oldBuyersIn: [
      parts.shareOver(standing, (each) => parts.oldBuyersIn(each, period)),
      partOf(
        kept,
        some(inside),
        some((date) => date < from),
      ),
    ],
    retainedIn: [
      parts.shareOver(standing, (each) => parts.retainedIn(each, period)),
      partOf(kept, some(before), some(inside)),
    ],
    ordersIn: [
      parts.shareOver(standing, (each) => parts.ordersIn(each, period)),
      {
        part: kept.filter(({ date }) => inside(date)).length,
        of: partOf(kept, some(inside), () => true).of,
      },
    ],
    fenIn: [
      parts.shareOver(standing, (each) => parts.fenIn(each, period)).part,
      kept.reduce((sum, { date, fen, back }) => (inside(date) ? sum + fen - back : sum), 0),
    ],
  }
}

const comeback = (one: Case): Told => {
  const { parts, random, rows } = one
  const asOf = dayIn(random)
  const days = 1 + below(random, 90)
  const period = parts.lastDays(asOf - below(random, 100), 1 + below(random, 200))
  const [from, to] = [dateOf(period.from), dateOf(period.to)]
  const first = (dates: string[]) => dates[0] ?? ''
  return {
    cameBackWithin: [
      parts.shareOver(standingAt(one, asOf), (each) =>
        parts.cameBackWithin(each, days, period, asOf),
      ),
      partOf(
        keptBy(rows, dateOf(asOf)),
        (dates) =>
          first(dates) >= from && first(dates) <= to && daysOn(first(dates), days) <= dateOf(asOf),
        (dates) => dates.some((date) => date > first(dates) && date <= daysOn(first(dates), days)),
      ),
    ],
  }
}

const several = (one: Case): Told => {
  const { parts, random, rows } = one
  const asOf = dayIn(random)
  const [orders, months] = [1 + below(random, 4), 1 + below(random, 15)]
  const since = monthsBack(dateOf(asOf), months)
  const kept = keptBy(rows, dateOf(asOf)).filter(({ date }) => date > since)
  const got = peopleOf(rows)
    .filter(({ purchases }) =>
      parts.boughtAtLeast(parts.standingOf(parts.boughtOf(purchases), asOf), orders, months, asOf),
    )
    .map(({ _id }) => _id.slice(-2))
  const wanted = ownersOf(kept).filter(
    (who) => kept.filter((row) => row.who === who).length >= orders,
  )
  return { boughtAtLeast: [got.sort(), wanted.sort()] }
}

const years = (counters: Record<string, Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(counters)
      .filter(([name]) => name.startsWith('cohorts.'))
      .map(([name, counts]) => [name.slice(8), counts]),
  )

const cohorts = ({ rows, random, parts }: Case): Told => {
  // On a month's last day the month is over.
  const asOf = random() < 0.3 ? TODAY - Number(dateOf(TODAY).slice(8)) : TODAY
  const past = rows.filter(({ date }) => date <= dateOf(asOf))
  const table = cohortTable(keptBy(past, '9999'), dateOf(asOf))
  const got = parts.cohortsOf(years(countersOf(peopleOf(past))), asOf)
  const offset = below(random, 6)
  const over = table.filter(({ months }) => months[offset]?.over)
  const of = over.reduce((sum, { people }) => sum + people, 0)
  const sum = (field: 'buyers' | 'fenSoFar') =>
    over.reduce((all, { months }) => all + (months[offset]?.[field] ?? 0), 0)
  return {
    cohorts: [got.map(({ month, ...rest }) => ({ month: monthText(month), ...rest })), table],
    retainedAfter: [parts.retainedAfter(got, offset), { part: sum('buyers'), of }],
    fenAfter: [parts.fenAfter(got, offset), { part: sum('fenSoFar'), of }],
  }
}

const intervals = ({ rows, parts }: Case): Told => {
  const spread = countersOf(peopleOf(rows)).spread ?? {}
  const of = (which: 'all' | 'first') => {
    const gaps = gapsOf(keptBy(rows, '9999'), which === 'first')
    const at = (share: number) => gaps[Math.ceil(share * gaps.length) - 1]
    const mean = gaps.reduce((sum, days) => sum + days, 0) / gaps.length
    const wanted = { quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75), longest: 0 }
    const all = { pairs: gaps.length, mean, ...wanted }
    return [parts.intervalOf(spread, which), gaps.length === 0 ? undefined : all] as const
  }
  return { interval: of('all'), 'interval to the second': of('first') }
}

const counted = ({ rows, random, parts }: Case): Told => {
  const counters = countersOf(peopleOf(rows))
  const kept = keptBy(rows, '9999')
  const month = dateOf(dayIn(random)).slice(0, 7)
  const trade = counters[`trade.${month.slice(0, 4)}`] ?? {}
  const paid = rows.filter(({ date }) => date.startsWith(month))
  const buyers = ownersOf(paid)
  const isAgain = (who: string): boolean =>
    paid.some(
      (row) =>
        row.who === who &&
        isLater(
          row,
          rows.filter((other) => other.who === who),
        ),
    )
  return {
    repurchaseEver: [
      parts.repurchaseEver(counters.totals ?? {}),
      partOf(
        kept,
        () => true,
        ({ length }) => length > 1,
      ),
    ],
    againIn: [
      parts.againIn(trade, month.slice(5)),
      { part: buyers.filter(isAgain).length, of: buyers.length },
    ],
    frequencyOf: [
      parts.frequencyOf(trade, month.slice(5), 'all'),
      { part: paid.length, of: buyers.length },
    ],
    salesShareOf: [
      parts.salesShareOf(trade, month.slice(5), 'p:other'),
      { part: total(paid), of: total(paid) },
    ],
  }
}

const total = (rows: readonly Row[]): number => rows.reduce((sum, { fen }) => sum + fen, 0)

/** Behind another order of the same buyer that stands; the file's order within a day. */
const isLater = (row: Row, own: readonly Row[]): boolean =>
  own.some(
    (other) =>
      (other.back === 0 || other.back < other.fen) &&
      (other.date < row.date || (other.date === row.date && own.indexOf(other) < own.indexOf(row))),
  )

const LOOKS = {
  'rates of a period are those of the rows': rates,
  'who comes back in time is found in the rows': comeback,
  'who bought often enough is found in the rows': several,
  'the table of cohorts is that of the rows': cohorts,
  'intervals are those of the rows': intervals,
  'rates from counters are those of the rows': counted,
} as const
export type RepurchaseInvariant = keyof typeof LOOKS
export const REPURCHASE_INVARIANTS = Object.keys(LOOKS) as RepurchaseInvariant[]

const plain = (value: unknown): string => JSON.stringify(value)

/** The first random table where a figure differs, and how; undefined when none does. */
export const differenceIn = (
  of: Parts,
  invariant: RepurchaseInvariant,
  tables: number,
): string | undefined => {
  const random = randomFrom(`repurchase ${invariant}`)
  for (let i = 0; i < tables; i++) {
    const rows = rowsOf(random)
    for (const [name, [got, wanted]] of Object.entries(
      LOOKS[invariant]({ rows, random, parts: of }),
    ))
      if (plain(got) !== plain(wanted))
        return `${name}: ${plain(got)}, not ${plain(wanted)} for ${plain(rows)}`
  }
  return undefined
}
