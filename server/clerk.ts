import { contract } from '#core/contract'
import { serve } from './platform/pipeline/serve'
import { redemptionClerkHandlers } from './redemption'
import { staffClerkHandlers } from './staff'

/** `main` of the function that clerks and managers call. */
export const main = serve('clerk', contract.clerk, {
  ...staffClerkHandlers,
  ...redemptionClerkHandlers,
})
