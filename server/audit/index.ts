import type { auditOperatorRoutes } from '#core/audit/contract'
import type { Handlers } from '../platform/context'
import { csv } from './csv'
import { list } from './list'

export const auditOperatorHandlers: Handlers<typeof auditOperatorRoutes> = {
  'audit.list': list,
  'audit.csv': csv,
}
