import { CSV_START } from '#core/kernel/csv'
import { endOfMonth, startOfMonth } from '#core/kernel/time'
import { type AuditDoc, audit } from './audit'
import { secretFor } from './secret-path'
import { between, findPage, MAX_PAGE, type Where } from './store'
import { keepFile } from './wechat'

/** Two thousand rows take twenty turns: seconds, far from the function's 20. */
const TURNS = 20

interface Content {
  /** Folder of the files. */
  name: string
  /** First line of every file. */
  head: string
  /** Narrows the rows beyond their time. */
  where?: Where<AuditDoc>
  way: 'asc' | 'desc'
  /** Time that they are taken by. */
  by?: 'at' | 'settledAt'
  linesOf(rows: readonly AuditDoc[]): Promise<string[]>
}

/** One file of rows: what span of time, and which part of it. */
interface Part {
  /** Name of the span in the file's path: 2026-12. */
  name: string
  /** First instant, and the first one after. */
  from: number
  to: number
  /** `next` of the part before. */
  after?: string | undefined
}

const read = async ({ where, way, by = 'at' }: Content, { from, to, after }: Part) => {
  const span = { ...where, [by]: between(from, to) }
  const docs: AuditDoc[] = []
  let next = after
  for (let turn = 0; turn < TURNS; turn += 1) {
    const page = await findPage(audit, { where: span, by, way, size: MAX_PAGE, after: next })
    docs.push(...page.rows)
    next = page.next
    if (next === undefined) break
  }
  return { docs, next }
}

/** The same part has the same path, so that asking again leaves one file. */
const pathOf = (content: Content, { name, after = '' }: Part): string =>
  `${content.name}/${name}-${secretFor(`${content.name}/${name}/${after}`)}/records.csv`

/** Keeps a part of the audit as a CSV file; `next` asks for the file after it. */
export const keepPart = async (content: Content, part: Part) => {
  const { docs, next } = await read(content, part)
  const lines = await content.linesOf(docs)
  const text = CSV_START + content.head + lines.join('')
  const fileId = await keepFile(pathOf(content, part), Buffer.from(text))
  return { fileId, rows: lines.length, ...(next === undefined ? {} : { next }) }
}

/** The same for a month, `2026-12`. */
export const keepMonth = (
  content: Content,
  { month, after }: { month: string; after?: string | undefined },
) =>
  keepPart(content, {
    name: month,
    from: startOfMonth(month),
    to: endOfMonth(month) + 1,
    after,
  })
