import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { type ReadFile, readAny, readCsv } from './orders/files'
import { gbk } from './orders/gb18030'
import {
  csvOf,
  DOUYIN,
  DOUYIN_ROW,
  JD,
  JD_ROW,
  PINDUODUO,
  PINDUODUO_ROW,
  PLAIN,
  PLAIN_ROW,
  TAOBAO,
  TAOBAO_ROW,
  type Values,
} from './orders/samples'

const done = (file: Uint8Array, options?: Parameters<typeof readCsv>[1]): ReadFile => {
  const read = readCsv(file, options)
  if (!read.ok) throw new Error(`${read.code} ${JSON.stringify(read.details)}`)
  return read.value
}

const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}

const TITLE = '礼盒，"金" \r\n第二行,|\\^_`~{}@[]'

/** Titles with everything that could end a cell too early. */
const rows = (count: number): Values[] =>
  Array.from({ length: count }, (_, n) => ({
    ...TAOBAO_ROW,
    订单编号: `="12345678901234${String(n).padStart(5, '0')}"`,
    宝贝标题: n % 3 === 0 ? TITLE : `礼盒 ${n}`,
    收货地址: '桂花路 1 号\n东门',
  }))

describe('a file in any encoding', () => {
  const text = csvOf(TAOBAO, rows(40))
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['GBK', gbk(text)],
    ['UTF-16, little', utf16(text)],
    ['UTF-16, big', utf16(text, true)],
    ['UTF-8 with \\n', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['GBK of an old Mac', gbk(text.replaceAll('\r\n', '\r').replaceAll('\n', ' '))],
    ['UTF-8 without an end of its last line', Buffer.from(text.trimEnd())],
    [
      'UTF-8 with TABs',
      Buffer.from(Papa.unparse(Papa.parse<string[]>(text).data, { delimiter: '\t' })),
    ],
    ['UTF-8 with a hint for Excel', Buffer.from(`sep=,\r\n${text}`)],
    ['UTF-8 with a title above', Buffer.from(`一月订单,,\r\n\r\n${text}`)],
  ])('is read: %s', (_, file) => {
    const { lines, rejected } = done(file)
    expect(rejected).toEqual([])
    expect(lines).toHaveLength(40)
    expect(lines[0]?.line).toMatchObject({ orderNo: '1234567890123400000', paidFen: 12800 })
    expect(lines[0]?.line.title).toMatch(/礼盒，"金"/)
  })

  it.each([
    ['Douyin', DOUYIN, DOUYIN_ROW],
    ['Pinduoduo', PINDUODUO, PINDUODUO_ROW],
    ['JD', JD, JD_ROW],
    ['our template', PLAIN, PLAIN_ROW],
  ])('of %s is read', (_, header, row) => {
    expect(done(Buffer.from(`\ufeff${csvOf(header, [row])}`)).lines).toHaveLength(1)
  })

  it('whose trail bytes look like letters, marks and digits is not cut there', () => {
    // 0x5C and 0x7C are second bytes of 乗 and 亅: never quotes, commas or newlines.
    const file = gbk(csvOf(PLAIN, [{ ...PLAIN_ROW, 商品名称: '乗亅丂丄' }]))
    expect(done(file).lines[0]?.line.title).toBe('乗亅丂丄')
  })
})

describe('no byte of a newline, a quote or a delimiter', () => {
  it('is ever part of another character of GB18030', () => {
    const decoder = new TextDecoder('gb18030', { fatal: true })
    const meets = (bytes: Uint8Array, sign: number): boolean => {
      try {
        return !decoder.decode(bytes).includes(String.fromCharCode(sign))
      } catch {
        return false
      }
    }
    const found: number[][] = []
    for (const sign of [0x0a, 0x0d, 0x22, 0x2c, 0x09, 0x3b])
      for (let lead = 0x80; lead <= 0xff; lead += 1) {
        if (meets(Uint8Array.of(lead, sign), sign)) found.push([lead, sign])
        for (let second = 0x30; second <= 0x39; second += 1) {
          if (meets(Uint8Array.of(lead, second, sign, 0x30), sign)) found.push([lead, second, sign])
          if (meets(Uint8Array.of(lead, second, 0x81, sign), sign)) found.push([lead, second, sign])
        }
      }
    expect(found).toEqual([])
  })
})

describe('a file in parts', () => {
  const text = csvOf(TAOBAO, rows(60))
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['GBK', gbk(text)],
    ['UTF-16', utf16(text)],
  ])('of any length gives the same rows: %s', (_, file) => {
    const whole = done(file)
    // Longer than the longest row; the parts cut quotes, `\r\n` and characters at every place.
    for (let size = 700; size < 760; size += 1)
      expect(done(file, { size })).toEqual({ ...whole, slices: expect.any(Number) })
  })

  it('of any number of rows gives the same rows', () => {
    const file = gbk(text)
    const whole = done(file)
    for (const most of [1, 2, 7, 59, 60, 61]) {
      const read = done(file, { most })
      expect(read).toEqual({ ...whole, slices: expect.any(Number) })
      expect(read.slices).toBeGreaterThanOrEqual(Math.floor(60 / most))
    }
  })

  it('reads what any cells say, cut anywhere', () => {
    const cell = fc.stringMatching(/^[a-z0-9,"\r\n\t礼盒 ;]{0,12}$/)
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), fc.nat(90), (titles, more) => {
        const made = titles.map((title, n) => ({
          ...PLAIN_ROW,
          订单号: `A${n}`,
          商品名称: `糕${title}`,
          明细编号: '1',
        }))
        const file = Buffer.from(csvOf(PLAIN, made))
        const { lines } = done(file, { size: 120 + more })
        const clean = (title: string) => `糕${title}`.trim().replace(/\s+/g, ' ')
        expect(lines.map(({ line }) => line.title)).toEqual(titles.map(clean))
        expect(lines.map(({ row }) => row)).toEqual(titles.map((_, n) => n + 2))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps rows where they are: empty lines count, a joined file goes on', () => {
    const [header = '', first = ''] = csvOf(PLAIN, [PLAIN_ROW]).split('\r\n')
    const file = [header, '', first, ',,,', `\ufeff${first}`, first].join('\n')
    for (const most of [1, 2, 3, 100])
      expect(done(Buffer.from(file), { most }).lines.map(({ row }) => row)).toEqual([3, 5, 6])
  })

  it('refuses a row whose quotes are torn, and goes on after it', () => {
    const [header = '', first = ''] = csvOf(PLAIN, [PLAIN_ROW]).split('\r\n')
    const file = [header, first, first.replace('A20260131001', '"A"20260131001"'), first].join('\n')
    const { lines, rejected } = done(Buffer.from(file))
    expect(lines.map(({ row }) => row)).toEqual([2, 4])
    expect(rejected).toEqual([
      {
        row: 3,
        column: '',
        code: 'orders.row-quotes',
        value: expect.stringMatching(/^"?A"2[^,]*$/),
      },
    ])
  })
})

it('the rows of all kinds are the same from bytes of CSV as from cells', async () => {
  const file = Buffer.from(csvOf(DOUYIN, [DOUYIN_ROW, { ...DOUYIN_ROW, 订单状态: '神秘' }]))
  const read = await readAny(file)
  expect(read).toMatchObject({
    ok: true,
    value: { lines: [{ row: 2 }], rejected: [{ row: 3, column: '订单状态', value: '神秘' }] },
  })
})
