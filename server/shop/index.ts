import type { shopClerkRoutes, shopMemberRoutes } from '#core/shop/contract'
import type { Handlers } from '../platform/context'
import { cancel } from './cancel'
import { exchange } from './exchange'
import { goods } from './goods'
import { returnGift } from './return-gift'

export const shopMemberHandlers: Handlers<typeof shopMemberRoutes> = {
  'shop.goods': goods,
  'shop.exchange': exchange,
  'shop.cancel': cancel,
}

export const shopClerkHandlers: Handlers<typeof shopClerkRoutes> = {
  'shop.return': returnGift,
}
