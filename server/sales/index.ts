import type { salesClerkRoutes } from '#core/sales/contract'
import type { Handlers } from '../platform/context'
import { hold, release } from './hold'
import { quote } from './quote'
import { record } from './record'
import { returnQuote, takeReturn } from './return'
import { show } from './show'
import { today } from './today'

export { type SaleDoc, sales } from './records'
export { settleSlice } from './settle'

export const salesClerkHandlers: Handlers<typeof salesClerkRoutes> = {
  'sales.quote': quote,
  'sales.hold': hold,
  'sales.release': release,
  'sales.record': record,
  'sales.show': show,
  'sales.returnQuote': returnQuote,
  'sales.return': takeReturn,
  'sales.today': today,
}
