import type { AuditRow } from '#core/audit/contract'
import { ask } from '@/cloud'
import { Rows } from '../rows'
import { MonthFiles } from './month-files'

/** Who did what, newest first, and a month of it as a table. */
export class Audit {
  readonly list = new Rows<AuditRow>((after) =>
    ask('operator', 'audit.list', after ? { after } : {}),
  )
  readonly files = new MonthFiles(
    (wish) => ask('operator', 'audit.csv', wish),
    () => this.list.at,
  )
}
