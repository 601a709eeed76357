import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { MAX_FILE_BYTES, MAX_ROW_BYTES, MAX_SHEET_BYTES, MAX_XLSX_BYTES } from '#core/orders/limits'
import { gbk } from './gb18030'
import { csvOf, PLAIN, PLAIN_ROW } from './samples'
import { type Parts, partsOf, rels, sheetXml, xlsx, zip } from './workbook'

export interface Malformed {
  kind: string
  /** Refusal, with what its sentence is filled with. */
  code: string
  details?: Record<string, string | number>
  file: Uint8Array
  /** When the file is only said to be so large. */
  size?: number
}

const bytes = (...list: number[]) => Uint8Array.from(list)
const text = (value: string): Uint8Array => Buffer.from(value)
const utf16 = (value: string): Uint8Array => Buffer.from(`\ufeff${value}`, 'utf16le')

const GOOD = csvOf(PLAIN, [PLAIN_ROW, PLAIN_ROW])
const HEADER = PLAIN.split(',')
const BOOK = partsOf([[HEADER, ['', 'A1', '', '', '', '', '2026-01-31', '', '', '', '1']]])

const book = (changed: Parts): Uint8Array => zip({ ...BOOK, ...changed })

const without = (name: string): Uint8Array => {
  const { [name]: _, ...rest } = BOOK
  return zip(rest)
}

/** The old container of Excel, its directory naming what is in it in UTF-16. */
const container = (name: string): Uint8Array => {
  const file = Buffer.alloc(1536)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  file.set(Buffer.from(name, 'utf16le'), 1024)
  return file
}

/** Changes bytes that follow a signature: of all its places, the headers in the archive's directory. */
const patched = (file: Uint8Array, change: (header: Buffer) => void): Uint8Array => {
  const copy = Buffer.from(file)
  let at = copy.indexOf('PK\x01\x02', 0, 'latin1')
  while (at >= 0) {
    change(copy.subarray(at))
    at = copy.indexOf('PK\x01\x02', at + 4, 'latin1')
  }
  return copy
}

const FLAGS = 8
const LOCKED = 1
const locked = (file: Uint8Array) =>
  patched(file, (header) => header.writeUInt16LE(header.readUInt16LE(FLAGS) | LOCKED, FLAGS))

const REAL_SIZE = 24
/** Says that each part has a hundred bytes, whatever comes out of it. */
const lying = (file: Uint8Array) => patched(file, (header) => header.writeUInt32LE(100, REAL_SIZE))

/** Says that each part is larger than we open; it shrinks little enough to be believed. */
const large = (file: Uint8Array) =>
  patched(file, (header) => header.writeUInt32LE(MAX_SHEET_BYTES + 1, REAL_SIZE))
const noise = `<worksheet><!--${randomBytes(400_000).toString('hex')}--></worksheet>`

const MB = 1024 * 1024
const bomb = sheetXml([HEADER]).replace('</sheetData>', `${' '.repeat(40 * MB)}</sheetData>`)
const entries = Object.fromEntries(
  Array.from({ length: 1100 }, (_, n) => [`a${n}`, strToU8('')] as const),
)

const header = (change: (names: string[]) => string[]): Uint8Array =>
  text(`${change([...HEADER]).join(',')}\n${GOOD.split('\r\n')[1]}\n`)

/** UTF-8 read as GBK and saved, and GBK read as Latin-1 and saved: what careless tools leave. */
const asGbk = new TextDecoder('gbk').decode(text(GOOD))
const asLatin = gbk(GOOD).toString('latin1')

const cut = (file: Uint8Array, part: number): Uint8Array =>
  file.subarray(0, Math.floor(file.length * part))

const html = '<html><body><table><tr><td>订单编号</td></tr></table></body></html>'
const xml2003 = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>'

const broken = 'orders.file-broken'

/** Files that an operator could choose by mistake, or that somebody made to harm. */
export const malformed: readonly Malformed[] = [
  { kind: 'no bytes', code: 'orders.file-empty', file: bytes() },
  { kind: 'blanks only', code: 'orders.file-empty', file: text(' \r\n\r\n ') },
  { kind: 'a mark of UTF-8 and nothing', code: 'orders.file-empty', file: text('\ufeff') },
  { kind: 'empty cells only', code: 'orders.file-empty', file: text(',,,\n,,,\n') },
  { kind: 'header only', code: 'orders.file-no-rows', file: text(`${PLAIN}\r\n`) },
  { kind: 'header without an end', code: 'orders.file-no-rows', file: text(PLAIN) },
  {
    kind: 'header and empty rows',
    code: 'orders.file-no-rows',
    file: text(`${PLAIN}\n\n,,,\n""\n`),
  },
  { kind: 'header only, Excel', code: 'orders.file-no-rows', file: xlsx([HEADER]) },
  {
    kind: 'header and empty rows, Excel',
    code: 'orders.file-no-rows',
    file: xlsx([HEADER, [], ['']]),
  },
  {
    kind: 'larger than we read',
    code: 'orders.file-too-large',
    details: { mb: 500 },
    file: text(GOOD),
    size: MAX_FILE_BYTES + 1,
  },
  {
    kind: 'an Excel file larger than we open',
    code: 'orders.file-xlsx-too-large',
    details: { mb: 20 },
    file: xlsx([HEADER]),
    size: MAX_XLSX_BYTES + 1,
  },
  { kind: 'an .xls of 97', code: 'orders.file-old-excel', file: container('Workbook') },
  {
    kind: 'an .xlsx with a password',
    code: 'orders.file-password',
    file: container('EncryptedPackage'),
  },
  { kind: 'a zip with a password', code: 'orders.file-zip-password', file: locked(zip(BOOK)) },
  {
    kind: 'an .xlsb',
    code: 'orders.file-binary-excel',
    file: zip({
      '_rels/.rels': rels([['rId1', 'officeDocument', 'xl/workbook.bin']]),
      'xl/workbook.bin': 'x',
    }),
  },
  {
    kind: 'an .ods',
    code: 'orders.file-other-table',
    details: { what: '.ods' },
    file: zip({ 'content.xml': '<x/>' }),
  },
  {
    kind: 'a .docx',
    code: 'orders.file-other-table',
    details: { what: '.docx' },
    file: zip({ 'word/document.xml': '<x/>', '_rels/.rels': rels([]) }),
  },
  { kind: 'a zip of a CSV', code: 'orders.file-no-sheet', file: zip({ 'orders.csv': GOOD }) },
  { kind: 'an empty zip', code: 'orders.file-no-sheet', file: zipSync({}) },
  {
    kind: 'a workbook without its book',
    code: 'orders.file-no-sheet',
    file: without('xl/workbook.xml'),
  },
  { kind: 'a gz', code: 'orders.file-archive', details: { what: 'gz' }, file: gzipSync(GOOD) },
  {
    kind: 'a rar',
    code: 'orders.file-archive',
    details: { what: 'rar' },
    file: text('Rar!\x1a\x07'),
  },
  { kind: 'a web page called .xls', code: 'orders.file-web-page', file: text(html) },
  { kind: 'a web page of GBK', code: 'orders.file-web-page', file: gbk(`\r\n <TABLE>${html}`) },
  {
    kind: 'a web page with its pictures',
    code: 'orders.file-web-page',
    file: text('MIME-Version: 1.0'),
  },
  { kind: 'XML of Excel 2003', code: 'orders.file-xml-table', file: text(xml2003) },
  {
    kind: 'a PDF',
    code: 'orders.file-not-a-table',
    details: { what: ' PDF ' },
    file: text('%PDF-1.7'),
  },
  {
    kind: 'a picture',
    code: 'orders.file-not-a-table',
    details: { what: '图片' },
    file: bytes(0x89, 0x50, 0x4e, 0x47),
  },
  {
    kind: 'JSON',
    code: 'orders.file-not-a-table',
    details: { what: ' JSON ' },
    file: text('[{"a":1}]'),
  },
  { kind: 'NUL bytes', code: 'orders.file-nul', file: text(GOOD.replace('128', '1\x0028')) },
  {
    kind: 'NUL bytes far below the header',
    code: 'orders.file-nul',
    file: text(`${GOOD}${'\n'.repeat(2 * MAX_ROW_BYTES)}A1,\0,1\n`),
  },
  {
    kind: 'UTF-16 without its mark',
    code: 'orders.file-nul',
    file: utf16('abc,def\n').subarray(2),
  },
  { kind: 'noise', code: 'orders.file-encoding', file: bytes(0x80, 0xff, 0xff, 0x0a, 0xff) },
  {
    kind: 'UTF-16 with half a pair',
    code: 'orders.file-encoding',
    file: bytes(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00),
  },
  {
    kind: 'UTF-8 with its mark, then GBK',
    code: 'orders.file-encoding',
    file: Buffer.concat([text('\ufeff'), gbk(GOOD)]),
  },
  {
    kind: 'GBK behind UTF-8, joined',
    code: 'orders.file-encoding-mixed',
    file: Buffer.concat([text(`${GOOD}${'\n'.repeat(2 * MAX_ROW_BYTES)}`), gbk(GOOD)]),
  },
  { kind: 'UTF-8 that was read as GBK', code: 'orders.file-garbled', file: text(asGbk) },
  { kind: 'GBK that was read as Latin-1', code: 'orders.file-garbled', file: text(asLatin) },
  { kind: 'Chinese as question marks', code: 'orders.file-garbled', file: text('????,???\n1,2\n') },
  {
    kind: 'the same in Excel',
    code: 'orders.file-garbled',
    file: xlsx([['璁㈠崟缂栧彿', 'x'], ['1']]),
  },
  {
    kind: 'a table of something else',
    code: 'orders.file-header-unknown',
    details: { columns: '姓名、电话' },
    file: text('姓名,电话\n林夏,1\n'),
  },
  {
    kind: 'the same in Excel',
    code: 'orders.file-header-unknown',
    details: { columns: '姓名、电话' },
    file: xlsx([['姓名', '电话'], ['林夏']], [['x']]),
  },
  {
    kind: 'rows without their header',
    code: 'orders.file-header-unknown',
    file: text(GOOD.split('\r\n').slice(1).join('\n')),
  },
  {
    kind: 'a header whose column was renamed',
    code: 'orders.file-columns-missing',
    details: { name: '通用订单模板', columns: '付款时间' },
    file: header((names) => names.map((name) => (name === '付款时间' ? '时间' : name))),
  },
  {
    kind: 'a read column twice',
    code: 'orders.file-columns-twice',
    details: { column: '订单号' },
    file: header((names) => [...names, ' 订单号']),
  },
  {
    kind: 'a read column twice, Excel',
    code: 'orders.file-columns-twice',
    details: { column: '实付金额' },
    file: xlsx([[...HEADER, '实付金额'], ['1']]),
  },
  {
    kind: '100,000 columns',
    code: 'orders.file-columns-many',
    file: text(`${PLAIN}${',x'.repeat(100_000)}\n`),
  },
  {
    kind: '100,000 columns in one endless row',
    code: 'orders.file-columns-many',
    file: text(`${PLAIN}${',很长的列名'.repeat(100_000)}\n`),
  },
  {
    kind: '16,384 columns in Excel',
    code: 'orders.file-columns-many',
    details: { count: 16_384, limit: 1000 },
    file: book({
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>',
    }),
  },
  {
    kind: 'one line of 10 MB',
    code: 'orders.file-row-long',
    details: { row: 1 },
    file: text('x'.repeat(10 * MB)),
  },
  {
    kind: 'a row of 10 MB below a good one',
    code: 'orders.file-row-long',
    details: { row: 4 },
    file: text(`${GOOD}"${'x'.repeat(10 * MB)}`),
  },
  {
    kind: 'cut off within a quote',
    code: 'orders.file-quote-open',
    details: { row: 4 },
    file: text(`${GOOD}其他,"A1`),
  },
  {
    kind: 'cut off within the header',
    code: 'orders.file-quote-open',
    details: { row: 1 },
    file: text('"订单号,实付金额'),
  },
  { kind: 'half an .xlsx', code: broken, file: cut(xlsx([HEADER]), 0.5) },
  { kind: 'an .xlsx whose end is noise', code: broken, file: cut(xlsx([HEADER]), 0.97) },
  {
    kind: 'a zip of noise',
    code: broken,
    file: Buffer.concat([text('PK\x03\x04'), randomBytes(500)]),
  },
  {
    kind: 'a sheet that ends in the middle',
    code: broken,
    file: book({ 'xl/worksheets/sheet1.xml': cutSheet() }),
  },
  {
    kind: 'a sheet of noise',
    code: broken,
    file: book({ 'xl/worksheets/sheet1.xml': bytes(0xff, 0x00) }),
  },
  { kind: 'a book without its sheet', code: broken, file: without('xl/worksheets/sheet1.xml') },
  {
    kind: 'a sheet larger than we open',
    code: 'orders.file-sheet-large',
    file: large(zip({ '_rels/.rels': noise })),
  },
  {
    kind: 'a sheet that shrinks to nothing',
    code: 'orders.file-bomb',
    file: book({ 'xl/worksheets/sheet1.xml': bomb }),
  },
  {
    kind: 'texts that shrink to nothing',
    code: 'orders.file-bomb',
    file: book({ 'xl/sharedStrings.xml': bomb }),
  },
  {
    kind: 'a bomb that lies of its size',
    code: broken,
    file: lying(book({ 'xl/worksheets/sheet1.xml': bomb })),
  },
  { kind: 'more parts than a workbook has', code: 'orders.file-bomb', file: zipSync(entries) },
  {
    kind: 'texts of texts of texts (a billion laughs)',
    code: broken,
    file: book({
      'xl/worksheets/sheet1.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
    }),
  },
  {
    kind: 'a row far below the last of Excel',
    code: 'orders.file-rows-many',
    file: book({
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="99999999"><c><v>1</v></c></row></sheetData></worksheet>',
    }),
  },
]

function cutSheet(): string {
  return sheetXml([HEADER, ['1']]).replace('</sheetData></worksheet>', '')
}
