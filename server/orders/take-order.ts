import { isKey, memberKey } from '#core/identity/keys'
import { ok, type Result, refuse } from '#core/kernel/result'
import { decideClaim } from '#core/orders/import-claims'
import { type Noted, noteLinks } from '../identity'
import { type Member, members } from '../platform/people'
import { addMissing, addOnce, BusyError, get, updateWhere } from '../platform/store'
import { goesOn, newClaim, rateOf, settleClaim } from './claim-points'
import { changed, eventsFor, seeTo, writeOrder } from './put'
import { type ClaimDoc, claims, events, type OrderDoc, orders } from './records'
import { readRules } from './rules'

/** Somebody else was faster this often. */
const TRIES = 8

/** The order's own document says whose it is: its purchase is now about the order's own key. */
const markOrder = async ({ _id, memberId, at }: ClaimDoc, now: number): Promise<OrderDoc> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const order = await get(orders, _id)
    if (!order) throw new Error(`claim ${_id} has no order`)
    if (order.memberId === memberId) return order
    const after = changed(order, { memberId, claimedAt: at }, `claim.${_id}`)
    await seeTo([{ before: order, after }], now)
    if (await writeOrder(after)) return after
  }
  throw new BusyError(`order ${_id} is busy`)
}

/** The order is the member's for sure; its buyer probably is (core/identity/conflicts.ts). */
const linksOf = ({ memberId, at }: ClaimDoc, { own, held }: OrderDoc): Noted[] => {
  const a = memberKey(memberId)
  if (!isKey(own)) return []
  const buyer = held?.buyer
  return [
    { a, b: own, source: 'order', at },
    ...(buyer && isKey(buyer) ? [{ a, b: buyer, source: 'buyer' as const, ref: own, at }] : []),
  ]
}

/**
 * Everything that follows from a claim, each part once however often it is done: the order's mark,
 * its events, who is one person, and what it earns.
 */
export const finishClaim = async (claim: ClaimDoc, now: number): Promise<OrderDoc> => {
  const order = await markOrder(claim, now)
  await addMissing(events, eventsFor(order, now))
  if (goesOn(await get(members, claim.memberId), claim)) await noteLinks(linksOf(claim, order), now)
  await settleClaim(claim._id, now)
  return order
}

/** Nothing is left to do, until the order changes. */
export const closeClaim = ({ _id }: ClaimDoc): Promise<number> =>
  updateWhere(claims, { _id, status: 'open' }, { set: { status: 'settled' } })

type TakeRefusal =
  | 'orders.claim-taken'
  | 'orders.claim-mine'
  | 'orders.claim-unpaid'
  | 'orders.claim-too-old'

/**
 * The claim of an order by a member: one document under the order's id, and so one for ever (law 1).
 * A claim of their own that died on the way is gone on with.
 */
export const takeOrder = async (
  order: OrderDoc,
  member: Member,
  asked: { at: number; now: number },
): Promise<Result<ClaimDoc, TakeRefusal>> => {
  const before = await get(claims, order._id)
  if (before?.memberId === member._id && before.status === 'open') return ok(before)
  if (before) return refuse(claimedBy(before, member))
  const rules = await readRules()
  const asker = { memberId: member._id, at: asked.at }
  const may = decideClaim(order, rules, asker)
  if (!may.ok) return may
  const rate = await rateOf(order, member, rules, asked.now)
  const claim = newClaim(order, { ...asker, rate })
  if (await addOnce(claims, claim)) return ok(claim)
  const first = await get(claims, order._id)
  return first?.memberId === member._id ? ok(first) : refuse('orders.claim-taken')
}

const claimedBy = ({ memberId }: ClaimDoc, { _id }: Member) =>
  memberId === _id ? ('orders.claim-mine' as const) : ('orders.claim-taken' as const)
