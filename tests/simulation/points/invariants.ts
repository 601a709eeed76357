import { countBits } from '#core/checkin/rules'
import { statusAfter } from '#core/coupons/life-cycle'
import type { Invariant } from '../../../localwechat/simulator/index.ts'
import type { CouponDoc } from '../../../server/coupons'
import type { SaleDoc } from '../../../server/sales/records'
import { retryIsFirst } from '../invariants'
import {
  allRows,
  allSales,
  couponsOf,
  filedRows,
  membersOf,
  moved,
  movedText,
  outOfBooks,
  type Seen,
  salesOf,
  sumOf,
} from './books'
import { GIFT_LIMIT, type PointsStage } from './stage'

type Found = Promise<string | undefined>

const lotsAddUp = async (view: Seen): Found => {
  for (const { _id, account } of await membersOf(view)) {
    if (!account) continue
    const sum = sumOf(account.lots.map(({ left }) => left))
    if (account.balance !== sum - account.debt)
      return `${_id}: balance ${account.balance}, lots ${sum}, debt ${account.debt}`
  }
}

const neverBelow = async (view: Seen): Found => {
  for (const { _id, account } of await membersOf(view)) {
    if (!account) continue
    const { lots, debt } = account
    if (lots.some(({ left }) => left <= 0)) return `${_id} has a lot with ${JSON.stringify(lots)}`
    if (debt < 0 || (debt > 0 && lots.length > 0)) return `${_id} owes ${debt} beside lots`
  }
}

const rowsMakeAccounts = async (view: Seen): Found => outOfBooks(view, await allRows(view))

const stampRows = async (view: Seen) =>
  (await allRows(view)).filter(
    ({ action }) => action === 'checkin.stamp' || action === 'checkin.makeUp',
  )

/** By the rows, which stay when a membership is closed and opened again. */
const stampedOnce = async (view: Seen): Found => {
  const days = new Set<string>()
  for (const { subject, points } of await stampRows(view)) {
    const key = `${subject} ${points?.document?.id}`
    if (days.has(key)) return `${key} was stamped twice`
    days.add(key)
  }
}

/** What is on the card was stamped by a deed; a card that was closed forgets. */
const cardFits = async (view: Seen): Found => {
  const rows = await stampRows(view)
  for (const { _id, stamps = [] } of await membersOf(view)) {
    const marks = sumOf(stamps.map(({ days }) => countBits(days)))
    const own = rows.filter(({ subject }) => subject === _id).length
    const closed = (await allRows(view)).some(
      ({ action, subject }) => action === 'membership.close' && subject === _id,
    )
    if (closed ? marks > own : marks !== own) return `${_id}: ${marks} marks, ${own} rows`
  }
}

const isWhole = ({ sum, returns }: SaleDoc): boolean =>
  sumOf(returns.map(({ listFen }) => listFen)) === sum.listFen

/** Uses of a coupon that stand, by the coupon itself. */
const usesOf = ({ redemptions }: CouponDoc) =>
  redemptions.filter(({ undoneAt }) => undoneAt === undefined)

const couponsFitSales = async (view: Seen): Found => {
  const sales = new Map((await salesOf(view)).map((sale) => [sale._id, sale]))
  const coupons = new Map((await couponsOf(view)).map((coupon) => [coupon._id, coupon]))
  for (const coupon of coupons.values())
    for (const { saleId } of usesOf(coupon)) {
      if (saleId === undefined) continue
      const sale = sales.get(saleId)
      const isIn = sale && !isWhole(sale) && sale.coupons.some(({ id }) => id === coupon._id)
      if (!isIn) return `${coupon._id} was used in a sale that does not stand`
    }
  for (const sale of sales.values())
    for (const { id, offFen } of isWhole(sale) ? [] : sale.coupons) {
      const coupon = coupons.get(id)
      const use = coupon && usesOf(coupon).find(({ saleId }) => saleId === sale._id)
      if (use?.fen !== offFen) return `${sale._id} lost its coupon`
    }
}

/** A coupon in more sales that stand than it has uses is money lost, at whatever moment. */
const couponInItsSales = async (view: Seen): Found => {
  const uses = new Map((await couponsOf(view)).map(({ _id, uses }) => [_id, uses]))
  const used = new Map<string, number>()
  for (const sale of await allSales(view))
    for (const { id } of isWhole(sale) ? [] : sale.coupons) {
      const count = (used.get(id) ?? 0) + 1
      used.set(id, count)
      if (count > (uses.get(id) ?? 0)) return `${id} was used in ${count} sales`
    }
}

const storiesAreLegal = async (view: Seen): Found => {
  for (const { _id, status, story } of await couponsOf(view)) {
    const told = statusAfter(story)
    const moves = story.map(({ event }) => event).join(', ')
    if (told !== status) return `${_id} is ${status}, its story is ${moves}`
  }
}

/** What a coupon says of itself in sum is what its uses say one by one. */
const usesAddUp = async (view: Seen): Found => {
  for (const coupon of await couponsOf(view)) {
    const { _id, status, uses, used, costFen, sales, salesFen } = coupon
    const standing = usesOf(coupon)
    const inSales = standing.filter(({ saleId }) => saleId !== undefined)
    const sums = [
      standing.length,
      sumOf(standing.map(({ fen }) => fen)),
      inSales.length,
      sumOf(inSales.map(({ payFen = 0 }) => payFen)),
    ]
    if ([used, costFen, sales, salesFen].join() !== sums.join())
      return `${_id} says ${[used, costFen, sales, salesFen]}, its uses ${sums}`
    if (used > uses || (status === 'redeemed' && used < uses))
      return `${_id} is ${status} with ${used} of ${uses} uses`
  }
}

/** Whom a coupon is held for is known just while it is held, and no hold outlives the jobs. */
const holdsEnd = async (view: Seen): Found => {
  for (const { _id, status, heldFor, heldUntil } of await couponsOf(view)) {
    if ((status === 'held') !== (heldFor !== ''))
      return `${_id} is ${status}, held for "${heldFor}"`
    if (status === 'held') return `${_id} is still held, until ${heldUntil}`
  }
}

/** The entries of the settlement are what the uses that stand took off, coupon by coupon. */
const settlementFits = async (view: Seen): Found => {
  const entries = new Map<string, number>()
  for (const { uses = [] } of await filedRows(view))
    for (const { couponId, fen } of uses) entries.set(couponId, (entries.get(couponId) ?? 0) + fen)
  for (const { _id, costFen } of await couponsOf(view))
    if ((entries.get(_id) ?? 0) !== costFen)
      return `${_id} cost ${costFen}, the settlement says ${entries.get(_id)}`
}

interface Answer {
  ok?: boolean
  data?: { quote?: string; sum?: unknown; sale?: { id: string; sum: unknown } }
}

/** The receipt equals the quote to the fen, and the points that moved are the receipt's. */
const receiptIsQuote = async (view: Seen): Found => {
  const quoted = new Map<string, string>()
  for (const { data, result } of view.calls) {
    const { quote, sum } = (result as Answer | undefined)?.data ?? {}
    if (quote === undefined) continue
    // A hold answers the quote that it was given, with the coupons held.
    const given = quoted.get((data.input as { quote?: string }).quote ?? '')
    quoted.set(quote, given ?? JSON.stringify(sum))
  }
  for (const { data, result } of view.calls) {
    const answer = result as Answer | undefined
    if (data.route !== 'sales.record' || !answer?.ok || !answer.data?.sale) continue
    const said = quoted.get((data.input as { quote: string }).quote)
    const sum = JSON.stringify(answer.data.sale.sum)
    if (said !== sum) return `${answer.data.sale.id}: quoted ${said}, recorded ${sum}`
  }
}

/** A request id that was sent for two sales has two rows, but a sale has one. */
const rowsOfSale = (rows: Awaited<ReturnType<typeof allRows>>, saleId: string) =>
  rows.filter(({ subject, action }) => action === 'sales.record' && subject === saleId)

const movesFitReceipts = async (view: Seen): Found => {
  const rows = await allRows(view)
  for (const { _id, sum } of await allSales(view)) {
    const own = rowsOfSale(rows, _id)
    const [used, earned] = [
      -sumOf(moved(own, 'spend').values()),
      sumOf(moved(own, 'earn').values()),
    ]
    if (used !== sum.pointsUsed || earned !== sum.pointsEarned)
      return `${_id}: moved ${used} and ${earned}, receipt ${JSON.stringify(sum)}`
  }
}

const returnsStayWithin = async (view: Seen): Found => {
  for (const { _id, sum, returns } of await allSales(view)) {
    const back = (of: 'listFen' | 'refundFen' | 'pointsBack' | 'pointsTaken') =>
      sumOf(returns.map((one) => one[of]))
    if (back('listFen') > sum.listFen) return `${_id}: more goods came back than were sold`
    if (back('refundFen') > sum.payFen) return `${_id}: more money went back than was paid`
    if (back('pointsBack') > sum.pointsUsed) return `${_id}: more points went back than were spent`
    if (back('pointsTaken') > sum.pointsEarned) return `${_id}: more points taken than earned`
  }
}

/** A sale that came back as a whole is as if it had never been, lot by lot. */
const wholeReturnInverts = async (view: Seen): Found => {
  const rows = await allRows(view)
  for (const sale of (await allSales(view)).filter(isWhole)) {
    const { _id, sum, returns } = sale
    const refund = sumOf(returns.map(({ refundFen }) => refundFen))
    if (refund !== sum.payFen) return `${_id}: paid ${sum.payFen}, ${refund} given back`
    const bought = rowsOfSale(rows, _id)
    const back = rows.filter((row) => returns.some(({ id }) => id === row._id))
    const [spent, restored] = [movedText(bought, 'spend', -1), movedText(back, 'restore')]
    if (spent !== restored) return `${_id}: spent ${spent}, came back ${restored}`
  }
}

interface Stock {
  _id: string
  templateId?: string
  total?: number
  left?: number
}

/**
 * What was exchanged and not given back is missing from the shards of the stock, and nothing else
 * is: unit and coupon are taken in one commit.
 */
const stockFits = async (view: Seen): Found => {
  const coupons = await couponsOf(view)
  const stock = await view.all<Stock>('stock')
  for (const { _id, total = 0 } of stock.filter((one) => one.total !== undefined)) {
    const shards = stock.filter(({ templateId }) => templateId === _id)
    const left = shards.reduce((all, one) => all + (one.left ?? 0), 0)
    const out = coupons.filter(
      ({ templateId, story }) =>
        templateId === _id && !story.some(({ event }) => event === 'cancelled'),
    )
    if (left < 0 || left !== total - out.length)
      return `${out.length} of ${total} are out, ${left} are left`
    const limit = _id === view.stage.giftId ? GIFT_LIMIT : 1
    for (const { memberId } of out)
      if (out.filter((one) => one.memberId === memberId).length > limit)
        return `${memberId} has more than ${limit}`
  }
}

/** Every point that a coupon cost left with it, and came back with it, once. */
const exchangesFit = async (view: Seen): Found => {
  const rows = await allRows(view)
  for (const { _id, paid, story } of await couponsOf(view)) {
    const own = rows.filter(({ points }) => points?.document?.id === _id)
    if (-sumOf(moved(own, 'spend').values()) !== (paid?.points ?? 0))
      return `${_id} was not paid for`
    const given = story.some(({ event }) => event === 'cancelled')
    const back = movedText(own, 'restore')
    if (back !== (given ? movedText(own, 'spend', -1) : '')) return `${_id}: came back ${back}`
  }
}

const filedOnce = async (view: Seen): Found => {
  const found = await filedRows(view)
  const rows = new Set(found.map(({ _id }) => _id))
  const filed = new Set((await salesOf(view)).map(({ _id }) => _id))
  for (const { _id } of await allRows(view)) if (!rows.has(_id)) return `row ${_id} is not filed`
  for (const { _id, returns } of await allSales(view)) {
    if (!filed.has(_id)) return `sale ${_id} is not filed`
    if (rowsOfSale(found, _id).length !== 1) return `sale ${_id} has no row of its own`
    for (const { id } of returns) if (!rows.has(id)) return `${id} has no row`
  }
  const adjusted = (await view.all<{ _id: string; status: string }>('adjustments')).filter(
    ({ status }) => status === 'done',
  ).length
  const decided = found.filter(
    ({ action, points }) => action === 'points.decide' && points !== undefined,
  ).length
  if (adjusted !== decided) return `${adjusted} wishes were granted, ${decided} rows say so`
}

const COLLECTIONS = ['members', 'coupons', 'sales', 'audit', 'holdings', 'adjustments', 'reminders']

/** Those who left are in no document any more; only what nobody can tell from others. */
const forgotten = async (view: Seen): Found => {
  const closed = (await membersOf(view)).filter(({ closedAt }) => closedAt !== undefined)
  if (closed.length === 0) return undefined
  const kept = await Promise.all(COLLECTIONS.map((name) => view.all(name)))
  const everything = JSON.stringify(kept)
  const told = view.stage.secrets.find((secret) => everything.includes(secret))
  if (told !== undefined) return `${told} is still known`
  const named = closed.find(
    ({ openid, profile }) => openid !== '' || JSON.stringify(profile) !== '{}',
  )
  if (named) return `${named._id} still has a name`
}

export const invariants = {
  'balance = sum of lots − debt': lotsAddUp,
  'no lot is empty, and who owes has none': neverBelow,
  'the fold of the rows is the account': rowsMakeAccounts,
  'a day is stamped and rewarded once': stampedOnce,
  'a story is a chain of legal moves': storiesAreLegal,
  'a coupon is what its uses make it': usesAddUp,
  'a coupon stands in no more sales than it has uses': couponInItsSales,
  'the receipt is the quote': receiptIsQuote,
  'points moved as the receipt says': movesFitReceipts,
  'returns stay within the sale': returnsStayWithin,
  'a whole return inverts the sale': wholeReturnInverts,
  'stock and limits hold': stockFits,
  'an exchange moves its points once each way': exchangesFit,
  'a card shows what was stamped': { when: 'end', check: cardFits },
  'every row and sale is filed': { when: 'end', check: filedOnce },
  'a coupon is used just when its sale stands': { when: 'end', check: couponsFitSales },
  'the settlement is what the uses took off': { when: 'end', check: settlementFits },
  'no hold outlives its time': { when: 'end', check: holdsEnd },
  'who left has left nothing personal': { when: 'end', check: forgotten },
  'a retry gets the first answer': { when: 'end', check: retryIsFirst },
} satisfies Record<string, Invariant<PointsStage>>

export type PointsInvariant = keyof typeof invariants
