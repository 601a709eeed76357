import { clockText, dateText } from '#core/kernel/time'
import type { SettledRow, Statement } from '#core/settlement/contract'
import { bearerName } from '#core/settlement/rules'
import type { Glyphs } from '../../platform/print/glyphs'
import { writePdf } from '../../platform/print/pdf'
import { A4, type Column, type Line, sheetsOf, tableLine, textLine } from './lines'

/** What stands on a statement. */
export interface Paper {
  brand: string
  /** First and last Beijing day. */
  from: string
  to: string
  /** When it was made, in words. */
  made: string
  statements: Statement[]
  total: Statement
  rows: SettledRow[]
  /** False: not every row is on the paper. */
  complete: boolean
}

const FEN = 100
const yuan = (fen: number): string => (fen / FEN).toFixed(2)

const SUMS: Column[] = [
  { width: 62 },
  { width: 54 },
  { width: 26, right: true },
  { width: 32, right: true },
]
const ROWS: Column[] = [
  { width: 32 },
  { width: 58 },
  { width: 28 },
  { width: 30 },
  { width: 26, right: true },
]

const sumLine = (store: string, bearer: string, uses: number, fen: number): Line =>
  tableLine(SUMS, [store, bearer, String(uses), yuan(fen)])

const sumLines = ({ store, shares }: Statement): Line[] =>
  shares.map(({ bearer, uses, fen }) => sumLine(store, bearerName(bearer), uses, fen))

const rowLine = ({ at, coupon, clerk, bearer, fen }: SettledRow): Line =>
  tableLine(ROWS, [
    `${dateText(at)} ${clockText(at)}`,
    fen < 0 ? `${coupon}（退回）` : coupon,
    clerk,
    bearerName(bearer),
    yuan(fen),
  ])

const GAP = textLine('', 3, 6)

const detailLines = ({ rows, complete }: Paper): Line[] => {
  if (rows.length === 0) return []
  const head = tableLine(ROWS, ['时间', '券', '经手', '费用承担', '金额（元）'])
  const more = complete
    ? []
    : [textLine(`这里列出前 ${rows.length} 条，全部明细请看 CSV 文件`, 3, 8)]
  return [GAP, head, ...rows.map(rowLine), ...more]
}

const SIGNED = ['门店签字：', '品牌签字：', '日期：']
const SIGNATURES: Column[] = [{ width: 60 }, { width: 60 }, { width: 54 }]

const linesOf = (paper: Paper): Line[] => {
  const { brand, from, to, made, statements, total } = paper
  return [
    textLine('优惠券结算单', 7, 12),
    textLine(`${brand} · ${total.store}`, 4.2, 8),
    textLine(`结算期 ${from} 至 ${to}（北京时间，含首尾两天）`, 3.4, 6),
    textLine(`用券 ${total.made} 次，退回 ${total.back} 次；制表 ${made}`, 3.4, 6),
    GAP,
    tableLine(SUMS, ['门店', '费用承担', '净次数', '金额（元）']),
    ...statements.flatMap(sumLines),
    sumLine('合计', '', total.made - total.back, total.fen),
    ...detailLines(paper),
    GAP,
    { ...tableLine(SIGNATURES, SIGNED), size: 3.6, height: 16 },
  ]
}

/** The bytes of a statement on A4, text as outlines. */
export const paperPdf = (glyphs: Glyphs, paper: Paper): Buffer =>
  writePdf({
    title: `优惠券结算单 ${paper.brand} ${paper.from}–${paper.to}`,
    ...A4,
    shared: {},
    pages: sheetsOf(glyphs, linesOf(paper)),
  })
