import type { auditOperatorRoutes } from '#core/audit/contract'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { findPage, gte } from '../platform/store'
import { rowsOf } from './row'

/** What happened, the newest first. */
export const list: UseCase<(typeof auditOperatorRoutes)['audit.list']> = async ({ after }) => {
  const page = await findPage(audit, {
    where: { at: gte(0) },
    by: 'at',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const rows = await rowsOf(page.rows)
  return ok(page.next === undefined ? { rows } : { rows, next: page.next })
}
