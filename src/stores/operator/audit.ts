import type { AuditRow } from '#core/audit/contract'
import { ask } from '@/cloud'
import { Rows } from '../rows'

/** Who did what, newest first. */
export const auditRows = () =>
  new Rows<AuditRow>((after) => ask('operator', 'audit.list', after ? { after } : {}))
