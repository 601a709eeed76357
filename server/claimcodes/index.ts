import type { claimcodesMemberRoutes, claimcodesOperatorRoutes } from '#core/claimcodes/contract'
import type { Handlers } from '../platform/context'
import { soon } from '../platform/soon'

export const claimcodesMemberHandlers: Handlers<typeof claimcodesMemberRoutes> = {
  'claimcodes.look': soon,
  'claimcodes.claim': soon,
}

export const claimcodesOperatorHandlers: Handlers<typeof claimcodesOperatorRoutes> = {
  'claimcodes.batches': soon,
  'claimcodes.batch': soon,
  'claimcodes.make': soon,
  'claimcodes.import': soon,
  'claimcodes.void': soon,
}
