import { ok, type Result, refuse } from '#core/kernel/result'
import type { ClaimView, ordersMemberRoutes } from '#core/orders/contract'
import { claimViewOf, claimWords, orderNoIn } from '#core/orders/import-claims'
import {
  CLAIMS_BY_EVERYONE,
  CLAIMS_PER_PERSON,
  CLAIMS_WINDOW,
  MAX_WAITING,
} from '#core/orders/import-limits'
import { fileRow, unlessDone } from '../platform/audit'
import type { ContextOf, UseCase } from '../platform/context'
import { hashId } from '../platform/ids'
import { addOnce, count, find, get, getMany, MAX_ROWS, updateWhere } from '../platform/store'
import { giveBack, type ThrottleRule, takeAttempt } from '../platform/throttle'
import { newClaim } from './claim-points'
import { meet } from './follow-claims'
import { type ClaimDoc, claims, type OrderDoc, orders } from './records'
import { readRules } from './rules'
import { ordersOf } from './search'
import { closeClaim, finishClaim, takeOrder } from './take-order'

type Routes = typeof ordersMemberRoutes
type Claim = Routes['orders.claim']

const TYPED: ThrottleRule = {
  name: 'order-claim',
  perPerson: CLAIMS_PER_PERSON,
  everyone: CLAIMS_BY_EVERYONE,
  windowMs: CLAIMS_WINDOW,
}

const viewOf = (claim: ClaimDoc, order?: OrderDoc): ClaimView => {
  const { _id: id, orderNo, status, at, given } = claim
  return claimViewOf({ id, orderNo, status, at, points: given.points, order })
}

/** The receipt before the claim is closed: a retry of a call that died here goes on with it. */
const receipt = async (
  { row }: ContextOf<Claim>,
  claim: ClaimDoc,
  order?: OrderDoc,
): Promise<{ claim: ClaimView }> => {
  const reply = { claim: viewOf(claim, order) }
  await fileRow(row({ subject: claim._id, after: reply.claim.words, reply }))
  return reply
}

/** Everything that follows, then the receipt. */
const finish = async (claim: ClaimDoc, context: ContextOf<Claim>) => {
  const order = await finishClaim(claim, context.now)
  const reply = await receipt(context, (await get(claims, claim._id)) ?? claim, order)
  await closeClaim(claim)
  await giveBack(TYPED, context.caller.openid, context.now)
  return ok(reply)
}

/** Of orders with one number, on different platforms, the one that can be claimed. */
const take = async (found: readonly OrderDoc[], { member, now }: ContextOf<Claim>) => {
  let first: Awaited<ReturnType<typeof takeOrder>> | undefined
  for (const order of found) {
    const taken = await takeOrder(order, member, { at: now, now })
    if (taken.ok) return taken
    first ??= taken
  }
  return first
}

const NO_RATE = { points: 0, fen: 0, growth: false, rule: '' }

const waitFor = (orderNo: string, { member, now }: ContextOf<Claim>): ClaimDoc => {
  const _id = `w.${hashId(`${orderNo}:${member._id}`)}`
  const asked = { memberId: member._id, at: now, rate: NO_RATE }
  return { ...newClaim({ _id, orderNo }, asked), status: 'waiting' }
}

const isFull = async (waiting: ClaimDoc): Promise<boolean> => {
  const own = { memberId: waiting.memberId, status: 'waiting' }
  return (await count(claims, own)) >= MAX_WAITING
}

/** A number that was given up is waited for anew. */
const wait = async (waiting: ClaimDoc): Promise<void> => {
  if (await addOnce(claims, waiting)) return
  const { _id, ...set } = waiting
  await updateWhere(claims, { _id, status: 'lapsed' }, { set })
}

/** Left for a later import; taken at once when that has come between our look and this. */
const remember = async (
  orderNo: string,
  context: ContextOf<Claim>,
): Promise<Result<{ claim: ClaimView }, 'orders.claim-waiting-full'>> => {
  const waiting = waitFor(orderNo, context)
  const known = await get(claims, waiting._id)
  const isNew = known === undefined || known.status === 'lapsed'
  if (isNew && (await isFull(waiting)))
    return refuse('orders.claim-waiting-full', { most: MAX_WAITING })
  if (isNew) await wait(waiting)
  const [come] = (await ordersOf(orderNo)).filter(({ held }) => held !== undefined)
  if (come) await meet(waiting, come, context.now)
  return ok(await receipt(context, (await get(claims, waiting._id)) ?? waiting))
}

/**
 * Takes an order by its number. Each attempt is counted before anything is looked at, and given back
 * when it was right: numbers can not be tried out.
 */
export const claim: UseCase<Claim> = async ({ orderNo: typed }, context) => {
  const orderNo = orderNoIn(typed)
  if (orderNo === undefined) return refuse('orders.claim-unreadable')
  await unlessDone(context.request)
  const pause = await takeAttempt(TYPED, context.caller.openid, context.now)
  if (pause) return refuse('orders.claim-too-often', pause)
  // One that no import says any more stays its member's, and is nobody's to wait for.
  const known = await ordersOf(orderNo)
  const found = known.filter(({ held, memberId }) => held !== undefined || memberId !== undefined)
  const taken = await take(found, context)
  if (!taken) return remember(orderNo, context)
  return taken.ok ? finish(taken.value, context) : taken
}

/** A number that was waited for stands in the claim of its order. */
const isShown = ({ _id, status }: ClaimDoc): boolean =>
  !(_id.startsWith('w.') && status === 'settled')

/** Newest first; a member has few. */
export const claimsOf: UseCase<Routes['orders.claims']> = async (_input, { member }) => {
  const [own, rules] = await Promise.all([
    find(claims, { where: { memberId: member._id }, limit: MAX_ROWS }),
    readRules(),
  ])
  const shown = own.filter(isShown).sort((a, b) => b.at - a.at)
  const found = await getMany(
    orders,
    shown.map(({ _id }) => _id),
  )
  const known = new Map(found.map((order) => [order._id, order]))
  return ok({
    claims: shown.map((one) => viewOf(one, known.get(one._id))),
    words: claimWords(rules),
  })
}
