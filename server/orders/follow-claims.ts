import { aFewAtATime } from '../platform/few'
import { isOpen, members } from '../platform/people'
import { find, get, getMany, MAX_ROWS, oneOf, updateWhere } from '../platform/store'
import { type ClaimDoc, claims, type OrderDoc, orders, type SaidDoc } from './records'
import { closeClaim, finishClaim, takeOrder } from './take-order'

/** Claimed orders that have changed: points follow what went back, links the buyer who is known now. */
const followChanged = async (changed: readonly OrderDoc[], now: number): Promise<void> => {
  const ids = changed.flatMap(({ _id, memberId }) => (memberId === undefined ? [] : [_id]))
  const own = await getMany(claims, ids)
  await aFewAtATime(own, (claim) => finishClaim(claim, now))
}

const settleWaiting = ({ _id }: ClaimDoc, status: 'settled' | 'lapsed'): Promise<number> =>
  updateWhere(claims, { _id, status: 'waiting' }, { set: { status } })

/** Who named a number before it was imported gets the order now, judged as of when they did. */
export const meet = async (waiting: ClaimDoc, order: OrderDoc, now: number): Promise<void> => {
  const member = await get(members, waiting.memberId)
  if (!isOpen(member)) return void (await settleWaiting(waiting, 'lapsed'))
  const taken = await takeOrder(order, member, { at: waiting.at, now })
  if (taken.ok) {
    await finishClaim(taken.value, now)
    await closeClaim(taken.value)
  }
  // Not paid yet: a later import may say that it is.
  if (!taken.ok && taken.code === 'orders.claim-unpaid') return
  const isOwn = taken.ok || taken.code === 'orders.claim-mine'
  await settleWaiting(waiting, isOwn ? 'settled' : 'lapsed')
}

const meetWaiting = async (batch: readonly SaidDoc[], now: number): Promise<void> => {
  const ids = new Map(batch.map(({ orderNo, orderId }) => [orderNo, orderId]))
  const where = { status: 'waiting', orderNo: oneOf([...ids.keys()]) }
  const waiting = await find(claims, { where, order: [['at', 'asc']], limit: MAX_ROWS })
  const wanted = waiting.flatMap(({ orderNo }) => ids.get(orderNo) ?? [])
  const found = new Map((await getMany(orders, wanted)).map((order) => [order.orderNo, order]))
  for (const one of waiting) {
    const order = found.get(one.orderNo)
    // One after the other, who asked first before the others.
    if (order) await meet(one, order, now)
  }
}

/** What a slice of an import means for members' claims; safe to repeat. */
export const followClaims = async (
  batch: readonly SaidDoc[],
  changed: readonly OrderDoc[],
  now: number,
): Promise<void> => {
  await followChanged(changed, now)
  await meetWaiting(batch, now)
}
