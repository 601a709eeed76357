import type { salesClerkRoutes } from '#core/sales/contract'
import type { Handlers } from '../platform/context'
import { soon } from '../platform/soon'
import { quote } from './quote'
import { record } from './record'
import { returnQuote, takeReturn } from './return'
import { show } from './show'
import { today } from './today'

export type { SaleDoc } from './records'
export { settleSlice } from './settle'

export const salesClerkHandlers: Handlers<typeof salesClerkRoutes> = {
  'sales.quote': quote,
  'sales.hold': soon,
  'sales.release': soon,
  'sales.record': record,
  'sales.show': show,
  'sales.returnQuote': returnQuote,
  'sales.return': takeReturn,
  'sales.today': today,
}
