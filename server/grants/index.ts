import type { grantsOperatorRoutes } from '#core/grants/contract'
import type { Handlers } from '../platform/context'
import { soon } from '../platform/soon'

export const grantsOperatorHandlers: Handlers<typeof grantsOperatorRoutes> = {
  'grants.preview': soon,
  'grants.start': soon,
  'grants.cancel': soon,
  'grants.list': soon,
}
