import { shownKey } from './catalog.ts'
import { duplicateKey } from './errors.ts'
import type { IndexEdit, Row, SecondaryIndex, Table } from './table.ts'

export interface UniqueKey {
  index: SecondaryIndex
  key: Buffer
}

export const uniqueLock = ({ index, key }: UniqueKey): string =>
  `x${index.no}:${key.toString('latin1')}`

const keysOf = (edits: IndexEdit[], which: (edit: IndexEdit) => Buffer[]): UniqueKey[] =>
  edits
    .filter(({ index }) => index.spec.unique)
    .flatMap((edit) => which(edit).map((key) => ({ index: edit.index, key })))

/** Unique keys that a write gives up or takes: nobody else may touch them meanwhile. */
export const changedKeys = (edits: IndexEdit[]): UniqueKey[] =>
  keysOf(edits, ({ gone, come }) => [...gone, ...come])

/** Unique keys that a write takes and that must not be taken. */
export const wantedKeys = (edits: IndexEdit[]): UniqueKey[] => keysOf(edits, ({ come }) => come)

export const duplicate = (table: Table, { index }: UniqueKey, row: Row): Error =>
  duplicateKey(table.name, index.spec.name, shownKey(index.spec, row))
