import type { storesMemberRoutes, storesOperatorRoutes } from '#core/stores/contract'
import type { Handlers } from '../platform/context'
import { list } from './list'
import { save } from './save'

export { type PostHere, postAt } from './post'
export { allStores, areStores, readStore, readStoreIn, storesFor } from './read'
export { giveBackTurn, type Turns, turnsOf } from './turns'

export const storesMemberHandlers: Handlers<typeof storesMemberRoutes> = {
  'stores.all': list,
}

export const storesOperatorHandlers: Handlers<typeof storesOperatorRoutes> = {
  'stores.list': list,
  'stores.save': save,
}
