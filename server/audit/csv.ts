import type { AuditRow, auditOperatorRoutes } from '#core/audit/contract'
import { CSV_START, csvLine } from '#core/kernel/csv'
import { ok } from '#core/kernel/result'
import { datedMomentText, endOfMonth, startOfMonth } from '#core/kernel/time'
import { type AuditDoc, audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { base32 } from '../platform/ids'
import { currentKeyFor } from '../platform/keys'
import { between, findPage, MAX_ROWS } from '../platform/store'
import { keepFile } from '../platform/wechat'
import { rowsOf } from './row'

/** Two thousand rows take twenty turns: seconds, far from the function's 60. */
const TURNS = 20
const PURPOSE = 'files'
/** 80 bits: the path of a file with everybody's deeds can not be guessed. */
const SECRET_LENGTH = 16

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

/** The same part has the same path, so that asking again leaves one file. */
const pathOf = (month: string, after: string): string => {
  const secret = base32(currentKeyFor(PURPOSE).mac(`audit/${month}/${after}`), SECRET_LENGTH)
  return `audit/${month}-${secret}/records.csv`
}

interface Part {
  docs: AuditDoc[]
  next?: string | undefined
}

const read = async (month: string, first: string | undefined): Promise<Part> => {
  const at = between(startOfMonth(month), endOfMonth(month) + 1)
  const part: Part = { docs: [], next: first }
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { rows, next } = await findPage(audit, {
      where: { at },
      by: 'at',
      way: 'desc',
      size: MAX_ROWS - 1,
      after: part.next,
    })
    part.docs.push(...rows)
    part.next = next
    if (next === undefined) break
  }
  return part
}

/** What happened in a month, newest first, as a CSV file; `next` asks for the file after it. */
export const csv: UseCase<(typeof auditOperatorRoutes)['audit.csv']> = async ({ month, after }) => {
  const { docs, next } = await read(month, after)
  const text = CSV_START + HEAD + (await rowsOf(docs)).map(lineOf).join('')
  const fileId = await keepFile(pathOf(month, after ?? ''), Buffer.from(text))
  return ok({ fileId, rows: docs.length, ...(next === undefined ? {} : { next }) })
}
