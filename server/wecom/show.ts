import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import type { WecomWay, wecomOperatorRoutes } from '#core/wecom/contract'
import { WAY_QUOTA } from '#core/wecom/limits'
import type { UseCase } from '../platform/context'
import { count, find, findPage, get, gt, gte } from '../platform/store'
import { FAILURE, failures, pushConfig, refusalWords, wecomConfig } from '../platform/wecom'
import { contacts, events, type WayDoc, ways } from './records'

type Routes = typeof wecomOperatorRoutes

const failureOf = async () => {
  const failure = await get(failures, FAILURE)
  if (!failure) return {}
  const { at, what, code, errcode, count: times } = failure
  return { failure: { at, what, code, why: refusalWords(code), errcode, count: times } }
}

const lastCallback = async () => {
  const where = { at: gte(0) }
  const [newest] = await find(events, { where, order: [['at', 'desc']], limit: 1 })
  return newest ? { callbackAt: newest.at } : {}
}

/** How the connection with WeCom stands, in some counts. */
export const show: UseCase<Routes['wecom.show']> = async () => {
  const config = wecomConfig()
  const [made, all, linked, waiting, failed, callback, failure] = await Promise.all([
    count(ways, { status: 'made' }),
    count(contacts, { at: gte(0) }),
    count(contacts, { memberId: gt('') }),
    count(events, { status: 'waiting' }),
    count(events, { status: 'failed' }),
    lastCallback(),
    failureOf(),
  ])
  const wecom = {
    on: config !== undefined,
    push: pushConfig() !== undefined,
    ...(config?.name === undefined ? {} : { corpName: config.name }),
    userIds: config?.userIds ?? [],
    ways: { made, quota: WAY_QUOTA },
    contacts: { all, linked },
    waiting,
    failed,
    ...callback,
    ...failure,
  }
  return ok({ wecom })
}

const wayOf = ({ _id, configId, remark, userIds, at, status }: WayDoc): WecomWay => ({
  id: _id,
  configId,
  remark,
  userIds,
  at,
  status,
})

/** Contact ways that were made here, newest first. */
export const listWays: UseCase<Routes['wecom.ways']> = async ({ after }) => {
  const page = await findPage(ways, {
    where: { at: gte(0) },
    by: 'at',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const rows = page.rows.map(wayOf)
  return ok(page.next === undefined ? { rows } : { rows, next: page.next })
}
