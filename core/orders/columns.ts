import { ok, type Result, refuse } from '../kernel/result'
import { plain } from './cells'
import { dialects } from './dialects/all'
import { type Dialect, type DialectId, FIELDS, type Field } from './dialects/dialect'
import { MAX_COLUMNS } from './limits'
import type { FileCode } from './refusals'

/** Where a file keeps what we read: enough to read its rows, small enough to stand in a document. */
export interface Layout {
  dialect: DialectId
  /** Cells of a full row. */
  width: number
  /** Column of each field. */
  at: Partial<Record<Field, number>>
  /** How the file itself calls it. */
  called: Partial<Record<Field, string>>
}

const namesOf = (header: readonly string[]): string[] =>
  header.map((name) => plain(name).replace(/^['"]+|['"]+$/g, ''))

const isMarked = (names: ReadonlySet<string>, { marks }: Dialect): boolean =>
  marks.every((group) => group.some((name) => names.has(name)))

/** The field's column by the best of its names. */
const find = (names: readonly string[], wanted: readonly string[] = []): number => {
  for (const name of wanted) {
    const at = names.indexOf(name)
    if (at >= 0) return at
  }
  return -1
}

const layoutOf = (dialect: Dialect, names: readonly string[]): Layout => {
  const layout: Layout = { dialect: dialect.id, width: names.length, at: {}, called: {} }
  for (const field of FIELDS) {
    const at = find(names, dialect.columns[field])
    if (at < 0) continue
    layout.at[field] = at
    layout.called[field] = names[at] ?? ''
  }
  return layout
}

/** Names of the columns that are needed and not there. */
const missingOf = ({ needs, columns }: Dialect, { at }: Layout): string[] =>
  needs
    .filter((group) => group.every((field) => at[field] === undefined))
    .map((group) => group.map((field) => columns[field]?.[0] ?? field).join(' / '))

const twiceOf = ({ called }: Layout, names: readonly string[]): string | undefined =>
  Object.values(called).find((name) => names.indexOf(name) !== names.lastIndexOf(name))

/** Without the empty cells at the end that a spreadsheet leaves. */
const filled = (names: readonly string[]): string[] =>
  names.slice(0, names.findLastIndex((name) => name !== '') + 1)

/** A row that could be a header: `undefined` when it is none that we know. */
export const knownHeader = (header: readonly string[]): Dialect | undefined => {
  const names = new Set(namesOf(header.slice(0, MAX_COLUMNS)))
  return dialects.find((dialect) => isMarked(names, dialect))
}

/** At most so many names in a sentence. */
const SHOWN_NAMES = 5

export const shownNames = (header: readonly string[]): string =>
  header.some((name) => NUMBER.test(name))
    ? '（没有列名）'
    : namesOf(header)
        .filter((name) => name !== '')
        .slice(0, SHOWN_NAMES)
        .map((name) => name.slice(0, 20))
        .join('、')

/** Of an order or a phone: then it is somebody's row and no header. */
const NUMBER = /\d{7}/

/**
 * Which file this is and where its columns stand, by names and never by positions. Columns that we
 * do not read may be there, twice, or not. Refuses too many columns, an unknown header, a needed
 * column that is missing, and a read column that is there twice.
 */
export const layOut = (header: readonly string[]): Result<Layout, FileCode> => {
  const names = filled(namesOf(header))
  if (names.length > MAX_COLUMNS)
    return refuse('orders.file-columns-many', { count: names.length, limit: MAX_COLUMNS })
  const dialect = knownHeader(names)
  if (!dialect) return refuse('orders.file-header-unknown', { columns: shownNames(header) })
  const layout = layoutOf(dialect, names)
  const missing = missingOf(dialect, layout)
  if (missing.length > 0)
    return refuse('orders.file-columns-missing', {
      name: dialect.name,
      columns: missing.join('、'),
    })
  const twice = twiceOf(layout, names)
  if (twice !== undefined) return refuse('orders.file-columns-twice', { column: twice })
  return ok(layout)
}
