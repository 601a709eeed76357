import { contract } from '#core/contract'
import { auditOperatorHandlers } from './audit'
import { brandOperatorHandlers } from './brand'
import { couponsOperatorHandlers } from './coupons'
import { insertsOperatorHandlers } from './inserts'
import { serve } from './platform/pipeline/serve'
import { staffOperatorHandlers } from './staff'
import { storesOperatorHandlers } from './stores'

/** `main` of the function that the brand's operators call. */
export const main = serve('operator', contract.operator, {
  ...auditOperatorHandlers,
  ...brandOperatorHandlers,
  ...couponsOperatorHandlers,
  ...insertsOperatorHandlers,
  ...staffOperatorHandlers,
  ...storesOperatorHandlers,
})
