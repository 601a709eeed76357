import { indexKeys } from './keys.ts'
import type { Overlay } from './reader.ts'
import type { IndexEdit, Row, Table } from './table.ts'
import { type Change, docLock, type Transaction, type Transactions } from './transactions.ts'
import { changedKeys, duplicate, type UniqueKey, uniqueLock, wantedKeys } from './unique.ts'

/** Where one operation reads and writes: straight on the file, or inside a transaction. */
export interface Session {
  overlay(table: Table): Overlay
  /** Makes one document of `before` into `after`; refuses duplicates and waits or conflicts. */
  write(table: Table, before: Row | null, after: Row | null): void
}

const NONE: Overlay = new Map()

const idOf = (before: Row | null, after: Row | null): Buffer => (after ?? before)?.id as Buffer

/** A write outside a transaction. */
export class PlainSession implements Session {
  readonly changes: Change[] = []

  /** `begin` is told of the first write: the caller then opens one SQLite transaction for all. */
  constructor(
    private readonly transactions: Transactions,
    private readonly begin: () => void = () => undefined,
  ) {}

  overlay(): Overlay {
    return NONE
  }

  write(table: Table, before: Row | null, after: Row | null): void {
    const id = idOf(before, after)
    const edits = table.edits(before, after)
    this.transactions.requireFree(docLock(table, id))
    for (const key of changedKeys(edits)) this.transactions.requireFree(uniqueLock(key))
    if (after !== null) this.refuseDuplicates(table, edits, after)
    if (this.changes.length === 0) this.begin()
    table.write(before, after, edits)
    this.changes.push({ table, id, before, after })
  }

  private refuseDuplicates(table: Table, edits: IndexEdit[], after: Row): void {
    for (const key of wantedKeys(edits)) {
      const taken = table.holders(key.index, key.key).some((holder) => !holder.equals(after.id))
      if (taken) throw duplicate(table, key, after)
    }
  }
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
    const edits = table.edits(before, after)
    for (const key of changedKeys(edits)) this.transactions.take(this.transaction, uniqueLock(key))
    if (after !== null) this.refuseDuplicates(table, edits, after)
    const known = this.transaction.changes.get(lock)
    this.transaction.changes.set(lock, { table, id, before: known ? known.before : before, after })
  }

  private refuseDuplicates(table: Table, edits: IndexEdit[], after: Row): void {
    for (const key of wantedKeys(edits)) {
      for (const holder of table.holders(key.index, key.key)) {
        if (!holder.equals(after.id)) this.refuseHolder(table, holder, key, after)
      }
      const own = [...this.transaction.changes.values()]
      const taken = own.some(
        (change) => change.table.no === table.no && holds(change, after.id, key),
      )
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
    for (const { table, before, after } of this.transaction.changes.values()) {
      // Inserted and removed again: nothing of it ever was.
      if (before === null && after === null) continue
      table.write(before, after, table.edits(before, after))
    }
  }
}

const holds = (change: Change, id: Buffer, { index, key }: UniqueKey): boolean =>
  change.after !== null &&
  !change.id.equals(id) &&
  (indexKeys(index.spec, change.after.doc)?.keys ?? []).some((own) => own.equals(key))
