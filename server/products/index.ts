import type { productsClerkRoutes, productsOperatorRoutes } from '#core/products/contract'
import type { Handlers } from '../platform/context'
import { all } from './all'
import { save } from './save'

export const productsClerkHandlers: Handlers<typeof productsClerkRoutes> = {
  'products.all': all,
}

export const productsOperatorHandlers: Handlers<typeof productsOperatorRoutes> = {
  'products.list': all,
  'products.save': save,
}
