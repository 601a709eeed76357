import type { shopClerkRoutes, shopMemberRoutes } from '#core/shop/contract'
import type { Handlers } from '../platform/context'

const soon = async (): Promise<never> => {
  throw new Error('being built')
}

export const shopMemberHandlers: Handlers<typeof shopMemberRoutes> = {
  'shop.goods': soon,
  'shop.exchange': soon,
  'shop.cancel': soon,
}

export const shopClerkHandlers: Handlers<typeof shopClerkRoutes> = {
  'shop.return': soon,
}
