import type { storesOperatorRoutes } from '#core/stores/contract'
import type { Handlers } from '../platform/context'
import { list } from './list'
import { save } from './save'

export { type PostHere, postAt } from './post'
export { allStores, areStores, readStore, readStoreIn, storesFor } from './read'

export const storesOperatorHandlers: Handlers<typeof storesOperatorRoutes> = {
  'stores.list': list,
  'stores.save': save,
}
