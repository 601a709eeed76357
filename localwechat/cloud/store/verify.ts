import path from 'node:path'
import { Catalog } from './catalog.ts'
import type { Driver } from './driver.ts'
import { encodeValue, indexKeys } from './keys.ts'
import { openFile } from './open.ts'
import type { Row, SecondaryIndex, Table } from './table.ts'

/** One broken page can break thousands of documents; the first ones tell enough. */
const MOST_PROBLEMS = 100

/** What `verifyStore` found. No problems: every document is readable and every index agrees. */
export interface StoreReport {
  documents: number
  /** Entries of all secondary indexes. */
  entries: number
  problems: string[]
}

type Entry = (key: Buffer, rid: number) => boolean

class Verification {
  documents = 0
  entries = 0
  readonly problems: string[] = []

  constructor(private readonly db: Driver) {}

  run(): void {
    this.guard('file', () => this.file())
    this.guard('catalog', () => this.collections())
  }

  private file(): void {
    for (const row of this.db.prepare('PRAGMA integrity_check').all()) {
      if (row.integrity_check !== 'ok') this.tell('file', String(row.integrity_check))
    }
  }

  private collections(): void {
    const catalog = new Catalog(this.db)
    for (const { name } of this.db.prepare('SELECT name FROM collection ORDER BY no').all()) {
      const table = catalog.table(name)
      this.guard(table.name, () => this.table(table))
    }
  }

  private tell(where: string, what: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(`${where}: ${what}`)
  }

  /** A page that cannot be read ends one look, not the whole report. */
  private guard(where: string, look: () => void): void {
    try {
      look()
    } catch (error) {
      this.tell(where, error instanceof Error ? error.message : String(error))
    }
  }

  private table(table: Table): void {
    const indexes = table.indexes.map((index) => ({ index, wanted: 0, has: this.entry(index) }))
    for (const row of table.scan()) {
      this.documents++
      this.guard(table.name, () => this.document(table, row))
      for (const each of indexes) each.wanted += this.entriesOf(table, each.index, row, each.has)
    }
    for (const { index, wanted } of indexes) this.whole(table, index, wanted)
  }

  /** Tells whether an index has an entry. */
  private entry(index: SecondaryIndex): Entry {
    const found = this.db.prepare(`SELECT 1 FROM x${index.no} WHERE key = ? AND rid = ?`)
    return (key, rid) => found.all(key, rid).length === 1
  }

  private document(table: Table, row: Row): void {
    if (!encodeValue(row.doc._id).equals(row.id))
      this.tell(table.name, `row ${row.rid} stands under another _id than its document has`)
    const found = table.get(row.id)
    if (found?.rid !== row.rid) this.tell(table.name, `row ${row.rid} is not found by its _id`)
  }

  /** Counts the entries a document should have, and tells of each that is missing. */
  private entriesOf(table: Table, index: SecondaryIndex, row: Row, has: Entry): number {
    const name = `${table.name}.${index.spec.name}`
    const wanted = indexKeys(index.spec, row.doc)
    if (wanted?.multikey && !index.multikey)
      this.tell(name, `row ${row.rid} holds an array, the index is not marked for arrays`)
    const keys = wanted?.keys ?? []
    for (const key of keys)
      if (!has(key, row.rid)) this.tell(name, `the entry of row ${row.rid} is missing`)
    return keys.length
  }

  /** No wanted entry is missing, so one more than wanted is one that leads nowhere. */
  private whole(table: Table, index: SecondaryIndex, wanted: number): void {
    const name = `${table.name}.${index.spec.name}`
    const [row] = this.db
      .prepare(`SELECT count(*) AS n, count(DISTINCT key) AS keys FROM x${index.no}`)
      .all()
    const found = Number(row?.n)
    this.entries += found
    if (found !== wanted) this.tell(name, `${found} entries where documents ask for ${wanted}`)
    if (index.spec.unique && Number(row?.keys) !== found)
      this.tell(name, 'two documents share a unique key')
  }
}

/**
 * Checks the store of a folder that no process has open: the file itself, every document, and every
 * index entry in both directions. It only reads. Throws StoreOpenError when the folder is in use or
 * the file cannot be opened at all.
 */
export const verifyStore = (folder: string): StoreReport => {
  const file = openFile(path.resolve(folder), 'full')
  try {
    const verification = new Verification(file.db)
    verification.run()
    const { documents, entries, problems } = verification
    return { documents, entries, problems }
  } finally {
    file.close()
  }
}
