import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Driver, openDriver } from '../cloud/store/driver.ts'
import { idOf, type Order, order, shopOf, statusOf } from './data.ts'
import { PAGE, type Subject } from './subject.ts'

const TABLES = `
  CREATE TABLE doc (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
  CREATE TABLE x1 (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid)) WITHOUT ROWID;
  CREATE TABLE x2 (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid)) WITHOUT ROWID;
  CREATE TABLE x3 (key BLOB NOT NULL PRIMARY KEY, rid INTEGER NOT NULL) WITHOUT ROWID;
`

const END = Buffer.from([0])
const AFTER = Buffer.from([255])

const prefixOf = (shop: string, status: string): Buffer =>
  Buffer.concat([Buffer.from(shop), END, Buffer.from(status), END])

/** Newest first: milliseconds counted down, so that byte order is the order asked for. */
const newestFirst = (at: Date): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(Number.MAX_SAFE_INTEGER - at.getTime()))
  return bytes
}

const revive = (text: unknown): Order => {
  const value = JSON.parse(String(text)) as Order
  return { ...value, at: new Date(value.at) }
}

const statements = (db: Driver) => ({
  get: db.prepare('SELECT body FROM doc WHERE id = ?'),
  find: db.prepare(`SELECT d.body AS body FROM x1 x CROSS JOIN doc d ON d.rid = x.rid
    WHERE x.key >= ? AND x.key < ? ORDER BY x.key LIMIT ${PAGE}`),
  set: db.prepare('UPDATE doc SET body = ? WHERE id = ?'),
  put: db.prepare('INSERT INTO doc (rid, id, body) VALUES (?, ?, ?)'),
  x1: db.prepare('INSERT INTO x1 (key, rid) VALUES (?, ?)'),
  x2: db.prepare('INSERT INTO x2 (key, rid) VALUES (?, ?)'),
  x3: db.prepare('INSERT INTO x3 (key, rid) VALUES (?, ?)'),
})

/**
 * The yardstick: the same SQLite driver used by hand, with no document database in between. JSON
 * text, one table of keys per index, one fsync per write: the least that the same work can cost.
 */
export class Bare implements Subject {
  private readonly db: Driver
  private readonly sql: ReturnType<typeof statements>

  constructor(
    folder: string,
    private readonly fresh: () => number,
  ) {
    mkdirSync(folder, { recursive: true })
    this.db = openDriver(path.join(folder, 'bare.sqlite'))
    this.db.prepare('PRAGMA journal_mode = WAL').all()
    const [known] = this.db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'doc'").all()
    if (known === undefined) this.db.exec(TABLES)
    this.sql = statements(this.db)
    this.durable(true)
  }

  private durable(on: boolean): void {
    this.db.exec(`PRAGMA synchronous = ${on ? 'FULL' : 'OFF'}`)
  }

  /** Fills the table with documents `from` to `to`, without waiting for the disk. */
  load(from: number, to: number): void {
    this.durable(false)
    this.atomically(() => {
      for (let n = from; n < to; n++) this.put(n)
    })
    this.durable(true)
  }

  get(n: number): Order {
    const [row] = this.sql.get.all(idOf(n))
    return revive(row?.body)
  }

  find(n: number): Order[] {
    const prefix = prefixOf(shopOf(n), statusOf(n))
    const rows = this.sql.find.all(prefix, Buffer.concat([prefix, AFTER]))
    return rows.map((row) => revive(row.body))
  }

  guarded(n: number): void {
    this.atomically(() => this.take(n))
  }

  add(): void {
    this.atomically(() => this.put(this.fresh()))
  }

  transaction(n: number): void {
    this.atomically(() => {
      this.take(n)
      this.put(this.fresh())
    })
  }

  close(): void {
    this.db.close()
  }

  private take(n: number): void {
    const id = idOf(n)
    const [row] = this.sql.get.all(id)
    const value = JSON.parse(String(row?.body)) as Order
    if (value.stock < 1) throw new Error('out of stock')
    this.sql.set.run(JSON.stringify({ ...value, stock: value.stock - 1 }), id)
  }

  private put(n: number): void {
    const value = order(n)
    const rid = n + 1
    this.sql.put.run(rid, value._id, JSON.stringify(value))
    this.sql.x1.run(Buffer.concat([prefixOf(value.shop, value.status), newestFirst(value.at)]), rid)
    this.sql.x2.run(Buffer.from(value.buyer), rid)
    this.sql.x3.run(Buffer.from(value.no), rid)
  }

  private atomically(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE')
    work()
    this.db.exec('COMMIT')
  }
}
