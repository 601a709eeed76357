import { encodeDoc } from './codec.ts'
import type { Overlay } from './reader.ts'
import type { Row, Table } from './table.ts'
import { type Change, docLock, type Transaction, type Transactions } from './transactions.ts'
import { duplicate, type UniqueKey, uniqueKeys, uniqueLock } from './unique.ts'

/** Where one operation reads and writes: straight on the file, or inside a transaction. */
export interface Session {
  overlay(table: Table): Overlay
  /** Makes one document of `before` into `after`; refuses duplicates and waits or conflicts. */
  write(table: Table, before: Row | null, after: Row | null): void
}

const NONE: Overlay = new Map()

const keysOfBoth = (table: Table, before: Row | null, after: Row | null): UniqueKey[] => [
  ...uniqueKeys(table, before),
  ...uniqueKeys(table, after),
]

const idOf = (before: Row | null, after: Row | null): Buffer => (after ?? before)?.id as Buffer

/** A write outside a transaction; the caller holds the SQLite transaction around it. */
export class PlainSession implements Session {
  readonly changes: Change[] = []

  constructor(private readonly transactions: Transactions) {}

  overlay(): Overlay {
    return NONE
  }

  write(table: Table, before: Row | null, after: Row | null): void {
    const id = idOf(before, after)
    this.transactions.requireFree(docLock(table, id))
    for (const key of keysOfBoth(table, before, after)) {
      this.transactions.requireFree(uniqueLock(key))
    }
    if (after !== null) this.refuseDuplicates(table, id, after)
    store(table, before, after)
    this.changes.push({ table, id, before, after })
  }

  private refuseDuplicates(table: Table, id: Buffer, after: Row): void {
    for (const key of uniqueKeys(table, after)) {
      const taken = table.holders(key.index, key.key).some((holder) => !holder.equals(id))
      if (taken) throw duplicate(table, key, after)
    }
  }
}

function store(table: Table, before: Row | null, after: Row | null): void {
  const body = after === null ? null : encodeDoc(after.doc)
  if (before !== null) table.remove(before)
  if (after === null || body === null) return
  // A replaced document keeps its place in the natural order.
  table.put({ ...after, rid: before?.rid ?? table.nextRid() }, body)
}

/** Buffers writes; takes the locks at the write, as MongoDB does (facts/cloud.md §6). */
export class TransactionSession implements Session {
  constructor(
    private readonly transactions: Transactions,
    readonly transaction: Transaction,
  ) {}

  overlay(table: Table): Overlay {
    return this.transactions.overlay(this.transaction, table)
  }

  write(table: Table, before: Row | null, after: Row | null): void {
    const id = idOf(before, after)
    const lock = docLock(table, id)
    this.transactions.take(this.transaction, lock)
    this.transactions.requireUnchanged(this.transaction, table, id)
    if (after !== null) encodeDoc(after.doc)
    for (const key of keysOfBoth(table, before, after)) {
      this.transactions.take(this.transaction, uniqueLock(key))
    }
    if (after !== null) this.refuseDuplicates(table, id, after)
    const known = this.transaction.changes.get(lock)
    this.transaction.changes.set(lock, { table, id, before: known ? known.before : before, after })
  }

  private refuseDuplicates(table: Table, id: Buffer, after: Row): void {
    for (const key of uniqueKeys(table, after)) {
      for (const holder of table.holders(key.index, key.key)) {
        if (!holder.equals(id)) this.refuseHolder(table, holder, key, after)
      }
      const own = [...this.transaction.changes.values()]
      const taken = own.some((change) => change.table.no === table.no && holds(change, id, key))
      if (taken) throw duplicate(table, key, after)
    }
  }

  /** A holder this transaction rewrote no longer counts; one newer than the snapshot conflicts. */
  private refuseHolder(table: Table, holder: Buffer, key: UniqueKey, after: Row): void {
    if (this.transaction.changes.has(docLock(table, holder))) return
    this.transactions.requireUnchanged(this.transaction, table, holder)
    throw duplicate(table, key, after)
  }

  /** Writes the buffer to the file; the caller holds the SQLite transaction around it. */
  flush(): void {
    const changes = [...this.transaction.changes.values()]
    // All old keys go before any new one comes: two documents may swap a unique key.
    for (const { table, before } of changes) if (before !== null) table.remove(before)
    for (const { table, before, after } of changes) {
      if (after === null) continue
      table.put({ ...after, rid: before?.rid ?? table.nextRid() }, encodeDoc(after.doc))
    }
  }
}

const holds = (change: Change, id: Buffer, key: UniqueKey): boolean =>
  !change.id.equals(id) &&
  uniqueKeys(change.table, change.after).some(
    (own) => own.index === key.index && own.key.equals(key.key),
  )
