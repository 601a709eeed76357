import type { StoreView } from '#core/coupons/views'
import { find, get, getMany, type Tx } from '../platform/store'
import { MAX_STORES, type StoreDoc, stores } from './records'

export const storeViewOf = ({ _id, name, address, phone, hours, place }: StoreDoc): StoreView => ({
  id: _id,
  name,
  address,
  ...(phone === undefined ? {} : { phone }),
  ...(hours === undefined ? {} : { hours }),
  ...(place === undefined ? {} : { place }),
})

/** Every open store, the oldest first. */
export const allStores = async (): Promise<StoreView[]> => {
  const found = await find(stores, {
    where: { open: true },
    order: [['createdAt', 'asc']],
    limit: MAX_STORES,
  })
  return found.map(storeViewOf)
}

export const readStore = async (storeId: string): Promise<StoreView | undefined> => {
  const store = await get(stores, storeId)
  return store && storeViewOf(store)
}

/** Stores by id, oldest first; all of them for an empty list, as coupons mean it. */
export const storesFor = async (storeIds: readonly string[]): Promise<StoreView[]> => {
  if (storeIds.length === 0) return allStores()
  const found = await getMany(stores, storeIds)
  return found.sort((left, right) => left.createdAt - right.createdAt).map(storeViewOf)
}

/** True when each of these stores exists. */
export const areStores = async (storeIds: readonly string[]): Promise<boolean> =>
  (await getMany(stores, storeIds)).length === new Set(storeIds).size

export const readStoreIn = async (
  tx: Pick<Tx, 'get'>,
  storeId: string,
): Promise<StoreView | undefined> => {
  const store = await tx.get(stores, storeId)
  return store && storeViewOf(store)
}
