import { csvLine } from '#core/kernel/csv'
import { ok } from '#core/kernel/result'
import { businessDayOf, clockText } from '#core/kernel/time'
import type { pointsOperatorRoutes } from '#core/points/contract'
import type { AuditDoc } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { keepMonth } from '../platform/month-file'
import { memberNames } from '../platform/people'
import { gte } from '../platform/store'
import { type Entry, entriesIn, entryIdOf, viewOf } from './row'

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
const linesOf = (doc: AuditDoc, member: string): string[] =>
  entriesIn(doc)
    .reverse()
    .map((entry) => lineOf(entry, member))

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

const linesOfAll = async (docs: readonly AuditDoc[]): Promise<string[]> => {
  const names = await memberNames(docs.map(({ memberId }) => memberId ?? ''))
  return docs.flatMap((doc) => linesOf(doc, names.get(doc.memberId ?? '') ?? ''))
}

/** A month's entries, oldest first, as CSV; `next` when another file follows. */
export const csv: UseCase<(typeof pointsOperatorRoutes)['points.csv']> = async (part) =>
  ok(
    await keepMonth(
      {
        name: 'points',
        head: HEAD,
        // Any text at all: rows that moved no points carry none.
        where: { memberId: gte('') },
        way: 'asc',
        linesOf: linesOfAll,
      },
      part,
    ),
  )
