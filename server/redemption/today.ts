import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import { businessDayOf, startOfDay } from '#core/kernel/time'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import type { LogRow } from '#core/redemption/views'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { count, findPage, gte } from '../platform/store'
import { postAt } from '../stores'
import { logRowsOf, type Me, REDEEM, UNDO } from './log'

const sinceMidnight = (storeId: string, action: string, now: number) => ({
  storeId,
  action,
  at: gte(startOfDay(businessDayOf(now))),
})

const pageOf = (storeId: string, now: number, size: number, after?: string | undefined) =>
  findPage(audit, {
    where: sinceMidnight(storeId, REDEEM, now),
    by: 'at',
    way: 'desc',
    size,
    after,
  })

/** Today's log of one store, the newest first. */
export const today: UseCase<(typeof redemptionClerkRoutes)['redemption.today']> = async (
  { storeId, after },
  { staff, now },
) => {
  const post = await postAt(staff, storeId)
  if (!post.ok) return post
  const page = await pageOf(storeId, now, PAGE_SIZE, after)
  const rows = await logRowsOf(page.rows, { staff, post: post.value }, now)
  return ok(page.next === undefined ? { rows } : { rows, next: page.next })
}

/** Today's counts and newest redemptions of a store, for the clerk's first screen. */
export const todayOf = async (
  me: Me,
  now: number,
  size: number,
): Promise<{ today: { redeemed: number; undone: number }; last: LogRow[] }> => {
  const { storeId } = me.post
  const [redeemed, undone, page] = await Promise.all([
    count(audit, sinceMidnight(storeId, REDEEM, now)),
    count(audit, sinceMidnight(storeId, UNDO, now)),
    pageOf(storeId, now, size),
  ])
  return { today: { redeemed, undone }, last: await logRowsOf(page.rows, me, now) }
}
