import type { Driver } from './driver.ts'
import { badRequest, collectionMissing, duplicateKey } from './errors.ts'
import { indexKeys } from './keys.ts'
import { type Row, type SecondaryIndex, Table } from './table.ts'
import type { IndexSpec, StoreSchema } from './types.ts'

/** Letters, digits, `_` and `-`, as the cloud's console accepts; `system.` is MongoDB's own. */
const NAME = /^[A-Za-z_][\w-]{0,127}$/

const specText = (spec: IndexSpec): string =>
  JSON.stringify({ keys: spec.keys.map((key) => [key.field, key.order]), unique: !!spec.unique })

/** Which collections and indexes exist, on disk and in memory. */
export class Catalog {
  private readonly tables = new Map<string, Table>()

  constructor(private readonly db: Driver) {
    for (const row of db.prepare('SELECT no, name FROM collection ORDER BY no').all()) {
      const table = new Table(db, Number(row.no), String(row.name))
      this.tables.set(table.name, table)
      this.loadIndexes(table)
    }
  }

  private loadIndexes(table: Table): void {
    const select = 'SELECT no, name, spec, multikey FROM secondary WHERE collection = ? ORDER BY no'
    for (const row of this.db.prepare(select).all(table.no)) {
      const stored = JSON.parse(String(row.spec)) as {
        keys: [string, 1 | -1][]
        unique: boolean
      }
      const keys = stored.keys.map(([field, order]) => ({ field, order }))
      const spec = { name: String(row.name), keys, unique: stored.unique }
      table.indexes.push({ no: Number(row.no), spec, multikey: row.multikey === 1 })
    }
  }

  /** The collection; throws DATABASE_COLLECTION_NOT_EXIST, as the cloud makes none by itself. */
  table(name: unknown): Table {
    const table = typeof name === 'string' ? this.tables.get(name) : undefined
    if (table === undefined) throw collectionMissing(String(name))
    return table
  }

  has(name: string): boolean {
    return this.tables.has(name)
  }

  create(name: string): Table {
    if (!NAME.test(name)) throw badRequest(`invalid collection name: ${name}`)
    this.db.prepare('INSERT INTO collection (name) VALUES (?)').run(name)
    const [row] = this.db.prepare('SELECT no FROM collection WHERE name = ?').all(name)
    const table = new Table(this.db, Number(row?.no), name)
    this.db.exec(
      `CREATE TABLE d${table.no} (rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body BLOB NOT NULL)`,
    )
    this.tables.set(name, table)
    return table
  }

  /** Builds what the schema has and the file lacks; a changed index is built anew. */
  applySchema(schema: StoreSchema): void {
    for (const [name, { indexes = [] }] of Object.entries(schema.collections)) {
      const table = this.tables.get(name) ?? this.create(name)
      for (const spec of indexes) this.ensureIndex(table, spec)
    }
  }

  private ensureIndex(table: Table, spec: IndexSpec): void {
    const old = table.indexes.find((index) => index.spec.name === spec.name)
    if (old !== undefined && specText(old.spec) === specText(spec)) return
    if (old !== undefined) this.dropIndex(table, old)
    this.buildIndex(table, spec)
  }

  private dropIndex(table: Table, index: SecondaryIndex): void {
    this.db.exec(`DROP TABLE x${index.no}`)
    this.db.prepare('DELETE FROM secondary WHERE no = ?').run(index.no)
    table.indexes.splice(table.indexes.indexOf(index), 1)
    table.forget()
  }

  private buildIndex(table: Table, spec: IndexSpec): void {
    if (spec.keys.length === 0) throw badRequest(`index ${spec.name} has no keys`)
    const insert = 'INSERT INTO secondary (collection, name, spec) VALUES (?, ?, ?)'
    this.db.prepare(insert).run(table.no, spec.name, specText(spec))
    const select = 'SELECT no FROM secondary WHERE collection = ? AND name = ?'
    const [row] = this.db.prepare(select).all(table.no, spec.name)
    const index: SecondaryIndex = { no: Number(row?.no), spec, multikey: false }
    this.db.exec(
      `CREATE TABLE x${index.no} (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid)) WITHOUT ROWID`,
    )
    for (const document of table.scan()) this.fill(table, index, document)
    table.indexes.push(index)
  }

  private fill(table: Table, index: SecondaryIndex, row: Row): void {
    const entries = indexKeys(index.spec, row.doc)
    if (entries === null) throw badRequest(`cannot index parallel arrays: ${index.spec.name}`)
    const taken = entries.keys.some((key) => table.holders(index, key).length > 0)
    if (index.spec.unique && taken) {
      throw duplicateKey(table.name, index.spec.name, shownKey(index.spec, row))
    }
    table.addKeys(index, row)
  }

  /** After a failed schema change: what memory knows is what the file says. */
  reload(): void {
    this.tables.clear()
    const fresh = new Catalog(this.db)
    for (const [name, table] of fresh.tables) this.tables.set(name, table)
  }
}

/** The key as error texts print it: the indexed fields with the document's values. */
export function shownKey(spec: IndexSpec, row: { doc: Record<string, unknown> }): unknown {
  return Object.fromEntries(spec.keys.map(({ field }) => [field, valueAt(row.doc, field)]))
}

function valueAt(doc: Record<string, unknown>, path: string): unknown {
  let value: unknown = doc
  for (const part of path.split('.')) {
    value = (value as Record<string, unknown> | null | undefined)?.[part] ?? null
  }
  return value
}
