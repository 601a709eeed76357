import { MAX_PART_BYTES, MAX_STRINGS_BYTES } from '#core/orders/limits'
import type { Archive } from './archive'
import { readXml } from './xml'

/** Formats of dates that every spreadsheet has without writing them down (ECMA-376, 18.8.30). */
const BUILT_IN: readonly [first: number, last: number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Texts in quotes, conditions in brackets and escaped letters are no parts of a date. */
const isDateFormat = (code: string): boolean =>
  /[ymdhs年月日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|General/gi, ''))

const isDate = (id: number, custom: ReadonlyMap<number, string>): boolean => {
  const code = custom.get(id)
  if (code !== undefined) return isDateFormat(code)
  return BUILT_IN.some(([first, last]) => id >= first && id <= last)
}

/** Styles of cells whose numbers are dates. */
export const dateStyles = async (archive: Archive, file?: string): Promise<Set<number>> => {
  const dates = new Set<number>()
  if (file === undefined) return dates
  const custom = new Map<number, string>()
  let inCells = false
  let style = 0
  await readXml(archive.read(file, MAX_PART_BYTES), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') custom.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      if (isDate(Number(numFmtId), custom)) dates.add(style)
      style += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

/** Texts that cells refer to by number; how they are to be read aloud (`rPh`) is left out. */
export const sharedStrings = async (archive: Archive, file?: string): Promise<string[]> => {
  const strings: string[] = []
  if (file === undefined) return strings
  let text = ''
  let isText = false
  let isAloud = false
  await readXml(archive.read(file, MAX_STRINGS_BYTES), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isAloud = true
      if (name === 't') isText = !isAloud
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isAloud = false
      if (name === 'si') strings.push(text)
    },
  })
  return strings
}
