import { ok } from '#core/kernel/result'
import type { storesOperatorRoutes } from '#core/stores/contract'
import type { UseCase } from '../platform/context'
import { allStores } from './read'

export const list: UseCase<(typeof storesOperatorRoutes)['stores.list']> = async () =>
  ok({ stores: await allStores() })
