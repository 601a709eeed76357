import { decodeDoc } from './codec.ts'
import type { Bind, Driver, Statement } from './driver.ts'
import { badRequest } from './errors.ts'
import { type IndexKeys, indexKeys, untouched } from './keys.ts'
import type { IndexSpec } from './types.ts'
import type { Doc } from './value.ts'

/** A stored document and its place; `rid` grows with insertion and gives the natural order. */
export interface Row {
  rid: number
  id: Buffer
  doc: Doc
  /** The document as it is stored. */
  body: Buffer
}

/** A byte range of an index: `from` belongs to it, `to` does not; a missing end is open. */
export interface Range {
  from?: Buffer
  to?: Buffer
}

interface Ends {
  from: Buffer | undefined
  to: Buffer | undefined
}

export interface SecondaryIndex {
  no: number
  spec: IndexSpec
  multikey: boolean
}

/** What one write takes out of an index and puts into it. */
export interface IndexEdit {
  index: SecondaryIndex
  gone: Buffer[]
  come: Buffer[]
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
  private lastRid: number | undefined

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
    const body = toBuffer(record.body)
    return { rid: Number(record.rid), id: toBuffer(record.id), doc: decodeDoc(body), body }
  }

  get(id: Buffer): Row | null {
    const record = this.sql(`SELECT rid, id, body FROM d${this.no} WHERE id = ?`).get(id)
    return record === undefined ? null : this.row(record)
  }

  has(id: Buffer): boolean {
    return this.sql(`SELECT 1 AS found FROM d${this.no} WHERE id = ?`).get(id) !== undefined
  }

  count(): number {
    return Number(this.sql(`SELECT count(*) AS n FROM d${this.no}`).get()?.n)
  }

  /** Every document in the order of insertion; `wanted` is how many will do, most likely. */
  *scan(wanted = PAGE): Generator<Row> {
    const page = this.sql(
      `SELECT rid, id, body FROM d${this.no} WHERE rid > ? ORDER BY rid LIMIT ?`,
    )
    let last = 0
    for (let size = Math.min(wanted, PAGE); ; size = PAGE) {
      const records = page.all(last, size)
      for (const record of records) yield this.row(record)
      if (records.length < size) return
      last = Number(records.at(-1)?.rid)
    }
  }

  /** Documents in the order of an index (null: of `_id`); a document may come more than once. */
  *range(
    index: SecondaryIndex | null,
    range: Range,
    reverse: boolean,
    wanted = PAGE,
  ): Generator<Row> {
    let { from, to } = range
    let inclusive = true
    let rid = reverse ? Number.MAX_SAFE_INTEGER : 0
    for (let size = Math.min(wanted, PAGE); ; size = PAGE) {
      const records = this.page(index, { from, to }, reverse, inclusive, rid, size)
      for (const record of records) yield this.row(record)
      const last = records.at(-1)
      if (records.length < size || last === undefined) return
      const key = toBuffer(last.key)
      if (reverse) to = key
      else from = key
      rid = Number(last.rid)
      inclusive = false
    }
  }

  private page(
    index: SecondaryIndex | null,
    { from, to }: Ends,
    reverse: boolean,
    first: boolean,
    rid: number,
    size: number,
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
      ${where} ORDER BY ${key} ${way}, ${rowid} ${way} LIMIT ?`
    return this.sql(text).all(...bind, size)
  }

  /** The place of a new document. It may leave gaps: after a rollback it is not given back. */
  private nextRid(): number {
    this.lastRid ??= Number(this.sql(`SELECT max(rid) AS rid FROM d${this.no}`).get()?.rid ?? 0)
    this.lastRid += 1
    return this.lastRid
  }

  /** Ids of the documents that hold a key of a unique index. */
  holders(index: SecondaryIndex, key: Buffer): Buffer[] {
    const text = `SELECT d.id AS id FROM x${index.no} x JOIN d${this.no} d ON d.rid = x.rid WHERE x.key = ?`
    return this.sql(text)
      .all(key)
      .map((record) => toBuffer(record.id))
  }

  /** What a write changes in the indexes; refuses a document that an index cannot hold. */
  edits(before: Row | null, after: Row | null): IndexEdit[] {
    const edits: IndexEdit[] = []
    for (const index of this.indexes) {
      if (before && after && untouched(index.spec, before.doc, after.doc)) continue
      const [old, fresh] = [entries(index, before), entries(index, after)]
      const gone = old.keys.filter((key) => !fresh.keys.some((each) => each.equals(key)))
      const come = fresh.keys.filter((key) => !old.keys.some((each) => each.equals(key)))
      if (gone.length + come.length > 0) edits.push({ index, gone, come, multikey: fresh.multikey })
    }
    return edits
  }

  /** Makes `before` into `after` in the file; a replaced document keeps its place. */
  write(before: Row | null, after: Row | null, edits: IndexEdit[]): void {
    const rid = before?.rid ?? this.nextRid()
    if (after === null) this.sql(`DELETE FROM d${this.no} WHERE rid = ?`).run(rid)
    else if (before !== null) {
      this.sql(`UPDATE d${this.no} SET body = ? WHERE rid = ?`).run(after.body, rid)
    } else {
      const insert = this.sql(`INSERT INTO d${this.no} (rid, id, body) VALUES (?, ?, ?)`)
      insert.run(rid, after.id, after.body)
    }
    for (const edit of edits) this.editKeys(edit, rid)
  }

  private editKeys({ index, gone, come, multikey }: IndexEdit, rid: number): void {
    const { no } = index
    for (const key of gone) this.sql(`DELETE FROM x${no} WHERE key = ? AND rid = ?`).run(key, rid)
    for (const key of come) this.sql(`INSERT INTO x${no} (key, rid) VALUES (?, ?)`).run(key, rid)
    if (!multikey || index.multikey) return
    index.multikey = true
    this.sql('UPDATE secondary SET multikey = 1 WHERE no = ?').run(no)
  }

  /** Adds one stored document to an index that is being built. */
  addKeys(index: SecondaryIndex, row: Row): void {
    const { keys, multikey } = entries(index, row)
    this.editKeys({ index, gone: [], come: keys, multikey }, row.rid)
  }
}

const NO_KEYS: IndexKeys = { keys: [], multikey: false }

function entries(index: SecondaryIndex, row: Row | null): IndexKeys {
  const keys = row === null ? NO_KEYS : indexKeys(index.spec, row.doc)
  if (keys === null) throw badRequest(`cannot index parallel arrays (${index.spec.name})`)
  return keys
}
