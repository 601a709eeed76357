import type { programMemberRoutes, programOperatorRoutes } from '#core/program/contract'
import type { Handlers } from '../platform/context'

const soon = async (): Promise<never> => {
  throw new Error('being built')
}

export const programMemberHandlers: Handlers<typeof programMemberRoutes> = {
  'program.words': soon,
}

export const programOperatorHandlers: Handlers<typeof programOperatorRoutes> = {
  'program.show': soon,
  'program.savePoints': soon,
  'program.saveTiers': soon,
  'program.saveCheckin': soon,
  'tiers.simulate': soon,
}
