import type { grantsOperatorRoutes } from '#core/grants/contract'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import type { Handlers, UseCase } from '../platform/context'
import { findPage, gte } from '../platform/store'
import { preview } from './preview'
import { grantRuns } from './records'
import { cancel, start } from './start'
import { runView } from './view'

export { isMeant, whereOf } from './audience'
export { fulfil, giveOwed, isPassing } from './owed'
export { giftTemplate } from './preview'
export { type GrantRunDoc, grantRuns } from './records'

/** Newest first. */
const list: UseCase<(typeof grantsOperatorRoutes)['grants.list']> = async ({ after }) => {
  const where = { at: gte(0) }
  const page = await findPage(grantRuns, { where, by: 'at', way: 'desc', size: PAGE_SIZE, after })
  const runs = page.rows.map(runView)
  return ok(page.next === undefined ? { runs } : { runs, next: page.next })
}

export const grantsOperatorHandlers: Handlers<typeof grantsOperatorRoutes> = {
  'grants.preview': preview,
  'grants.start': start,
  'grants.cancel': cancel,
  'grants.list': list,
}
