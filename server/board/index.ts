import type { boardOperatorRoutes } from '#core/board/contract'
import type { Handlers } from '../platform/context'
import { saveBound } from './bounds'
import { channels, saveCost } from './channels'
import { cohorts } from './cohorts'
import { csv } from './csv'
import { figure } from './figure'
import { koc } from './koc'
import { people } from './people'
import { show } from './show'

export { deskSlice } from './desk'

export const boardOperatorHandlers: Handlers<typeof boardOperatorRoutes> = {
  'board.show': show,
  'board.figure': figure,
  'board.people': people,
  'board.cohorts': cohorts,
  'board.channels': channels,
  'board.saveCost': saveCost,
  'board.saveBound': saveBound,
  'board.koc': koc,
  'board.csv': csv,
}
