import type { insertsMemberRoutes, insertsOperatorRoutes } from '#core/inserts/contract'
import type { Handlers } from '../platform/context'
import { list, one } from './batches'
import { claim } from './claim'
import { create } from './create'
import { csv } from './csv'
import { look } from './look'
import { retarget } from './retarget'
import { sheet } from './sheet'
import { voidBatch } from './void'

export { batchNames } from './names'
export { batchIdOf, cards } from './records'

export const insertsMemberHandlers: Handlers<typeof insertsMemberRoutes> = {
  'inserts.look': look,
  'inserts.claim': claim,
}

export const insertsOperatorHandlers: Handlers<typeof insertsOperatorRoutes> = {
  'inserts.batches': list,
  'inserts.batch': one,
  'inserts.create': create,
  'inserts.void': voidBatch,
  'inserts.retarget': retarget,
  'inserts.sheet': sheet,
  'inserts.csv': csv,
}
