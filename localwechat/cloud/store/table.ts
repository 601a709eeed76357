import { decodeDoc } from './codec.ts'
import type { Bind, Driver, Statement } from './driver.ts'
import { indexKeys } from './keys.ts'
import type { IndexSpec } from './types.ts'
import type { Doc } from './value.ts'

/** A stored document and its place; `rid` grows with insertion and gives the natural order. */
export interface Row {
  rid: number
  id: Buffer
  doc: Doc
}

/** A byte range of an index: `from` belongs to it, `to` does not; a missing end is open. */
export interface Range {
  from?: Buffer
  to?: Buffer
}

export interface SecondaryIndex {
  no: number
  spec: IndexSpec
  multikey: boolean
}

/** Rows are read in pages: a long `iterate()` leaves garbage in libsql (facts/engine.md §4a). */
const PAGE = 256

/** libsql hands out an ArrayBuffer, node:sqlite a Uint8Array. */
function toBuffer(value: unknown): Buffer {
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  const bytes = value as Uint8Array
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** All bytes below 255 come before it, so this ends every range of keys with that prefix. */
const AFTER = Buffer.from([255])

/** The range of all keys that start with `prefix`. */
export const prefixRange = (prefix: Buffer): Range =>
  prefix.length === 0 ? {} : { from: prefix, to: Buffer.concat([prefix, AFTER]) }

/** One collection: a table of documents and one key table per declared index. */
export class Table {
  readonly indexes: SecondaryIndex[] = []
  private readonly statements = new Map<string, Statement>()

  constructor(
    private readonly db: Driver,
    readonly no: number,
    readonly name: string,
  ) {}

  private sql(text: string): Statement {
    let statement = this.statements.get(text)
    if (statement === undefined) {
      statement = this.db.prepare(text)
      this.statements.set(text, statement)
    }
    return statement
  }

  /** Drops prepared statements: their tables changed. */
  forget(): void {
    this.statements.clear()
  }

  private row(record: Record<string, unknown>): Row {
    const doc = decodeDoc(toBuffer(record.body))
    return { rid: Number(record.rid), id: toBuffer(record.id), doc }
  }

  get(id: Buffer): Row | null {
    const [record] = this.sql(`SELECT rid, id, body FROM d${this.no} WHERE id = ?`).all(id)
    return record === undefined ? null : this.row(record)
  }

  count(): number {
    const [record] = this.sql(`SELECT count(*) AS n FROM d${this.no}`).all()
    return Number(record?.n)
  }

  /** Every document in the order of insertion. */
  *scan(): Generator<Row> {
    const page = this.sql(
      `SELECT rid, id, body FROM d${this.no} WHERE rid > ? ORDER BY rid LIMIT ${PAGE}`,
    )
    let last = 0
    for (;;) {
      const records = page.all(last)
      for (const record of records) yield this.row(record)
      if (records.length < PAGE) return
      last = Number(records.at(-1)?.rid)
    }
  }

  /** Documents in the order of an index (null: of `_id`); a document may come more than once. */
  *range(index: SecondaryIndex | null, range: Range, reverse: boolean): Generator<Row> {
    let { from, to } = range
    let inclusive = true
    let rid = reverse ? Number.MAX_SAFE_INTEGER : 0
    for (;;) {
      const records = this.page(index, from, to, reverse, inclusive, rid)
      for (const record of records) yield this.row(record)
      const last = records.at(-1)
      if (records.length < PAGE || last === undefined) return
      const key = toBuffer(last.key)
      if (reverse) to = key
      else from = key
      rid = Number(last.rid)
      inclusive = false
    }
  }

  private page(
    index: SecondaryIndex | null,
    from: Buffer | undefined,
    to: Buffer | undefined,
    reverse: boolean,
    first: boolean,
    rid: number,
  ): Record<string, unknown>[] {
    const key = index === null ? 'd.id' : 'x.key'
    const rowid = index === null ? 'd.rid' : 'x.rid'
    const tests: string[] = []
    const bind: Bind[] = []
    // The page's open end continues after the last row seen: by key, then by row.
    const limit = (bound: Buffer | undefined, sign: string, open: boolean) => {
      if (bound === undefined) return
      tests.push(
        open ? `(${key}, ${rowid}) ${sign} (?, ?)` : `${key} ${sign === '<' ? '<' : '>='} ?`,
      )
      bind.push(bound, ...(open ? [rid] : []))
    }
    limit(from, '>', !first && !reverse)
    limit(to, '<', !first && reverse)
    const source =
      index === null ? `d${this.no} d` : `x${index.no} x CROSS JOIN d${this.no} d ON d.rid = x.rid`
    const where = tests.length === 0 ? '' : `WHERE ${tests.join(' AND ')}`
    const way = reverse ? 'DESC' : 'ASC'
    const text = `SELECT ${key} AS key, d.rid AS rid, d.id AS id, d.body AS body FROM ${source}
      ${where} ORDER BY ${key} ${way}, ${rowid} ${way} LIMIT ${PAGE}`
    return this.sql(text).all(...bind)
  }

  nextRid(): number {
    const [record] = this.sql(`SELECT max(rid) AS rid FROM d${this.no}`).all()
    return Number(record?.rid ?? 0) + 1
  }

  /** Ids of the documents that hold a key of a unique index. */
  holders(index: SecondaryIndex, key: Buffer): Buffer[] {
    const text = `SELECT d.id AS id FROM x${index.no} x JOIN d${this.no} d ON d.rid = x.rid WHERE x.key = ?`
    return this.sql(text)
      .all(key)
      .map((record) => toBuffer(record.id))
  }

  remove(row: Row): void {
    for (const index of this.indexes) {
      for (const key of indexKeys(index.spec, row.doc)?.keys ?? []) {
        this.sql(`DELETE FROM x${index.no} WHERE key = ? AND rid = ?`).run(key, row.rid)
      }
    }
    this.sql(`DELETE FROM d${this.no} WHERE rid = ?`).run(row.rid)
  }

  put(row: Row, body: Buffer): void {
    this.sql(`INSERT INTO d${this.no} (rid, id, body) VALUES (?, ?, ?)`).run(row.rid, row.id, body)
    for (const index of this.indexes) this.addKeys(index, row)
  }

  /** Adds one document's entries to an index and notes when it became multikey. */
  addKeys(index: SecondaryIndex, row: Row): void {
    const entries = indexKeys(index.spec, row.doc)
    for (const key of entries?.keys ?? []) {
      this.sql(`INSERT INTO x${index.no} (key, rid) VALUES (?, ?)`).run(key, row.rid)
    }
    if (!entries?.multikey || index.multikey) return
    index.multikey = true
    this.sql('UPDATE secondary SET multikey = 1 WHERE no = ?').run(index.no)
  }
}
