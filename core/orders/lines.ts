import type { Platform } from '../events/event'
import { ok, type Result, refuse } from '../kernel/result'
import {
  buyerOf,
  clean,
  countOf,
  discreet,
  discreetNumber,
  idOf,
  idsOf,
  isFormula,
  phoneOf,
  titleOf,
} from './cells'
import type { Layout } from './columns'
import { dialectOf } from './dialects/all'
import type { Dialect, Field } from './dialects/dialect'
import { platformOf } from './dialects/plain'
import type { OrderLine, Rejected } from './line'
import { moneyOf, paidOf, refundOf } from './money'
import type { RowCode } from './refusals'
import { type Settled, settle } from './settle'
import { type AfterSale, afterSaleOf, type Status, statusIn } from './states'
import { timeOf } from './times'

/** A row read: a line, or why not; neither for an empty row. */
export interface Read {
  line?: OrderLine
  rejected?: Rejected
}

/** Columns whose cells are words: a person has to see which. */
const IN_WORDS: ReadonlySet<RowCode> = new Set([
  'orders.row-state',
  'orders.row-platform',
  'orders.row-refund-unknown',
])

/** The cells of one row by field, and the first thing that was wrong with them. */
class Row {
  rejected: Rejected | undefined

  constructor(
    private readonly layout: Layout,
    private readonly cells: readonly string[],
    private readonly number: number,
  ) {}

  text(field: Field): string | undefined {
    const at = this.layout.at[field]
    return at === undefined ? undefined : clean(this.cells[at])
  }

  reject(code: RowCode, field: Field | undefined, value = ''): undefined {
    const column = field === undefined ? '' : (this.layout.called[field] ?? '')
    const shown = IN_WORDS.has(code) ? discreet(value) : discreetNumber(value)
    this.rejected ??= { row: this.number, column, code, value: shown }
    return undefined
  }

  /** The field's value when the cell says something. */
  take<T>(field: Field, parse: (text: string) => Result<T, string>): T | undefined {
    const text = this.text(field)
    return text === undefined ? undefined : this.parse(field, text, parse)
  }

  private parse<T>(
    field: Field,
    text: string,
    parse: (text: string) => Result<T, string>,
  ): T | undefined {
    const parsed = parse(text)
    return parsed.ok ? parsed.value : this.reject(parsed.code as RowCode, field, text)
  }

  need<T>(field: Field, parse: (text: string) => Result<T, string>): T | undefined {
    const text = this.text(field)
    if (text === undefined) return this.reject('orders.row-cell-missing', field)
    return this.parse(field, text, parse)
  }
}

const statusOf = (row: Row, { states, silent }: Dialect): Status | undefined => {
  if (silent && row.text('state') === undefined) return silent
  return row.need('state', (text) => {
    const status = statusIn(states, text)
    return status ? ok(status) : refuse('orders.row-state')
  })
}

const afterOf = (row: Row): AfterSale | undefined =>
  row.text('after') === undefined
    ? 'stays'
    : row.take('after', (text) => {
        const after = afterSaleOf(text)
        return after ? ok(after) : refuse('orders.row-state')
      })

/** The platform that a row names (our template), else that of the file. */
const platformIn = (row: Row, { platform }: Dialect): Platform =>
  row.take('platform', (text) => {
    const named = platformOf(text)
    return named ? ok(named) : refuse('orders.row-platform')
  }) ?? platform

interface Times {
  at?: number
  endedAt?: number
  paidAt: boolean
}

const timesOf = (row: Row): Times => {
  const paidAt = row.take('paidAt', timeOf)
  const at = paidAt ?? row.take('madeAt', timeOf)
  const endedAt = row.take('endedAt', timeOf)
  const times: Times = { paidAt: paidAt !== undefined }
  if (at !== undefined) times.at = at
  if (endedAt !== undefined) times.endedAt = endedAt
  return times
}

/** What was paid must be there, unless nothing was: an unpaid order's cell may be empty. */
const paidIn = (row: Row, { state }: Status): number | undefined =>
  state === 'paid' ? row.need('paid', paidOf) : (row.take('paid', paidOf) ?? 0)

const moneyIn = (row: Row, status: Status, paidAt: boolean): Settled | undefined => {
  const after = afterOf(row)
  const paidFen = paidIn(row, status)
  const totalFen = row.take('total', moneyOf)
  const refundFen = row.take('refund', refundOf)
  if (row.rejected || after === undefined || paidFen === undefined) return undefined
  const settled = settle({ status, after, paidAt, paidFen, totalFen, refundFen })
  if (settled.ok) return settled.value
  return row.reject(settled.code as RowCode, 'after', row.text('after'))
}

/** What tells the rows of one order apart: their id, else what the goods are called. */
const itemOf = (row: Row, { shape }: Dialect): string | undefined => {
  const id = row.take('itemNo', idsOf)
  if (id !== undefined || shape === 'order') return id
  const named = [row.text('title'), row.text('sku')].filter((one) => one && !isFormula(one))
  return named.length > 0 ? named.join(' / ').slice(0, 200) : undefined
}

const TEXTS = [
  ['buyer', buyerOf],
  ['phone', phoneOf],
  ['title', titleOf],
  ['sku', titleOf],
] as const

type Goods = Pick<OrderLine, 'itemNo' | 'buyer' | 'phone' | 'title' | 'sku' | 'quantity'>

const goodsIn = (row: Row, dialect: Dialect): Goods => {
  const goods: Goods = { quantity: row.take('quantity', countOf) ?? 1 }
  const itemNo = itemOf(row, dialect)
  if (itemNo !== undefined) goods.itemNo = itemNo
  for (const [field, parse] of TEXTS) {
    const text = row.text(field)
    const told = text === undefined ? undefined : parse(text)
    if (told !== undefined) goods[field] = told
  }
  return goods
}

/** A joined row of Douyin stands for the whole order; so does every row of an `order` file. */
const isWhole = ({ shape }: Dialect, itemNo: string | undefined): boolean =>
  shape === 'order' || (itemNo?.includes(';') ?? false)

const lineOf = (row: Row, dialect: Dialect): OrderLine | undefined => {
  const orderNo = row.need('orderNo', idOf)
  const platform = platformIn(row, dialect)
  const status = statusOf(row, dialect)
  if (orderNo === undefined || !status) return undefined
  const { paidAt, ...times } = timesOf(row)
  const goods = goodsIn(row, dialect)
  const whole = isWhole(dialect, goods.itemNo)
  const base = Object.assign(goods, times, { platform, orderNo, whole })
  if (dialect.shape === 'goods') return Object.assign(base, { state: status.state, refundFen: 0 })
  const settled = moneyIn(row, status, paidAt)
  if (!settled) return undefined
  if (times.at === undefined && settled.state === 'paid')
    return row.reject('orders.row-cell-missing', row.text('paidAt') ? 'madeAt' : 'paidAt')
  return Object.assign(base, settled)
}

const isBlank = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell === '' || clean(cell) === undefined)

/** Cells that say something where the header has no column. */
const beyondOf = ({ width }: Layout, cells: readonly string[]): number =>
  cells.length <= width ? 0 : cells.slice(width).filter((cell) => clean(cell) !== undefined).length

/**
 * One row of a file. `number` is its place in the file, the first row being 1. Names, addresses and
 * remarks are never looked at.
 */
export const readRow = (layout: Layout, cells: readonly string[], number: number): Read => {
  if (isBlank(cells)) return {}
  const row = new Row(layout, cells, number)
  const beyond = beyondOf(layout, cells)
  if (beyond > 0) row.reject('orders.row-cells-many', undefined, String(beyond))
  const line = row.rejected ? undefined : lineOf(row, dialectOf(layout.dialect))
  if (row.rejected) return { rejected: row.rejected }
  return line ? { line } : {}
}
