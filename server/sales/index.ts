import type { salesClerkRoutes } from '#core/sales/contract'
import type { Handlers } from '../platform/context'

const soon = async (): Promise<never> => {
  throw new Error('being built')
}

export const salesClerkHandlers: Handlers<typeof salesClerkRoutes> = {
  'sales.quote': soon,
  'sales.record': soon,
  'sales.show': soon,
  'sales.returnQuote': soon,
  'sales.return': soon,
  'sales.today': soon,
}
