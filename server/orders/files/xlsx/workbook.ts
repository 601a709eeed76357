import path from 'node:path'
import { MAX_PART_BYTES } from '#core/orders/limits'
import { type Archive, unreadable } from './archive'
import { type Attributes, readXml } from './xml'

/** Where the parts of a workbook stand in the archive. */
export interface Workbook {
  /** Sheets from left to right. */
  sheets: string[]
  strings?: string
  styles?: string
  /** Days are counted from 1904 (old Macs). */
  is1904: boolean
}

interface Relation {
  id: string
  type: string
  target: string
}

const tagsOf = async (archive: Archive, file: string, wanted: readonly string[]) => {
  const found: { name: string; attributes: Attributes }[] = []
  await readXml(archive.read(file, MAX_PART_BYTES), {
    open: (name, attributes) => {
      if (wanted.includes(name)) found.push({ name, attributes })
    },
  })
  return found
}

/** Relations of a part stand beside it; targets are relative to it, or absolute. */
const relationsOf = async (archive: Archive, file: string): Promise<Relation[]> => {
  const folder = path.posix.dirname(file)
  const beside = path.posix.join(folder, '_rels', `${path.posix.basename(file)}.rels`)
  if (!archive.has(beside)) return []
  const tags = await tagsOf(archive, beside, ['Relationship'])
  return tags.map(({ attributes: { Id = '', Type = '', Target = '' } }) => ({
    id: Id,
    type: path.posix.basename(Type),
    target: Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target),
  }))
}

const OTHER_TABLES: readonly [mark: string, what: string][] = [
  ['content.xml', '.ods'],
  ['Index/Document.iwa', '.numbers'],
  ['word/document.xml', '.docx'],
  ['ppt/presentation.xml', '.pptx'],
]

const bookOf = async (archive: Archive): Promise<string> => {
  for (const [mark, what] of OTHER_TABLES)
    if (archive.has(mark)) throw unreadable('orders.file-other-table', { what })
  if (!archive.has('_rels/.rels')) throw unreadable('orders.file-no-sheet')
  const tags = await tagsOf(archive, '_rels/.rels', ['Relationship'])
  const book = tags.find(({ attributes: { Type = '' } }) => Type.endsWith('/officeDocument'))
  const target = book?.attributes.Target?.replace(/^\//, '') ?? ''
  if (target.endsWith('.bin')) throw unreadable('orders.file-binary-excel')
  if (!archive.has(target)) throw unreadable('orders.file-no-sheet')
  return target
}

const partOf = (archive: Archive, relations: readonly Relation[], type: string) => {
  const target = relations.find((one) => one.type === type)?.target
  return target !== undefined && archive.has(target) ? target : undefined
}

const idOf = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? ''

/** The parts of an .xlsx by its own relations, whatever they are called. */
export const workbookOf = async (archive: Archive): Promise<Workbook> => {
  const book = await bookOf(archive)
  const relations = await relationsOf(archive, book)
  const tags = await tagsOf(archive, book, ['sheet', 'workbookPr'])
  const sheets = tags
    .filter(({ name }) => name === 'sheet')
    .map(({ attributes }) => relations.find(({ id }) => id === idOf(attributes)))
    .flatMap((sheet) => (sheet?.type === 'worksheet' ? [sheet.target] : []))
  const strings = partOf(archive, relations, 'sharedStrings')
  const styles = partOf(archive, relations, 'styles')
  const is1904 = tags.some(
    ({ attributes: { date1904 } }) => date1904 === '1' || date1904 === 'true',
  )
  return {
    sheets,
    is1904,
    ...(strings === undefined ? {} : { strings }),
    ...(styles === undefined ? {} : { styles }),
  }
}
