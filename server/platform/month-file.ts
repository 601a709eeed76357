import { CSV_START } from '#core/kernel/csv'
import { endOfMonth, startOfMonth } from '#core/kernel/time'
import { type AuditDoc, audit } from './audit'
import { secretFor } from './secret-path'
import { between, findPage, MAX_PAGE, type Where } from './store'
import { keepFile } from './wechat'

/** Two thousand rows take twenty turns: seconds, far from the function's 60. */
const TURNS = 20

interface Content {
  /** Folder of the file. */
  name: string
  /** First line of every file. */
  head: string
  /** Narrows the rows beyond their month. */
  where?: Where<AuditDoc>
  way: 'asc' | 'desc'
  linesOf(rows: readonly AuditDoc[]): Promise<string[]>
}

interface Part {
  /** The month, 2026-12. */
  month: string
  /** `next` of the part before. */
  after?: string | undefined
}

const read = async ({ where, way }: Content, { month, after }: Part) => {
  const at = between(startOfMonth(month), endOfMonth(month) + 1)
  const docs: AuditDoc[] = []
  let next = after
  for (let turn = 0; turn < TURNS; turn += 1) {
    const query = { where: { ...where, at }, by: 'at', way, size: MAX_PAGE, after: next } as const
    const page = await findPage(audit, query)
    docs.push(...page.rows)
    next = page.next
    if (next === undefined) break
  }
  return { docs, next }
}

/** The same part has the same path, so that asking again leaves one file. */
const pathOf = ({ name }: Content, { month, after = '' }: Part): string =>
  `${name}/${month}-${secretFor(`${name}/${month}/${after}`)}/records.csv`

/** Keeps a part of a month of the audit as a CSV file; `next` asks for the file after it. */
export const keepMonth = async (content: Content, part: Part) => {
  const { docs, next } = await read(content, part)
  const lines = await content.linesOf(docs)
  const text = CSV_START + content.head + lines.join('')
  const fileId = await keepFile(pathOf(content, part), Buffer.from(text))
  return { fileId, rows: lines.length, ...(next === undefined ? {} : { next }) }
}
