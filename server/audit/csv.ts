import type { AuditRow, auditOperatorRoutes } from '#core/audit/contract'
import { csvLine } from '#core/kernel/csv'
import { ok } from '#core/kernel/result'
import { datedMomentText } from '#core/kernel/time'
import type { UseCase } from '../platform/context'
import { keepMonth } from '../platform/month-file'
import { rowsOf } from './row'

const HEAD = csvLine(['时间', '事项', '谁', '在哪里', '原因', '之前', '之后', '请求号'])

const lineOf = ({ at, what, who, where, why, before, after, requestId }: AuditRow): string =>
  csvLine([
    datedMomentText(at),
    what,
    who,
    where ?? '',
    why ?? '',
    before ?? '',
    after ?? '',
    requestId,
  ])

/** What happened in a month, newest first, as a CSV file; `next` asks for the file after it. */
export const csv: UseCase<(typeof auditOperatorRoutes)['audit.csv']> = async (part) =>
  ok(
    await keepMonth(
      {
        name: 'audit',
        head: HEAD,
        way: 'desc',
        linesOf: async (docs) => (await rowsOf(docs)).map(lineOf),
      },
      part,
    ),
  )
