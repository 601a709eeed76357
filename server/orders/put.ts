import type { Event } from '#core/events/event'
import type { Held } from '#core/orders/import'
import { eventsOf, type Facts, factsOf, nextVersion } from '#core/orders/import-events'
import { heldOf, sameHeld } from '#core/orders/import-held'
import { aFewAtATime } from '../platform/few'
import {
  addMany,
  addMissing,
  addNew,
  BusyError,
  DuplicateError,
  getMany,
  oneOf,
  updateWhere,
} from '../platform/store'
import { ownKeyOf } from './identify'
import { events, type OrderDoc, orders, type SaidDoc } from './records'
import { liveOf } from './saids'

/** Somebody else was faster this often with the same orders. */
const TRIES = 8

interface Change {
  before: OrderDoc | undefined
  after: OrderDoc
}

const factsIn = ({ held, own, memberId }: OrderDoc): Facts | undefined =>
  factsOf(held, { own, claimed: memberId !== undefined })

const newOrder = ({ orderId, platform, orderNo }: SaidDoc): OrderDoc => ({
  _id: orderId,
  platform,
  orderNo,
  own: ownKeyOf(platform, orderNo),
  version: 0,
  key: '',
  was: '',
  by: '',
  rev: 0,
})

/** The order with what is held of it now, and the version that its events then have. */
export const changed = (order: OrderDoc, change: Partial<OrderDoc>, by: string): OrderDoc => {
  const { held: _held, ...rest } = { ...order, ...change }
  const held: Held | undefined = 'held' in change ? change.held : order.held
  const after: OrderDoc = { ...rest, ...(held ? { held } : {}), by, rev: order.rev + 1 }
  return { ...after, ...nextVersion(order, factsIn(order), factsIn(after)) }
}

/** One guarded write; false when somebody else has changed the order. */
export const writeOrder = async ({ _id, ...after }: OrderDoc): Promise<boolean> => {
  const unset: 'held'[] = after.held ? [] : ['held']
  return (await updateWhere(orders, { _id, rev: after.rev - 1 }, { set: after, unset })) === 1
}

/** Events that an order as it is must have. */
export const eventsFor = (order: OrderDoc, notedAt: number): Event[] =>
  eventsOf(order, factsIn(order), notedAt)

/**
 * Events of a purchase that is about to be another one or none: whoever wrote it may have died before
 * adding them, and of what comes next only the newest one before is withdrawn. The first one has none.
 */
export const seeTo = async (changes: readonly Change[], notedAt: number): Promise<void> => {
  const left = changes.flatMap(({ before, after }) => {
    if (!before || before.version < 2) return []
    return after.version !== before.version || !after.held ? eventsFor(before, notedAt) : []
  })
  if (left.length > 0) await addMissing(events, left)
}

const addFresh = async (fresh: readonly OrderDoc[], notedAt: number): Promise<boolean> => {
  try {
    await addNew(orders, fresh)
  } catch (error) {
    if (error instanceof DuplicateError) return false
    throw error
  }
  await addMany(
    events,
    fresh.flatMap((order) => eventsFor(order, notedAt)),
  )
  return true
}

/**
 * Orders that nobody says any more, of one revision: they all change alike, and so in one request. Who
 * was changed meanwhile is left as they are.
 */
const emptyAll = async (same: readonly Change[], rev: number): Promise<OrderDoc[]> => {
  const ids = same.map(({ after }) => after._id)
  const by = same[0]?.after.by ?? ''
  const change = { set: { by }, inc: { rev: 1 }, unset: ['held' as const] }
  const done = await updateWhere(orders, { _id: oneOf(ids), rev }, change)
  const all = same.map(({ after }) => after)
  if (done === all.length) return all
  const now = await getMany(orders, ids, { bulk: true })
  const own = new Set(now.filter((one) => one.by === by && !one.held).map(({ _id }) => _id))
  return all.filter(({ _id }) => own.has(_id))
}

const writeEmpty = async (empty: readonly Change[]): Promise<OrderDoc[]> => {
  const done: OrderDoc[] = []
  for (const rev of new Set(empty.map(({ after }) => after.rev - 1))) {
    const same = empty.filter(({ after }) => after.rev - 1 === rev)
    done.push(...(await emptyAll(same, rev)))
  }
  return done
}

const writeOthers = async (others: readonly Change[]): Promise<OrderDoc[]> => {
  const written = await aFewAtATime(others, async ({ before, after }) =>
    before === after || (await writeOrder(after)) ? after : undefined,
  )
  return written.filter((one) => one !== undefined)
}

/**
 * Which of these orders others say differently by now. One of them may have looked before our writing,
 * and found them as they should be.
 */
const overtaken = async (done: readonly OrderDoc[]): Promise<Set<string>> => {
  const live = await liveOf(done.map(({ _id }) => _id))
  const stale = done.filter(({ _id, held }) => !sameHeld(held, heldOf(live.get(_id) ?? [])))
  return new Set(stale.map(({ _id }) => _id))
}

const writeAll = async (known: readonly Change[], notedAt: number): Promise<Set<string>> => {
  await seeTo(known, notedAt)
  const isEmptied = ({ before, after }: Change) => before !== after && !after.held
  const done = [
    ...(await writeEmpty(known.filter(isEmptied))),
    ...(await writeOthers(known.filter((one) => !isEmptied(one)))),
  ]
  await addMissing(
    events,
    done.flatMap((order) => eventsFor(order, notedAt)),
  )
  const stale = await overtaken(done)
  return new Set(done.map(({ _id }) => _id).filter((id) => !stale.has(id)))
}

/** What is to be done for one order; undefined where it is as it should be, events and all. */
const changeOf = (
  said: SaidDoc,
  order: OrderDoc | undefined,
  live: readonly SaidDoc[],
  by: string,
): Change | undefined => {
  const held = heldOf(live)
  if (order && sameHeld(order.held, held))
    // Written by this very slice, which died before it could see to the events.
    return order.by === by ? { before: order, after: order } : undefined
  if (!order && !held) return undefined
  return { before: order, after: changed(order ?? newOrder(said), { held } as object, by) }
}

export interface Put {
  /** What imports in force say of each order now. */
  live: Map<string, SaidDoc[]>
  /** Orders that were changed, as they are now. */
  orders: OrderDoc[]
}

const attempt = async (batch: readonly SaidDoc[], by: string, now: number, put: Put) => {
  const ids = batch.map(({ orderId }) => orderId)
  // Orders before what is said of them: whoever says more meanwhile changes the order after we have
  // read it, and our guarded write finds out.
  const known = new Map(
    (await getMany(orders, ids, { bulk: true })).map((order) => [order._id, order]),
  )
  const live = await liveOf([...known.keys()])
  const changes = batch.flatMap((said) => {
    const order = known.get(said.orderId)
    // An order that nobody has written is said by this import alone.
    const says = order ? (live.get(said.orderId) ?? []) : said.live ? [said] : []
    put.live.set(said.orderId, says)
    return changeOf(said, order, says, by) ?? []
  })
  const fresh = changes.filter(({ before }) => !before).map(({ after }) => after)
  const old = changes.filter(({ before }) => before)
  const isAdded = await addFresh(fresh, now)
  const done = await writeAll(old, now)
  if (isAdded) for (const { _id } of fresh) done.add(_id)
  for (const { after } of changes) if (done.has(after._id)) put.orders.push(after)
  const lost = new Set(changes.map(({ after }) => after._id).filter((id) => !done.has(id)))
  return batch.filter(({ orderId }) => lost.has(orderId))
}

/**
 * Makes orders what all imports in force say of them, and their events with them: order first, event
 * after it. Killed between the two, the same slice (`by`) finds its own name in the order and adds
 * what is missing; nothing is counted twice, because an event's id is made from the order.
 */
export const putOrders = async (
  batch: readonly SaidDoc[],
  by: string,
  now: number,
): Promise<Put> => {
  const put: Put = { live: new Map(), orders: [] }
  let left = batch
  for (let tries = TRIES; left.length > 0; tries -= 1) {
    if (tries === 0) throw new BusyError(`orders of ${by} are busy`)
    left = await attempt(left, by, now, put)
  }
  return put
}
