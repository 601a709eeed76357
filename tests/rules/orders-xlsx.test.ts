import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvOfXlsx } from '#server/orders/files'
import { readAny } from './orders/files'
import { type Cell, partsOf, xlsx, zip } from './orders/workbook'

const HEADER = ['订单号', '付款时间', '实付金额', '商品名称', '收货人姓名']

const read = async (file: Uint8Array) => {
  const done = await readAny(file)
  if (!done.ok) throw new Error(`${done.code} ${JSON.stringify(done.details)}`)
  return done.value
}

/** What one row of cells becomes below our template's header. */
const rowOf = async (...cells: Cell[]) => read(xlsx([HEADER, cells]))

const iso = (at: number | undefined) => new Date(at ?? Number.NaN).toISOString()

describe('a workbook', () => {
  it('is read like the same file as CSV', async () => {
    const { lines, rejected } = await rowOf(
      'A1',
      '2026-01-31 18:30:00',
      '128.00',
      '礼盒 & "茶" <糕>',
      '林',
    )
    expect(rejected).toEqual([])
    expect(lines).toEqual([
      {
        row: 2,
        line: expect.objectContaining({ orderNo: 'A1', paidFen: 12800, title: '礼盒 & "茶" <糕>' }),
      },
    ])
  })

  it('becomes a CSV of the columns that we read: no names, no addresses', async () => {
    const csv = await csvOfXlsx(xlsx([HEADER, ['A1', '2026-01-31', '128', '糕', '林夏']]))
    expect(csv.ok && csv.value.toString()).toBe(
      '\ufeff订单号,付款时间,实付金额,商品名称\r\nA1,2026-01-31,128,糕\r\n',
    )
  })

  it.each<[string, Cell, string]>([
    ['a text', '2026-01-31 18:30', '2026-01-31T10:30:00.000Z'],
    ['a date of Excel', { v: 46053.7710532407, s: 1 }, '2026-01-31T10:30:19.000Z'],
    ['a date of a format of its own', { v: 46053, s: 2 }, '2026-01-30T16:00:00.000Z'],
    ['a day count without a format', 46053.5, '2026-01-31T04:00:00.000Z'],
    [
      'a date as text of the file format',
      { v: '2026-01-31T18:30:00', t: 'd' },
      '2026-01-31T10:30:00.000Z',
    ],
  ])('has times as %s', async (_, cell, time) => {
    const { lines } = await rowOf('A1', cell, 128)
    expect(iso(lines[0]?.line.at)).toBe(time)
  })

  it('of an old Mac counts its days from 1904', async () => {
    const rows = [HEADER, ['A1', { v: 44591, s: 1 }, 128]] as const
    const { lines } = await read(zip(partsOf([rows], { is1904: true })))
    expect(iso(lines[0]?.line.at)).toBe('2026-01-30T16:00:00.000Z')
  })

  it.each<[Cell, number]>([
    [128, 12800],
    [{ v: '29.899999999999999' }, 2990],
    [{ v: '0.28999999999999998', s: 3 }, 29],
    [{ v: '0.30000000000000004' }, 30],
    [{ v: '1.0E2' }, 10000],
    ['¥1,234.50', 123450],
    [{ v: 0, t: 's' }, 6400],
  ])('has money as %j', async (cell, fen) => {
    const rows = [HEADER, ['A1', '2026-01-31', cell]]
    const { lines } = await read(zip(partsOf([rows], { strings: ['64.00'] })))
    expect(lines[0]?.line.paidFen).toBe(fen)
  })

  it.each<[string, Cell, string]>([
    [
      'a number of 18 digits has lost its last ones',
      { v: '123456789012345678' },
      'orders.row-id-scientific',
    ],
    [
      'so has one that Excel wrote short',
      { v: '1.2345678901234568E+17' },
      'orders.row-id-scientific',
    ],
    ['a formula', { v: 'A1', t: 'str', f: 'B1&C1' }, 'orders.row-formula'],
    ['an error', { v: '#N/A', t: 'e' }, 'orders.row-id'],
  ])('refuses a row whose number is %s', async (_, cell, code) => {
    const { rejected } = await rowOf(cell, '2026-01-31', 128)
    expect(rejected).toEqual([expect.objectContaining({ row: 2, column: '订单号', code })])
  })

  it('takes numbers of up to 15 digits, and texts that a formula only quotes', async () => {
    expect((await rowOf(123456789012345, '2026-01-31', 1)).lines[0]?.line.orderNo).toBe(
      '123456789012345',
    )
    const quoted = { v: 'x', t: 'str', f: '"1234567890123456789"' }
    expect((await rowOf(quoted, '2026-01-31', 1)).lines[0]?.line.orderNo).toBe(
      '1234567890123456789',
    )
  })

  it('is read from the first sheet that has a header we know, below its titles', async () => {
    const rows = [['一月订单'], [], HEADER, ['A1', '2026-01-31', 128], [], ['A2', '2026-02-30', 1]]
    const file = xlsx([['说明'], ['看下一页']], rows, [HEADER, ['B1', '2026-01-31', 1]])
    const { lines, rejected } = await read(file)
    expect(lines.map(({ row, line }) => [row, line.orderNo])).toEqual([[4, 'A1']])
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([[6, 'orders.row-time']])
  })

  it('leaves formats of empty cells far to the right alone', async () => {
    const far = Array.from({ length: 3000 }, (): Cell => ({ s: 1 }))
    expect(
      (
        await read(
          xlsx([
            [...HEADER, ...far],
            ['A1', '2026-01-31', 1],
          ]),
        )
      ).lines,
    ).toHaveLength(1)
  })

  it('that another program wrote is read (ExcelJS: shared texts, dates, a second sheet)', async () => {
    const file = readFileSync(path.join(import.meta.dirname, 'orders/exceljs.xlsx'))
    const { lines, rejected } = await read(file)
    expect(lines.map(({ line }) => [line.orderNo, line.paidFen, iso(line.at), line.phone])).toEqual(
      [
        ['1234567890123456789', 2990, '2026-01-31T10:30:31.000Z', '18618486065'],
        ['1234567890123456790', 12800, '2026-01-31T10:31:31.000Z', undefined],
      ],
    )
    expect(rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, '买家实际支付金额', 'orders.row-formula'],
    ])
  })
})
