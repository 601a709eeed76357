import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import { type BusinessDay, businessDayOf, DAY, startOfDay } from '#core/kernel/time'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import type { LogRow } from '#core/redemption/views'
import { type AuditDoc, audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { between, findPage, gte, MAX_PAGE, type Page, tallyBy } from '../platform/store'
import { postAt } from '../stores'
import { logRowsOf, type Me, REDEEM, receiptIn } from './log'

interface Asked {
  storeId: string
  day: BusinessDay
  after?: string | undefined
}

const pageOf = ({ storeId, day, after }: Asked, size: number) => {
  const from = startOfDay(day)
  const where = { storeId, action: REDEEM, at: between(from, from + DAY) }
  return findPage(audit, { where, by: 'at', way: 'desc', size, after })
}

/**
 * Pages that one search looks through: a thousand redemptions of a day, in well under a call's time.
 * A search that found little in them goes on with the next page.
 */
const LOOKED_THROUGH = 10

const folded = (text: string) => text.toLowerCase()

/** Part of the coupon's name, or last digits of the card that stands in 会员 尾号 5678. */
const matcher = (search: string) => {
  const wanted = folded(search)
  return (row: AuditDoc): boolean => {
    const { name, member } = receiptIn(row)
    return folded(name).includes(wanted) || (/^\d+$/.test(wanted) && member.endsWith(wanted))
  }
}

/** The database can not look into receipts, so the rows of the day are looked through here. */
const searched = async (asked: Asked, search: string): Promise<Page<AuditDoc>> => {
  const matches = matcher(search)
  const rows: AuditDoc[] = []
  let { after } = asked
  for (let left = LOOKED_THROUGH; left > 0; left -= 1) {
    const page = await pageOf({ ...asked, after }, MAX_PAGE)
    for (const row of page.rows.filter(matches)) {
      rows.push(row)
      if (rows.length === PAGE_SIZE) return { rows, next: `${row.at}~${row._id}` }
    }
    if (page.next === undefined) return { rows }
    after = page.next
  }
  return after === undefined ? { rows } : { rows, next: after }
}

/** The log of one store and day, the newest first; of today unless a day is asked for. */
export const today: UseCase<(typeof redemptionClerkRoutes)['redemption.today']> = async (
  { storeId, after, day, search },
  { staff, now },
) => {
  const post = await postAt(staff, storeId)
  if (!post.ok) return post
  const asked = { storeId, day: (day ?? businessDayOf(now)) as BusinessDay, after }
  const page = await (search === undefined ? pageOf(asked, PAGE_SIZE) : searched(asked, search))
  const rows = await logRowsOf(page.rows, { staff, post: post.value }, now)
  return ok(page.next === undefined ? { rows } : { rows, next: page.next })
}

/** Coupons used and taken back in a store since midnight, alone and in sales. */
const countsOf = async (storeId: string, now: number) => {
  const settledAt = gte(startOfDay(businessDayOf(now)))
  const tallies = await tallyBy(audit, {
    where: { storeId, settledAt },
    items: 'uses',
    by: { back: 'uses.back' },
    of: 'uses.fen',
  })
  const of = (back: boolean) => tallies.find(({ by }) => by.back === back)?.count ?? 0
  return { redeemed: of(false), undone: of(true) }
}

/** Today's counts and newest redemptions of a store, for the clerk's first screen. */
export const todayOf = async (
  me: Me,
  now: number,
  size: number,
): Promise<{ today: { redeemed: number; undone: number }; last: LogRow[] }> => {
  const { storeId } = me.post
  const [counts, page] = await Promise.all([
    countsOf(storeId, now),
    pageOf({ storeId, day: businessDayOf(now) }, size),
  ])
  return { today: counts, last: await logRowsOf(page.rows, me, now) }
}
