import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import { businessDayOf } from '#core/kernel/time'
import type { salesClerkRoutes } from '#core/sales/contract'
import type { UseCase } from '../platform/context'
import { staffNames } from '../platform/people'
import { findPage } from '../platform/store'
import { postAt } from '../stores'
import { sales } from './records'
import { saleRowOf } from './view'

/** Today's sales of one store, the newest first. */
export const today: UseCase<(typeof salesClerkRoutes)['sales.today']> = async (
  { storeId, after },
  { staff, now },
) => {
  const post = await postAt(staff, storeId)
  if (!post.ok) return post
  const where = { storeId, day: businessDayOf(now) }
  const page = await findPage(sales, { where, by: 'at', way: 'desc', size: PAGE_SIZE, after })
  const clerkOf = await staffNames(page.rows.map(({ staffId }) => staffId))
  const rows = page.rows.map((sale) => saleRowOf(sale, clerkOf(sale.staffId)))
  return ok(page.next === undefined ? { rows } : { rows, next: page.next })
}
