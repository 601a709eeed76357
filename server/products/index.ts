import type { productsClerkRoutes, productsOperatorRoutes } from '#core/products/contract'
import type { Handlers } from '../platform/context'
import { soon } from '../platform/soon'

export const productsClerkHandlers: Handlers<typeof productsClerkRoutes> = {
  'products.all': soon,
}

export const productsOperatorHandlers: Handlers<typeof productsOperatorRoutes> = {
  'products.list': soon,
  'products.save': soon,
}
