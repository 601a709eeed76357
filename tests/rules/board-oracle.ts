import type { FigureId } from '#core/board/figure'
import { dayNumberOf, dayOfText, textOfDay } from '#core/events/days'
import type { Event, EventKind } from '#core/events/event'
import type { LifeRules } from '#core/persons/rules'
import { isMemberOn, leftOn, stageOn } from './lives-oracle'

/**
 * Every figure of the board counted from the events of each person, one after the other, by dates as
 * texts. Knows nothing of counters, folds, steps or cohorts.
 */

export interface Soul {
  /** All their events, withdrawn ones and doubles as well. */
  raw: readonly Event[]
  /** Standing events, once each, oldest first. */
  events: Event[]
}

export interface Told {
  value: number | undefined
  people: number
}

interface Asked {
  souls: readonly Soul[]
  rules: LifeRules
  /** `2026-05` */
  month: string
  today: string
}

const EVER = 99_999

export const soulOf = (raw: readonly Event[]): Soul => {
  const gone = raw.filter(({ kind }) => kind === 'withdrawn').map(({ of }) => of)
  const ids = [...new Set(raw.map(({ _id }) => _id))]
  const events = ids
    .map((id) => raw.find(({ _id }) => _id === id) as Event)
    .filter(({ _id, kind }) => kind !== 'withdrawn' && !gone.includes(_id))
    .sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1))
  return { raw, events }
}

const dateOf = ({ at }: Event): string => textOfDay(dayNumberOf(at))
const monthOf = (one: Event): string => dateOf(one).slice(0, 7)

const buys = ({ events }: Soul): Event[] => events.filter(({ kind }) => kind === 'bought')
const left = ({ events }: Soul, buy: Event): number | undefined => leftOn(events, buy, EVER)
export const standing = (soul: Soul): Event[] =>
  buys(soul).filter((buy) => left(soul, buy) !== undefined)

const paid = (some: readonly Event[]): number => some.reduce((sum, { fen = 0 }) => sum + fen, 0)

/** `2026-11` and 2 → `2027-01` */
export const later = (month: string, by: number): string => {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

const lastDate = (month: string): string => textOfDay(dayOfText(`${later(month, 1)}-01`) - 1)

const end = ({ month, today }: Asked): number =>
  dayOfText(lastDate(month) < today ? lastDate(month) : today)

const told = (value: number | undefined, people: number): Told => ({ value, people })
const share = (part: number, of: number): Told => told(of === 0 ? undefined : part / of, part)
const per = (part: number, of: number): Told => told(of === 0 ? undefined : part / of, of)

const boughtIn = (soul: Soul, month: string): Event[] =>
  buys(soul).filter((buy) => monthOf(buy) === month)

const againIn = (soul: Soul, month: string): Event[] => {
  const all = buys(soul)
  const [first] = standing(soul)
  if (!first) return []
  return boughtIn(soul, month).filter((buy) => all.indexOf(buy) > all.indexOf(first))
}

const did = ({ souls, month }: Asked, kind: EventKind): { times: number; people: number } => {
  const each = souls.map(
    ({ events }) => events.filter((one) => one.kind === kind && monthOf(one) === month).length,
  )
  return { times: each.reduce((a, b) => a + b, 0), people: each.filter((n) => n > 0).length }
}

const shareOf = (asked: Asked, which: (buy: Event, soul: Soul) => boolean): Told => {
  const { souls, month } = asked
  const chosen = souls.map((soul) => boughtIn(soul, month).filter((buy) => which(buy, soul)))
  const all = paid(souls.flatMap((soul) => boughtIn(soul, month)))
  const part = paid(chosen.flat())
  const people = chosen.filter(({ length }) => length > 0).length
  return told(all === 0 ? undefined : part / all, people)
}

/** The day on which somebody was a member at its end for the first time. */
const joinedOn = ({ raw, events }: Soul): string | undefined => {
  const dates = events.filter(({ kind }) => kind === 'joined').map(dateOf)
  return dates.find((date) => isMemberOn(raw, dayOfText(date)))
}

/** First touch: of whatever tells it, the earliest; of two at once what is no purchase. */
export const channelOf = (soul: Soul): string | undefined => {
  const deed = soul.events.find(
    ({ kind, channel }) => kind !== 'bought' && kind !== 'returned' && channel,
  )
  const [buy] = buys(soul)
  if (!buy || (deed && deed.at <= buy.at)) return deed?.channel
  return buy.storeId === undefined ? `order:${buy.platform}` : `store:${buy.storeId}`
}

/** Of persons whose month so many months after their first purchase's is over. */
const grown = ({ souls, today }: Asked, offset: number): { soul: Soul; first: string }[] =>
  souls.flatMap((soul) => {
    const [first] = standing(soul)
    if (!first) return []
    const month = monthOf(first)
    return lastDate(later(month, offset)) <= today ? [{ soul, first: month }] : []
  })

const middle = (values: number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1]

const firstGaps = (souls: readonly Soul[]): number[] =>
  souls.flatMap((soul) => {
    const [one, two] = standing(soul)
    if (!one || !two || dateOf(one) === dateOf(two)) return []
    return [Math.min(731, dayNumberOf(two.at) - dayNumberOf(one.at))]
  })

const isActive = ({ raw, events }: Soul, month: string): boolean =>
  events.some(
    (one) =>
      one.kind !== 'returned' && monthOf(one) === month && isMemberOn(raw, dayNumberOf(one.at)),
  )

const memberCount = (asked: Asked): number =>
  asked.souls.filter(({ raw }) => isMemberOn(raw, end(asked))).length

/** What no events tell is left out: points, and what coupons brought. */
export const oracle: Partial<Record<FigureId, (asked: Asked) => Told>> = {
  again: ({ souls, month }) =>
    share(
      souls.filter((soul) => againIn(soul, month).length > 0).length,
      souls.filter((soul) => boughtIn(soul, month).length > 0).length,
    ),
  ever: ({ souls }) =>
    share(
      souls.filter((soul) => standing(soul).length >= 2).length,
      souls.filter((soul) => standing(soul).length >= 1).length,
    ),
  interval: ({ souls }) => told(middle(firstGaps(souls)), firstGaps(souls).length),
  frequency: ({ souls, month }) => {
    const each = souls.map((soul) => boughtIn(soul, month).length).filter((n) => n > 0)
    return per(
      each.reduce((a, b) => a + b, 0),
      each.length,
    )
  },
  next: (asked) => {
    const all = grown(asked, 1)
    const back = all.filter(({ soul, first }) =>
      standing(soul).some((buy) => monthOf(buy) === later(first, 1)),
    )
    return share(back.length, all.length)
  },
  asleep: (asked) => {
    const asleep = asked.souls.filter(({ raw }) => stageOn(raw, asked.rules, end(asked)) === 1)
    return share(asleep.length, memberCount(asked))
  },
  value: (asked) => {
    const all = grown(asked, 3)
    const sum = all.reduce((total, { soul, first }) => {
      const own = standing(soul).filter((buy) => monthOf(buy) <= later(first, 3))
      return total + own.reduce((rest, buy) => rest + (left(soul, buy) ?? 0), 0)
    }, 0)
    return per(sum, all.length)
  },
  members: (asked) => told(memberCount(asked), memberCount(asked)),
  joined: ({ souls, month }) => {
    const people = souls.filter((soul) => joinedOn(soul)?.startsWith(month)).length
    return told(people, people)
  },
  paying: ({ souls }) => {
    const people = souls.filter(
      (soul) => isMemberOn(soul.raw, EVER) && standing(soul).length > 0,
    ).length
    return told(people, people)
  },
  fen: ({ souls, month }) => {
    const own = souls.map((soul) => boughtIn(soul, month))
    return told(paid(own.flat()), own.filter(({ length }) => length > 0).length)
  },
  perBuyer: ({ souls, month }) => {
    const own = souls.map((soul) => boughtIn(soul, month)).filter(({ length }) => length > 0)
    return per(paid(own.flat()), own.length)
  },
  own: (asked) => shareOf(asked, ({ platform }) => platform === 'store'),
  byMembers: (asked) => shareOf(asked, (buy, { raw }) => isMemberOn(raw, dayNumberOf(buy.at))),
  active: ({ souls, month }) => {
    const people = souls.filter((soul) => isActive(soul, month)).length
    return told(people, people)
  },
  stamped: (asked) => {
    const { people } = did(asked, 'stamped')
    return told(people, people)
  },
  known: ({ souls, month }) => {
    const fresh = souls.filter((soul) => joinedOn(soul)?.startsWith(month))
    return share(fresh.filter(channelOf).length, fresh.length)
  },
  kept: (asked) => told(did(asked, 'kept').times, did(asked, 'kept').people),
  redeemed: (asked) => told(did(asked, 'redeemed').times, did(asked, 'redeemed').people),
  claimed: (asked) => told(did(asked, 'claimed').times, did(asked, 'claimed').people),
}
