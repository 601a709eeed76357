import type { programMemberRoutes, programOperatorRoutes } from '#core/program/contract'
import type { Handlers } from '../platform/context'
import { saveCheckin } from './save-checkin'
import { savePoints } from './save-points'
import { saveTiers } from './save-tiers'
import { show } from './show'
import { simulate } from './simulate'
import { words } from './words'

export const programMemberHandlers: Handlers<typeof programMemberRoutes> = {
  'program.words': words,
}

export const programOperatorHandlers: Handlers<typeof programOperatorRoutes> = {
  'program.show': show,
  'program.savePoints': savePoints,
  'program.saveTiers': saveTiers,
  'program.saveCheckin': saveCheckin,
  'tiers.simulate': simulate,
}
