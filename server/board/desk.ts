import type { DeskMonth } from '#core/board/facts'
import {
  addMonths,
  businessDayOf,
  endOfMonth,
  HOUR,
  monthOf,
  startOfMonth,
} from '#core/kernel/time'
import { fenOf } from '#core/points/earning'
import { readBrand } from '../brand'
import { FAR, members } from '../platform/people'
import { addOnce, between, count, get, gt, lt, sumBy, updateWhere } from '../platform/store'
import { sales } from '../sales'
import { entriesOf } from '../settlement'
import { board } from './records'

interface Span {
  from: number
  to: number
}

/** What coupons of a month took off: the entries of the settlements, as every store has them. */
const used = async (span: Span) => {
  const entries = await entriesOf(span)
  return {
    used: entries.reduce((sum, { back, uses }) => sum + (back ? -uses : uses), 0),
    offFen: entries.reduce((sum, { fen }) => sum + fen, 0),
  }
}

/** Paid for sales that took a coupon. */
const withCoupons = async ({ from, to }: Span): Promise<number> => {
  const sums = await sumBy(sales, {
    where: { at: between(from, to), 'coupons.offFen': gt(-1) },
    by: 'storeId',
    of: 'sum.payFen',
  })
  return sums.reduce((all, { sum }) => all + sum, 0)
}

/** What members hold now. */
const held = async (now: number) => {
  const where = { nextExpiry: lt(FAR) }
  const [{ program }, sums, holders] = await Promise.all([
    readBrand(),
    sumBy(members, {
      where,
      items: 'account.lots',
      by: 'account.lots.until',
      of: 'account.lots.left',
    }),
    count(members, where),
  ])
  const live = sums.filter(({ key }) => Number(key) >= now)
  const points = live.reduce((all, { sum }) => all + sum, 0)
  return { points, pointsFen: fenOf(points, program.points), holders }
}

/** A month as it is now: five requests, each over an index. */
export const deskOf = async (month: string, now: number): Promise<DeskMonth> => {
  const span = { from: startOfMonth(month), to: endOfMonth(month) + 1 }
  const [coupons, withFen, points] = await Promise.all([used(span), withCoupons(span), held(now)])
  return { ...coupons, withFen, ...points }
}

const keep = async (_id: string, month: DeskMonth): Promise<void> => {
  if (await addOnce(board, { _id, month })) return
  await updateWhere(board, { _id }, { set: { month } })
}

/** The board may be an hour old where persons tell nothing; who opens a figure has it counted anew. */
const EVERY = HOUR

/**
 * Counts the running month now and then, and the one before once more when a new one has begun: points
 * stay then as they were found last. `cursor` is when it was done.
 */
export const deskSlice = async (
  cursor: number,
  now: number,
): Promise<{ cursor: number; more: boolean }> => {
  if (now - cursor < EVERY) return { cursor, more: false }
  const month = monthOf(businessDayOf(now))
  const before = addMonths(month, -1)
  if (cursor > 0 && monthOf(businessDayOf(cursor)) === before) await finish(before)
  await keep(month, await deskOf(month, now))
  return { cursor: now, more: false }
}

/** The coupons of a month that is over; what members held at its end nobody can count any more. */
const finish = async (month: string): Promise<void> => {
  const span = { from: startOfMonth(month), to: endOfMonth(month) + 1 }
  const [known, coupons, withFen] = await Promise.all([
    get(board, month),
    used(span),
    withCoupons(span),
  ])
  if (known?.month) await keep(month, { ...known.month, ...coupons, withFen })
}
