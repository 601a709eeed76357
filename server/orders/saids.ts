import { ORDERS_AT_ONCE } from '#core/orders/import-limits'
import { find, gt, oneOf, type Where } from '../platform/store'
import { type SaidDoc, saids } from './records'

/** Everything that matches, in as many requests as the size of one answer asks for. */
const all = async (where: Where<SaidDoc>): Promise<SaidDoc[]> => {
  const found: SaidDoc[] = []
  for (let after = ''; ; ) {
    const page = await find(saids, {
      where: after === '' ? where : { ...where, _id: gt(after) },
      order: [['_id', 'asc']],
      limit: ORDERS_AT_ONCE,
      bulk: true,
    })
    found.push(...page)
    if (page.length < ORDERS_AT_ONCE) return found
    after = page.at(-1)?._id ?? ''
  }
}

const byOrder = (found: readonly SaidDoc[]): Map<string, SaidDoc[]> => {
  const map = new Map<string, SaidDoc[]>()
  for (const one of found) {
    const list = map.get(one.orderId)
    if (list) list.push(one)
    else map.set(one.orderId, [one])
  }
  return map
}

/** What imports say of these orders, in force or not. */
export const saidOf = async (orderIds: readonly string[]): Promise<Map<string, SaidDoc[]>> =>
  orderIds.length === 0 ? new Map() : byOrder(await all({ orderId: oneOf(orderIds) }))

/** What imports in force say of them. */
export const liveOf = async (orderIds: readonly string[]): Promise<Map<string, SaidDoc[]>> =>
  orderIds.length === 0 ? new Map() : byOrder(await all({ orderId: oneOf(orderIds), live: true }))
