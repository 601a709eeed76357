import {
  type Channel,
  type Cost,
  channelsOf,
  type Monthly,
  monthliesOf,
  monthsToLook,
  paidBackOn,
} from '#core/board/channels'
import type { boardOperatorRoutes, ChannelRow } from '#core/board/contract'
import { allYears, type Facts, monthOfText, onDay } from '#core/board/facts'
import { yuan } from '#core/board/text'
import { dayNumberOf, type MonthNumber, monthText, textOfDay } from '#core/events/days'
import { ok, refuse } from '#core/kernel/result'
import { counterNames } from '#core/persons/counters'
import { readCounters, readState } from '../persons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { find, gt, MAX_BULK, withTx } from '../platform/store'
import { channelNames } from './channel-names'
import { monthAsked } from './facts'
import { costs } from './records'

type Routes = typeof boardOperatorRoutes

/** Rows of one answer. */
const ROWS = 20

const readCosts = async (): Promise<Cost[]> => {
  const found: Cost[] = []
  for (let after = ''; ; ) {
    const page = await find(costs, {
      where: { _id: gt(after) },
      order: [['_id', 'asc']],
      limit: MAX_BULK,
      bulk: true,
    })
    for (const { channel, month, fen } of page)
      found.push({ channel, month: monthOfText(month), fen })
    const last = page.at(-1)
    if (page.length < MAX_BULK || !last) return found
    after = last._id
  }
}

interface Seen {
  facts: Facts
  gen: number
  month: MonthNumber
  all: Map<string, Monthly>
}

const FIRST_YEAR = 2003

const yearsUpTo = (year: number): string[] =>
  Array.from({ length: year - FIRST_YEAR + 1 }, (_, i) => String(FIRST_YEAR + i))

/** Every channel with people, sales or a cost: three requests. */
const seenFor = async (month: MonthNumber, now: number): Promise<Seen> => {
  const [{ gen }, spent] = await Promise.all([readState(), readCosts()])
  const today = dayNumberOf(now)
  const years = yearsUpTo(Number(textOfDay(today).slice(0, 4)))
  const names = (['life', 'trade'] as const).flatMap((what) =>
    years.map((year) => counterNames.months(what, year)),
  )
  const counters = await readCounters(gen, names)
  const facts: Facts = {
    today,
    counts: (name) => counters.get(name) ?? {},
    desk: () => undefined,
  }
  const all = monthliesOf([allYears(facts, 'life'), allYears(facts, 'trade')], spent, month)
  return { facts, gen, month, all }
}

/** What came in on a day, of all days in which some channel has to be looked at. */
const daysFor = async ({ facts, gen, month, all }: Seen, channels: readonly string[]) => {
  const looked = channels.flatMap((one) => {
    const its = all.get(one)
    return its ? monthsToLook(its, month) : []
  })
  const names = [...new Set(looked)].map((one) => counterNames.days('trade', monthText(one)))
  const counters = names.length === 0 ? new Map() : await readCounters(gen, names)
  const daily: Facts = { ...facts, counts: (name) => counters.get(name) ?? {} }
  return (channel: string) => (day: number) =>
    onDay(daily, 'trade', day, `fen-c:${channel}`) - onDay(daily, 'trade', day, `back-c:${channel}`)
}

/** Rows as people read them: at most three requests for names and one for days. */
const viewsOf = async (seen: Seen, rows: readonly Channel[]): Promise<ChannelRow[]> => {
  const ids = rows.map(({ channel }) => channel)
  const [names, onDays] = await Promise.all([channelNames(ids), daysFor(seen, ids)])
  return rows.map((row) => {
    const its = seen.all.get(row.channel)
    const day = its && paidBackOn(its, seen.facts.today, onDays(row.channel))
    return {
      ...row,
      name: names.get(row.channel) ?? row.channel,
      ...(day === undefined ? {} : { paidBack: textOfDay(day) }),
    }
  })
}

/** Everything of every channel up to a month, for a file. */
export const allChannels = async (month: MonthNumber, now: number): Promise<ChannelRow[]> => {
  const seen = await seenFor(month, now)
  return viewsOf(seen, channelsOf(seen.all, month))
}

/** Channels with what they brought and what they cost, most members first. */
export const channels: UseCase<Routes['board.channels']> = async (input, { now }) => {
  const month = monthAsked(input.month, now)
  if (!month.ok) return month
  const seen = await seenFor(month.value, now)
  const all = channelsOf(seen.all, month.value)
  const { from } = input
  const rows = await viewsOf(seen, all.slice(from, from + ROWS))
  const next = from + ROWS < all.length ? { next: from + ROWS } : {}
  return ok({ month: monthText(month.value), rows, all: all.length, ...next })
}

/** What a month of a channel cost; told with its audit row in one commit. */
export const saveCost: UseCase<Routes['board.saveCost']> = async (input, context) => {
  const { channel, fen, month } = input
  const asked = monthAsked(month, context.now)
  if (!asked.ok) return asked
  const seen = await seenFor(asked.value, context.now)
  const its = seen.all.get(channel)
  if (!its) return refuse('board.channel-unknown')
  if (fen > 0) its.cost.set(asked.value, fen)
  else its.cost.delete(asked.value)
  const found = channelsOf(seen.all, asked.value).filter((one) => one.channel === channel)
  const [row] = await viewsOf(seen, found)
  if (!row) return refuse('board.channel-unknown')
  const _id = `${month}.${channel}`
  return withTx(async (tx) => {
    const before = await tx.get(costs, _id)
    await tx.set(costs, { _id, channel, month, fen })
    const reply = { row }
    const said = { before: costText(month, before?.fen ?? 0), after: costText(month, fen) }
    await tx.add(audit, context.row({ subject: _id, ...said, reply }))
    return ok(reply)
  })
}

const costText = (month: string, fen: number): string => `${month} ${yuan(fen)}`
