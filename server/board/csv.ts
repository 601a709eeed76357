import { cohortPage } from '#core/board/cohorts'
import type { boardOperatorRoutes } from '#core/board/contract'
import { monthOfText } from '#core/board/facts'
import { figureOf } from '#core/board/figures'
import { type MonthNumber, monthText } from '#core/events/days'
import { CSV_START, csvLine } from '#core/kernel/csv'
import { yuanText } from '#core/kernel/money'
import { ok } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { secretFor } from '../platform/secret-path'
import { keepFile } from '../platform/wechat'
import { allChannels } from './channels'
import { knownFor, monthAsked } from './facts'
import { kocPage } from './koc'
import { shownFigures } from './shown'

type Routes = typeof boardOperatorRoutes
type Line = (string | number)[]
interface Table {
  head: string[]
  lines: Line[]
}

const figuresTable = async (month: MonthNumber, now: number): Promise<Table> => {
  const known = await knownFor(month, now)
  return {
    head: ['指标', '数值', '说明', '上月', '怎么算的'],
    lines: shownFigures(known).map(({ id, name, text, note = '', before = '' }) => [
      name,
      text,
      note,
      before,
      figureOf(id).formula,
    ]),
  }
}

/** Twelve columns for the months after the first; what is not over stays empty. */
const AFTER = Array.from({ length: 12 }, (_, i) => i + 1)

const cohortsTable = async (month: MonthNumber, now: number): Promise<Table> => {
  const { facts } = await knownFor(month, now)
  const lines: Line[] = []
  for (let from: MonthNumber | undefined = month; from !== undefined; ) {
    const { rows, earlier } = cohortPage(facts, from)
    for (const { month: first, people, back, fen } of rows)
      lines.push([
        first,
        people,
        ...AFTER.map((k) => back[k - 1] ?? ''),
        fen.length === 0 ? '' : yuanText(fen.at(-1) ?? 0),
      ])
    from = earlier === undefined ? undefined : monthOfText(earlier)
  }
  return {
    head: ['首购月份', '顾客', ...AFTER.map((k) => `第 ${k} 个月又买`), '人均累计消费（元）'],
    lines,
  }
}

const yuanOr = (fen: number | undefined): string =>
  fen === undefined ? '' : yuanText(Math.round(fen))

const channelsTable = async (month: MonthNumber, now: number): Promise<Table> => ({
  head: [
    '渠道',
    '本月新会员',
    '累计新会员',
    '本月成交',
    '累计成交',
    '本月花费',
    '累计花费',
    '每位新会员花费',
    '每花 1 元带来成交',
    '回本日',
  ],
  lines: (await allChannels(month, now)).map((row) => [
    row.name,
    row.joined,
    row.joinedAll,
    yuanOr(row.fen),
    yuanOr(row.fenAll),
    yuanOr(row.cost),
    yuanOr(row.costAll),
    yuanOr(row.cac),
    row.roi === undefined ? '' : Math.round(row.roi * 100) / 100,
    row.paidBack ?? '',
  ]),
})

/** Those whom anybody will talk to; the list itself has all. */
const MOST_KOC = 1000

const kocTable = async (): Promise<Table> => {
  const lines: Line[] = []
  for (let after: string | undefined; ; ) {
    const { rows, next }: Awaited<ReturnType<typeof kocPage>> = await kocPage(after)
    for (const { name, kept, brought, note } of rows) lines.push([name, kept, brought, note])
    if (next === undefined || lines.length >= MOST_KOC) break
    after = next
  }
  return { head: ['会员', '留下来的好友', '请来的好友', '自己的消费'], lines }
}

const tables: Record<
  'figures' | 'cohorts' | 'channels' | 'koc',
  (month: MonthNumber, now: number) => Promise<Table>
> = { figures: figuresTable, cohorts: cohortsTable, channels: channelsTable, koc: kocTable }

/** One table of the board as a file. */
export const csv: UseCase<Routes['board.csv']> = async ({ table, month: given }, { now }) => {
  const month = monthAsked(given, now)
  if (!month.ok) return month
  const { head, lines } = await tables[table](month.value, now)
  const name = `board/${table}-${monthText(month.value)}`
  const text = CSV_START + csvLine(head) + lines.map(csvLine).join('')
  const path = `${name}-${secretFor(name)}/table.csv`
  return ok({ fileId: await keepFile(path, Buffer.from(text)), rows: lines.length })
}
