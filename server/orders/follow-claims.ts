import { aFewAtATime } from '../platform/few'
import { members } from '../platform/people'
import { find, get, getMany, gt, MAX_BULK, oneOf, updateWhere } from '../platform/store'
import { goesOn } from './claim-points'
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
  if (!member || !goesOn(member, waiting)) return void (await settleWaiting(waiting, 'lapsed'))
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

/** Everybody who waits for these numbers, who asked first before the others. */
const waitingFor = async (orderNos: readonly string[]): Promise<ClaimDoc[]> => {
  const where = { status: 'waiting', orderNo: oneOf(orderNos) }
  const found: ClaimDoc[] = []
  for (let after = ''; ; ) {
    const page = await find(claims, {
      where: { ...where, _id: gt(after) },
      order: [['_id', 'asc']],
      limit: MAX_BULK,
      bulk: true,
    })
    found.push(...page)
    if (page.length < MAX_BULK) return found.sort((a, b) => a.at - b.at)
    after = page.at(-1)?._id ?? ''
  }
}

const meetWaiting = async (batch: readonly SaidDoc[], now: number): Promise<void> => {
  const ids = new Map(batch.map(({ orderNo, orderId }) => [orderNo, orderId]))
  const waiting = await waitingFor([...ids.keys()])
  const wanted = waiting.flatMap(({ orderNo }) => ids.get(orderNo) ?? [])
  const found = new Map((await getMany(orders, wanted)).map((order) => [order.orderNo, order]))
  for (const one of waiting) {
    const order = found.get(one.orderNo)
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
