import { shownKey } from './catalog.ts'
import { badRequest, duplicateKey } from './errors.ts'
import { indexKeys } from './keys.ts'
import type { Row, SecondaryIndex, Table } from './table.ts'

export interface UniqueKey {
  index: SecondaryIndex
  key: Buffer
}

export const uniqueLock = ({ index, key }: UniqueKey): string =>
  `x${index.no}:${key.toString('latin1')}`

/** The unique keys of a document; refuses one that no index can hold. */
export function uniqueKeys(table: Table, row: Row | null): UniqueKey[] {
  if (row === null) return []
  return table.indexes.flatMap((index) => {
    const entries = indexKeys(index.spec, row.doc)
    if (entries === null) throw badRequest(`cannot index parallel arrays (${index.spec.name})`)
    return index.spec.unique ? entries.keys.map((key) => ({ index, key })) : []
  })
}

export const duplicate = (table: Table, { index }: UniqueKey, row: Row): Error =>
  duplicateKey(table.name, index.spec.name, shownKey(index.spec, row))
