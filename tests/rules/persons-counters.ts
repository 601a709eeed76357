import { type DayNumber, dayNumberOf, dayOfText, textOfDay } from '#core/events/days'
import type { Event } from '#core/events/event'
import type { Counts } from '#core/persons/counters'
import { leftOn, returnsOf } from './lives-oracle'

/**
 * Figures of a handful of people counted from their events one by one, as the table in
 * core/persons/counters.ts says them. Knows nothing of folds, contributions or tallies.
 */

export interface Someone {
  /** Standing events, once each, oldest first. */
  events: Event[]
  channel: string
  isMember: (day: DayNumber) => boolean
}

const EVER = 99_999
const dayOf = (one: Event): DayNumber => dayNumberOf(one.at)

export const buysOf = ({ events }: Someone): Event[] =>
  events.filter(({ kind }) => kind === 'bought')

export const standingOf = (one: Someone): Event[] =>
  buysOf(one).filter((buy) => leftOn(one.events, buy, EVER) !== undefined)

const netOf = (one: Someone, buy: Event): number => leftOn(one.events, buy, EVER) ?? 0

/** Of what a purchase is counted. */
const kindsOf = (one: Someone, buy: Event): string[] => {
  const [first] = standingOf(one)
  const all = buysOf(one)
  return [
    'all',
    `p:${buy.platform}`,
    ...(buy.storeId === undefined ? [] : [`s:${buy.storeId}`]),
    `c:${one.channel.replace('.', '_')}`,
    ...(one.isMember(dayOf(buy)) ? ['member'] : []),
    ...(first && all.indexOf(buy) > all.indexOf(first) ? ['again'] : []),
  ]
}

/** What went back of a purchase on a day, and in how many returns. */
const backOn = (one: Someone, buy: Event, day: DayNumber): [fen: number, times: number] => {
  const backs = returnsOf(one.events, buy).filter((back) => back.day === day)
  return [backs.reduce((sum, { fen }) => sum + fen, 0), backs.length]
}

const within = (text: string, span: string): boolean => text.startsWith(span)

/** trade: `<measure>-<of>` over a day (2026-05-12) or month (2026-05). */
export const tradeOf = (people: readonly Someone[], span: string): Counts => {
  const counts: Record<string, number> = {}
  const plus = (field: string, by: number) => {
    if (by !== 0) counts[field] = (counts[field] ?? 0) + by
  }
  for (const one of people) {
    const buyers = new Set<string>()
    for (const buy of buysOf(one))
      for (const of of kindsOf(one, buy)) {
        if (within(textOfDay(dayOf(buy)), span)) {
          plus(`fen-${of}`, buy.fen ?? 0)
          plus(`orders-${of}`, 1)
          buyers.add(of)
        }
        const first = dayOfText(span.length === 7 ? `${span}-01` : span)
        for (let day = first; within(textOfDay(day), span); day += 1) {
          const [fen, times] = backOn(one, buy, day)
          plus(`back-${of}`, fen)
          plus(`backs-${of}`, times)
        }
      }
    for (const of of buyers) plus(`buyers-${of}`, 1)
  }
  return counts
}

/** deeds: `<kind>`, `p-<kind>` over a day or month. */
export const deedsOf = (people: readonly Someone[], span: string): Counts => {
  const counts: Record<string, number> = {}
  const plus = (field: string) => {
    counts[field] = (counts[field] ?? 0) + 1
  }
  for (const one of people) {
    const within_ = one.events.filter((each) => within(textOfDay(dayOf(each)), span))
    const deeds = within_.filter(({ kind }) => kind !== 'bought' && kind !== 'returned')
    for (const { kind } of deeds) plus(kind)
    for (const kind of new Set(deeds.map((each) => each.kind))) plus(`p-${kind}`)
    const active = within_.filter(({ kind }) => kind !== 'returned')
    if (active.some((each) => one.isMember(dayOf(each)))) plus('p-any')
  }
  return counts
}

const months = (a: string, b: string): number =>
  (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 +
  Number(b.slice(5, 7)) -
  Number(a.slice(5, 7))

/** cohorts of a month: p<k>, o<k>, f<k>. */
export const cohortOf = (people: readonly Someone[], month: string): Counts => {
  const counts: Record<string, number> = {}
  const plus = (field: string, by: number) => {
    if (by !== 0) counts[field] = (counts[field] ?? 0) + by
  }
  for (const one of people) {
    const standing = standingOf(one)
    const [first] = standing
    if (!first || !textOfDay(dayOf(first)).startsWith(month)) continue
    const seen = new Set<number>()
    for (const buy of standing) {
      const later = months(month, textOfDay(dayOf(buy)))
      seen.add(later)
      plus(`o${later}`, 1)
      plus(`f${later}`, netOf(one, buy))
    }
    for (const later of seen) plus(`p${later}`, 1)
  }
  return counts
}

/** totals and spread. */
export const totalsOf = (people: readonly Someone[]): { totals: Counts; spread: Counts } => {
  const standing = people.map(standingOf)
  const spread: Record<string, number> = {}
  const plus = (field: string) => {
    spread[field] = (spread[field] ?? 0) + 1
  }
  people.forEach((one, i) => {
    const own = standing[i] ?? []
    plus(`n${own.length}`)
    if (one.isMember(EVER)) plus(`m${own.length}`)
    own.slice(1).forEach((buy, at) => {
      const gap = Math.min(731, dayOf(buy) - dayOf(own[at] as Event))
      plus(`d${gap}`)
      if (at === 0) plus(`s${gap}`)
    })
  })
  const totals = {
    people: people.length,
    buyers: standing.filter(({ length }) => length >= 1).length,
    repeaters: standing.filter(({ length }) => length >= 2).length,
    orders: standing.flat().length,
    fen: people.reduce(
      (sum, one, i) => sum + (standing[i] ?? []).reduce((all, buy) => all + netOf(one, buy), 0),
      0,
    ),
  }
  return { totals, spread }
}
