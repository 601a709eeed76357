import type { StoreView } from '#core/coupons/views'
import { ok, refuse } from '#core/kernel/result'
import type { staffClerkRoutes } from '#core/staff/contract'
import type { UseCase } from '../platform/context'
import type { Staff } from '../platform/people'
import { todayOf } from '../redemption'
import { allStores, storesFor } from '../stores'

/** The clerk's first screen shows the last five (look.md). */
const LAST = 5

const storesOf = ({ operator, posts }: Staff): Promise<StoreView[]> =>
  operator ? allStores() : storesFor(posts.map(({ storeId }) => storeId))

export const home: UseCase<(typeof staffClerkRoutes)['staff.home']> = async (
  { storeId },
  { staff, now },
) => {
  const stores = await storesOf(staff)
  const store = stores.find(({ id }) => storeId === undefined || id === storeId)
  if (!store) return refuse('staff.not-your-store')
  const role = staff.posts.find((post) => post.storeId === store.id)?.role ?? 'manager'
  const post = { storeId: store.id, storeName: store.name, role }
  const day = await todayOf({ staff, post }, now, LAST)
  return ok({ name: staff.name, role, store, stores, ...day })
}
