import { countBits } from '#core/checkin/rules'
import { standing } from '#core/redemption/rules'
import type { Invariant } from '../../../localwechat/simulator/index.ts'
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

const couponBack = ({ returns }: SaleDoc): boolean => returns.some((one) => one.couponBack)

const couponsFitSales = async (view: Seen): Found => {
  const sales = new Map((await salesOf(view)).map((sale) => [sale._id, sale]))
  for (const { _id, redemptions } of await couponsOf(view)) {
    const saleId = standing(redemptions)?.saleId
    if (saleId === undefined) continue
    if (sales.get(saleId)?.coupon?.id !== _id) return `${_id} was used in a sale that is not there`
  }
  const coupons = new Map((await couponsOf(view)).map((coupon) => [coupon._id, coupon]))
  for (const sale of sales.values()) {
    const used = sale.coupon && coupons.get(sale.coupon.id)
    if (!used || couponBack(sale)) continue
    if (standing(used.redemptions)?.saleId !== sale._id) return `${sale._id} lost its coupon`
  }
}

/** One coupon in two sales that both stand is money lost, at whatever moment. */
const couponInOneSale = async (view: Seen): Found => {
  const used = new Set<string>()
  for (const sale of await allSales(view)) {
    if (!sale.coupon || couponBack(sale)) continue
    if (used.has(sale.coupon.id)) return `${sale.coupon.id} was used in two sales`
    used.add(sale.coupon.id)
  }
}

interface Answer {
  ok?: boolean
  data?: { quote?: string; sum?: unknown; sale?: { id: string; sum: unknown } }
}

/** The receipt equals the quote to the fen, and the points that moved are the receipt's. */
const receiptIsQuote = async (view: Seen): Found => {
  const quoted = new Map<string, string>()
  for (const { result } of view.calls) {
    const { quote, sum } = (result as Answer | undefined)?.data ?? {}
    if (quote !== undefined) quoted.set(quote, JSON.stringify(sum))
  }
  for (const { data, result } of view.calls) {
    const answer = result as Answer | undefined
    if (data.route !== 'sales.record' || !answer?.ok || !answer.data?.sale) continue
    const said = quoted.get((data.input as { quote: string }).quote)
    const sum = JSON.stringify(answer.data.sale.sum)
    if (said !== sum) return `${answer.data.sale.id}: quoted ${said}, recorded ${sum}`
  }
}

const movesFitReceipts = async (view: Seen): Found => {
  const rows = await allRows(view)
  for (const { _id, sum } of await allSales(view)) {
    const own = rows.filter((row) => row._id === _id)
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
    const bought = rows.filter((row) => row._id === _id)
    const back = rows.filter((row) => returns.some(({ id }) => id === row._id))
    const [spent, restored] = [movedText(bought, 'spend', -1), movedText(back, 'restore')]
    if (spent !== restored) return `${_id}: spent ${spent}, came back ${restored}`
  }
}

interface Stock {
  _id: string
  total: number
  left: number
}

/** What was exchanged and not given back is missing from the stock, and nothing else is. */
const stockFits = async (view: Seen): Found => {
  const coupons = await couponsOf(view)
  for (const { _id, total, left } of await view.all<Stock>('stock')) {
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
    if (-sumOf(moved(own, 'spend').values()) !== paid?.points) return `${_id} was not paid for`
    const given = story.some(({ event }) => event === 'cancelled')
    const back = movedText(own, 'restore')
    if (back !== (given ? movedText(own, 'spend', -1) : '')) return `${_id}: came back ${back}`
  }
}

const filedOnce = async (view: Seen): Found => {
  const rows = new Set((await filedRows(view)).map(({ _id }) => _id))
  const filed = new Set((await salesOf(view)).map(({ _id }) => _id))
  for (const { _id } of await allRows(view)) if (!rows.has(_id)) return `row ${_id} is not filed`
  for (const { _id, returns } of await allSales(view)) {
    if (!filed.has(_id)) return `sale ${_id} is not filed`
    for (const { id } of [{ id: _id }, ...returns]) if (!rows.has(id)) return `${id} has no row`
  }
  const adjusted = (await view.all<{ _id: string; status: string }>('adjustments')).filter(
    ({ status }) => status === 'done',
  ).length
  const decided = (await filedRows(view)).filter(
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
  'a coupon stands in one sale': couponInOneSale,
  'the receipt is the quote': receiptIsQuote,
  'points moved as the receipt says': movesFitReceipts,
  'returns stay within the sale': returnsStayWithin,
  'a whole return inverts the sale': wholeReturnInverts,
  'stock and limits hold': stockFits,
  'an exchange moves its points once each way': exchangesFit,
  'a card shows what was stamped': { when: 'end', check: cardFits },
  'every row and sale is filed': { when: 'end', check: filedOnce },
  'a coupon is used just when its sale stands': { when: 'end', check: couponsFitSales },
  'who left has left nothing personal': { when: 'end', check: forgotten },
  'a retry gets the first answer': { when: 'end', check: retryIsFirst },
} satisfies Record<string, Invariant<PointsStage>>

export type PointsInvariant = keyof typeof invariants
