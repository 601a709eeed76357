import { strToU8, zipSync } from 'fflate'

/** Parts of a small workbook; any of them can be replaced, to be wrong in one way. */
export type Parts = Record<string, string | Uint8Array>

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export const rels = (list: readonly [id: string, type: string, target: string][]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}">${list
    .map(([id, type, to]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${to}"/>`)
    .join('')}</Relationships>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26))

/** A cell as Excel writes it: text in place, or `{ v, t, s, f }` for what is special. */
export type Cell = string | number | { v?: string | number; t?: string; s?: number; f?: string }

const cellXml = (cell: Cell, row: number, column: number): string => {
  const at = `r="${letters(column)}${row}"`
  if (cell === '') return ''
  if (typeof cell === 'string') return `<c ${at} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  const { v, t, s, f } = typeof cell === 'number' ? { v: cell } : cell
  const attributes = `${at}${t ? ` t="${t}"` : ''}${s === undefined ? '' : ` s="${s}"`}`
  return `<c ${attributes}>${f === undefined ? '' : `<f>${escaped(f)}</f>`}${v === undefined ? '' : `<v>${v}</v>`}</c>`
}

export const sheetXml = (rows: readonly (readonly Cell[])[]): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows
    .map((cells, at) =>
      cells.length === 0
        ? ''
        : `<row r="${at + 1}">${cells.map((cell, c) => cellXml(cell, at + 1, c)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

/** Style 1 is a date with a clock, 2 a date of one's own, 3 money. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="&quot;day&quot;0.00[Red]"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`

export const partsOf = (
  sheets: readonly (readonly (readonly Cell[])[])[],
  { is1904 = false, strings }: { is1904?: boolean; strings?: readonly string[] } = {},
): Parts => ({
  '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  '_rels/.rels': rels([['rId1', 'officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
    .map((_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': rels([
    ...sheets.map((_, at): [string, string, string] => [
      `rId${at + 1}`,
      'worksheet',
      `worksheets/sheet${at + 1}.xml`,
    ]),
    ['rId90', 'styles', 'styles.xml'],
    ['rId91', 'sharedStrings', 'sharedStrings.xml'],
  ]),
  'xl/styles.xml': STYLES,
  ...(strings
    ? {
        'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${strings
          .map((text) => `<si><r><t>${escaped(text)}</t></r><rPh><t>ignored</t></rPh></si>`)
          .join('')}</sst>`,
      }
    : {}),
  ...Object.fromEntries(
    sheets.map((rows, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows)]),
  ),
})

export const zip = (parts: Parts): Buffer => {
  const files = Object.entries(parts).map(([name, part]): [string, Uint8Array] => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ])
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

export const xlsx = (...sheets: readonly (readonly (readonly Cell[])[])[]): Buffer =>
  zip(partsOf(sheets))
