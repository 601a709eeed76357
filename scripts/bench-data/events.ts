import { startOfDayNumber } from '#core/events/days'
import type { Event } from '#core/events/event'
import type { WorldOrder, WorldPerson } from './world.ts'

/** Once in so many persons something never was: a row was corrected. */
const CORRECTED = 101

const bought = ({ no, platform, at, items }: WorldOrder, key: string): Event => ({
  _id: `bought.${platform}.${no}`,
  key,
  kind: 'bought',
  at,
  notedAt: at,
  fen: items.reduce((sum, { fen }) => sum + fen, 0),
  platform,
  ref: `${platform}.${no}`,
})

const returned = ({ no, platform, items, backDay = 0 }: WorldOrder, key: string): Event => ({
  _id: `returned.${platform}.${no}.1.1`,
  key,
  kind: 'returned',
  at: startOfDayNumber(backDay),
  notedAt: startOfDayNumber(backDay),
  fen: items.reduce((sum, { backFen }) => sum + backFen, 0),
  of: `bought.${platform}.${no}`,
})

const withdrawn = ({ _id, key, at }: Event): Event => ({
  _id: `withdrawn.${_id}`,
  key,
  kind: 'withdrawn',
  at,
  notedAt: at,
  of: _id,
})

/** Events of one person as imports and feed note them, by key as the database gives them. */
export const eventsOf = ({ id, orders, deeds }: WorldPerson): Event[] => {
  const buyer = `b.taobao.${id}`
  const events: Event[] = []
  for (const order of orders) {
    if (!order.paid) continue
    events.push(bought(order, buyer))
    if (order.backDay !== undefined) events.push(returned(order, buyer))
  }
  const [first] = events
  if (first && id % CORRECTED === 0) events.push(withdrawn(first))
  const member = `m.${id}`
  deeds.forEach(({ kind, at }, i) => {
    events.push({ _id: `${kind}.${id}.${i}`, key: member, kind, at, notedAt: at })
  })
  return events
}
