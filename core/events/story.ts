import { type DayNumber, dayNumberOf } from './days'
import type { Event, EventKind, Platform } from './event'

/** Money that went back, on a day. */
export interface Back {
  day: DayNumber
  fen: number
}

export interface Purchase {
  id: string
  at: number
  day: DayNumber
  /** Paid. */
  fen: number
  platform: Platform
  storeId?: string
  /** Oldest first; together never more than was paid. */
  backs: Back[]
}

/** Everything that happened to one person, in order, without doubles and without what never was. */
export interface Story {
  /** Oldest first. */
  purchases: Purchase[]
  /** Everything but purchases and their returns, oldest first. */
  deeds: Deed[]
}

export interface Deed {
  id: string
  kind: EventKind
  at: number
  day: DayNumber
  /** Which of the person's keys did it: one membership of two may end. */
  key: string
  /** Of `added` and `dropped`: whom on the brand's side. */
  with?: string
  channel?: string
}

const byTime = (a: Event, b: Event) => a.at - b.at || (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)

/** Once each, oldest first, without withdrawn ones and the withdrawals themselves. */
const standing = (events: readonly Event[]): Event[] => {
  const withdrawn = new Set<string>()
  const once = new Map<string, Event>()
  for (const one of events) {
    if (one.kind === 'withdrawn') withdrawn.add(one.of ?? '')
    else once.set(one._id, one)
  }
  return [...once.values()].filter(({ _id }) => !withdrawn.has(_id)).sort(byTime)
}

const purchaseOf = ({ _id, at, fen, platform, storeId }: Event): Purchase => ({
  id: _id,
  at,
  day: dayNumberOf(at),
  fen: fen ?? 0,
  platform: platform ?? 'store',
  ...(storeId === undefined ? {} : { storeId }),
  backs: [],
})

const deedOf = ({ _id: id, key, kind, at, channel, with: whom }: Event): Deed => ({
  id,
  kind,
  at,
  day: dayNumberOf(at),
  key,
  ...(whom === undefined ? {} : { with: whom }),
  ...(channel === undefined ? {} : { channel }),
})

/** A return before its purchase (late clocks) counts on the day of the purchase; never more than was paid. */
const giveBack = (purchase: Purchase, { at, fen = 0 }: Event): void => {
  const left = purchase.backs.reduce((sum, back) => sum - back.fen, purchase.fen)
  const taken = Math.min(left, fen)
  if (taken > 0 || purchase.fen === 0)
    purchase.backs.push({ day: Math.max(purchase.day, dayNumberOf(at)), fen: taken })
}

/** The same for every order, and with every event given once or often (tests/rules/events). */
export const storyOf = (events: readonly Event[]): Story => {
  const story: Story = { purchases: [], deeds: [] }
  const bought = new Map<string, Purchase>()
  const returns: Event[] = []
  for (const one of standing(events)) {
    if (one.kind === 'returned') returns.push(one)
    else if (one.kind === 'bought') {
      const purchase = purchaseOf(one)
      bought.set(one._id, purchase)
      story.purchases.push(purchase)
    } else {
      story.deeds.push(deedOf(one))
    }
  }
  for (const one of returns) {
    const purchase = bought.get(one.of ?? '')
    if (purchase) giveBack(purchase, one)
  }
  return story
}

/** First day on which nothing is left of a purchase; undefined while something is. */
export const goneOn = ({ fen, backs }: Purchase): DayNumber | undefined => {
  let left = fen
  for (const back of backs) {
    left -= back.fen
    if (left <= 0) return back.day
  }
  return undefined
}

/** What is left of a purchase at the end of a day, fen. */
export const netOn = ({ fen, backs }: Purchase, day: DayNumber): number =>
  backs.reduce((left, back) => (back.day <= day ? left - back.fen : left), fen)
