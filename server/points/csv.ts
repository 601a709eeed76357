import { CSV_START, csvLine } from '#core/kernel/csv'
import { ok } from '#core/kernel/result'
import { addMonths, businessDayOf, clockText, startOfMonth } from '#core/kernel/time'
import { maskedMember } from '#core/membership/rules'
import type { pointsOperatorRoutes } from '#core/points/contract'
import { type AuditDoc, audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { base32 } from '../platform/ids'
import { currentKeyFor } from '../platform/keys'
import { members } from '../platform/people'
import { between, findPage, getMany, gte, MAX_ROWS, type Page } from '../platform/store'
import { keepFile } from '../platform/wechat'
import { type Entry, entriesIn, entryIdOf, viewOf } from './row'

type Csv = (typeof pointsOperatorRoutes)['points.csv']

/** Audit rows of one file: about twenty pages, which fit well into the function's time. */
const ROWS_PER_FILE = 2000
/** `findPage` asks for one row more than the page has. */
const PAGE = MAX_ROWS - 1

const HEAD = csvLine([
  '时间',
  '会员',
  '会员编号',
  '事由',
  '积分',
  '待补积分变化',
  '余额',
  '可用时间',
  '到期时间',
  '原因',
  '规则',
  '单据',
  '经手',
  '流水号',
])

/** 2026-12-03 18:00: sorts as text, and spreadsheets take it for a date. */
const timeText = (at: number | undefined) =>
  at === undefined ? '' : `${businessDayOf(at)} ${clockText(at)}`

/** Oldest first inside a row as well, so that the balance runs down the column. */
const linesOf = (doc: AuditDoc, member: string): string =>
  entriesIn(doc)
    .reverse()
    .map((entry) => lineOf(entry, member))
    .join('')

const lineOf = (entry: Entry, member: string): string => {
  const view = viewOf(entry)
  return csvLine([
    timeText(view.at),
    member,
    entry.doc.memberId ?? '',
    view.title,
    view.points,
    view.debt ?? 0,
    view.balance,
    timeText(entry.line.kind === 'earn' ? view.lots[0]?.from : undefined),
    timeText(view.until),
    view.why ?? '',
    view.rule ?? '',
    view.document?.name ?? '',
    view.who,
    entryIdOf(entry),
  ])
}

const pageOf = (month: string, after: string | undefined): Promise<Page<AuditDoc>> =>
  findPage(audit, {
    where: {
      at: between(startOfMonth(month), startOfMonth(addMonths(month, 1))),
      // Any text at all: rows that moved no points carry none.
      memberId: gte(''),
    },
    by: 'at',
    way: 'asc',
    size: PAGE,
    after,
  })

const textOf = async (docs: readonly AuditDoc[]): Promise<string> => {
  const people = await getMany(
    members,
    docs.map(({ memberId }) => memberId ?? ''),
  )
  const names = new Map(people.map(({ _id, number }) => [_id, maskedMember(number)]))
  return docs.map((doc) => linesOf(doc, names.get(doc.memberId ?? '') ?? '')).join('')
}

/** The path can not be guessed: cloud files open for whoever knows their name. */
const pathOf = (month: string, after: string): string => {
  const secret = base32(currentKeyFor('files').mac(`points/${month}/${after}`), 16)
  return `points/${month}-${secret}.csv`
}

/** A month's entries, oldest first, as CSV; `next` when another file follows. */
export const csv: UseCase<Csv> = async ({ month, after }) => {
  let text = CSV_START + HEAD
  let rows = 0
  let next = after
  do {
    const page = await pageOf(month, next)
    text += await textOf(page.rows)
    rows += page.rows.reduce((all, { points }) => all + (points?.lines.length ?? 0), 0)
    next = page.next
  } while (next !== undefined && rows < ROWS_PER_FILE)
  const fileId = await keepFile(pathOf(month, after ?? 'start'), Buffer.from(text))
  return ok(next === undefined ? { fileId, rows } : { fileId, rows, next })
}
