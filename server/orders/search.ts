import { ok, refuse } from '#core/kernel/result'
import type { ordersOperatorRoutes } from '#core/orders/contract'
import { type OrderView, platformNames, stateNames } from '#core/orders/import'
import { tidyOrderNo } from '#core/orders/import-claims'
import { backFenOf } from '#core/orders/import-held'
import type { UseCase } from '../platform/context'
import { memberNames } from '../platform/people'
import { find, getMany, type Where } from '../platform/store'
import { claims, type ImportDoc, imports, type OrderDoc, orders, type SaidDoc } from './records'
import { liveOf } from './saids'

/** One number of several platforms; more than these there are not. */
const MOST = 10

/** Orders of a number; also those that no import in force says. */
export const ordersOf = (orderNo: string): Promise<OrderDoc[]> =>
  find(orders, { where: { orderNo } as Where<OrderDoc>, limit: MOST })

interface Beside {
  saids: readonly SaidDoc[]
  imports: ReadonlyMap<string, ImportDoc>
  members: ReadonlyMap<string, string>
  points: ReadonlyMap<string, number>
}

const importsIn = ({ saids, imports: known }: Beside) =>
  saids
    .flatMap(({ importId }) => known.get(importId) ?? [])
    .map(({ _id: id, name, at }) => ({ id, name, at }))
    .sort((a, b) => b.at - a.at)

const viewOf = (order: OrderDoc, beside: Beside): OrderView => {
  const { _id: id, platform, orderNo, held, memberId, claimedAt } = order
  const points = beside.points.get(id)
  return {
    id,
    platform,
    platformName: platformNames[platform],
    orderNo,
    state: held?.state ?? 'unpaid',
    stateName: stateNames[held?.state ?? 'unpaid'],
    ...(held && held.at > 0 ? { at: held.at } : {}),
    fen: held?.fen ?? 0,
    backFen: held ? backFenOf(held) : 0,
    goods: held?.goods ?? [],
    imports: importsIn(beside),
    ...(memberId === undefined ? {} : { claimedBy: beside.members.get(memberId) ?? '会员' }),
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(points === undefined ? {} : { points }),
  }
}

/** Orders of a number as all imports in force say together; those that none says are not there. */
export const search: UseCase<(typeof ordersOperatorRoutes)['orders.search']> = async ({
  orderNo,
}) => {
  const all = await ordersOf(tidyOrderNo(orderNo))
  const found = all.filter(({ held }) => held !== undefined)
  if (found.length === 0) return refuse('orders.not-found')
  const ids = found.map(({ _id }) => _id)
  const owners = found.flatMap(({ memberId }) => memberId ?? [])
  const [live, claimed, members] = await Promise.all([
    liveOf(ids),
    getMany(claims, owners.length === 0 ? [] : ids),
    memberNames(owners),
  ])
  const importIds = [...live.values()].flat().map(({ importId }) => importId)
  const known = await getMany(imports, importIds)
  const beside = {
    imports: new Map(known.map((one) => [one._id, one])),
    members,
    points: new Map(claimed.map(({ _id, given }) => [_id, given.points])),
  }
  return ok({
    orders: found.map((order) => viewOf(order, { ...beside, saids: live.get(order._id) ?? [] })),
  })
}
