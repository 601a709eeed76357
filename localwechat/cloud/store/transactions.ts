import { newTransactionId } from './codec.ts'
import { conflict, transactionBusy, transactionFull, transactionGone } from './errors.ts'
import type { Overlay } from './reader.ts'
import { idText } from './reader.ts'
import type { Row, Table } from './table.ts'
import type { Sender } from './types.ts'

/** "transaction must be commit or abort in 30 seconds" (facts/cloud.md §6). */
const LIFE_MS = 30_000

/** Reported for the cloud (facts/cloud.md §6). */
const MAX_OPERATIONS = 100

/** One document changed: what it was, what it becomes. */
export interface Change {
  table: Table
  id: Buffer
  before: Row | null
  after: Row | null
}

/** A plain write met something an open transaction holds: it has to wait. */
export class Held extends Error {
  constructor(readonly holder: Transaction) {
    super('held by a transaction')
  }
}

export class Transaction {
  readonly id = newTransactionId()
  readonly changes = new Map<string, Change>()
  readonly locks = new Set<string>()
  busy = false
  /** Who sent the operation before. */
  lastSender: Sender | undefined
  operations = 0
  private wake: () => void = () => undefined
  /** Settles when the transaction is over, whichever way. */
  readonly over = new Promise<void>((resolve) => {
    this.wake = resolve
  })

  constructor(
    readonly startedAt: number,
    readonly snapshot: number,
  ) {}

  end(): void {
    this.wake()
  }
}

interface Past {
  /** The commit that replaced this image. */
  replacedBy: number
  row: Row | null
}

export const docLock = (table: Table, id: Buffer): string => `d${table.no}:${idText(id)}`

/**
 * Open transactions, their locks, and the images that their snapshots still need. All of it lives
 * in memory: a transaction does not outlive the process.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private readonly holders = new Map<string, Transaction>()
  /** Per collection and id, oldest first: what a committed write replaced. */
  private readonly past = new Map<number, Map<string, Past[]>>()
  private commits = 0

  constructor(private readonly now: () => number) {}

  begin(): Transaction {
    const transaction = new Transaction(this.now(), this.commits)
    this.open.set(transaction.id, transaction)
    return transaction
  }

  /** The transaction, ready for one more operation; throws when gone, busy or used up. */
  enter(id: string, ending: boolean, sender?: Sender): Transaction {
    const transaction = this.open.get(id)
    if (transaction === undefined || this.expired(transaction)) throw transactionGone()
    const { busy, lastSender } = transaction
    if (busy || (lastSender && sender?.overlaps(lastSender))) throw transactionBusy()
    transaction.lastSender = sender
    if (!ending && ++transaction.operations > MAX_OPERATIONS) throw transactionFull(MAX_OPERATIONS)
    return transaction
  }

  private expired(transaction: Transaction): boolean {
    if (this.now() - transaction.startedAt < LIFE_MS) return false
    this.finish(transaction)
    return true
  }

  /** Ends a transaction and lets go of its locks; what it had not committed is forgotten. */
  finish(transaction: Transaction): void {
    this.open.delete(transaction.id)
    for (const lock of transaction.locks) this.holders.delete(lock)
    this.prune()
    transaction.end()
  }

  finishAll(): void {
    for (const transaction of this.open.values()) this.finish(transaction)
  }

  private holder(lock: string): Transaction | undefined {
    const holder = this.holders.get(lock)
    return holder === undefined || this.expired(holder) ? undefined : holder
  }

  /** For a plain write: throws Held while an open transaction has the lock. */
  requireFree(lock: string): void {
    const holder = this.holder(lock)
    if (holder !== undefined) throw new Held(holder)
  }

  /** First writer wins: a lock that another transaction has is a conflict at once. */
  take(transaction: Transaction, lock: string): void {
    const holder = this.holder(lock)
    if (holder !== undefined && holder !== transaction) throw conflict()
    this.holders.set(lock, transaction)
    transaction.locks.add(lock)
  }

  /** A document committed by another since the snapshot cannot be written any more. */
  requireUnchanged(transaction: Transaction, table: Table, id: Buffer): void {
    const images = this.past.get(table.no)?.get(idText(id)) ?? []
    if (images.some((image) => image.replacedBy > transaction.snapshot)) throw conflict()
  }

  /** Notes a commit for the snapshots of those still open. */
  committed(changes: Iterable<Change>): void {
    this.commits++
    for (const transaction of this.open.values()) this.expired(transaction)
    if (this.open.size === 0) return
    for (const change of changes) this.remember(change)
  }

  private remember({ table, id, before }: Change): void {
    const images = this.past.get(table.no) ?? new Map<string, Past[]>()
    this.past.set(table.no, images)
    const list = images.get(idText(id)) ?? []
    list.push({ replacedBy: this.commits, row: before })
    images.set(idText(id), list)
  }

  private prune(): void {
    if (this.open.size === 0) this.past.clear()
    const oldest = Math.min(...[...this.open.values()].map((each) => each.snapshot))
    for (const images of this.past.values()) {
      for (const [id, list] of images) {
        const kept = list.filter((image) => image.replacedBy > oldest)
        if (kept.length === 0) images.delete(id)
        else images.set(id, kept)
      }
    }
  }

  /** What the transaction sees differently: the past it started in, and its own writes. */
  overlay(transaction: Transaction, table: Table): Overlay {
    const seen: Overlay = new Map()
    for (const [id, list] of this.past.get(table.no) ?? []) {
      const image = list.find((each) => each.replacedBy > transaction.snapshot)
      if (image !== undefined) seen.set(id, image.row)
    }
    for (const change of transaction.changes.values()) {
      if (change.table.no === table.no) seen.set(idText(change.id), change.after)
    }
    return seen
  }
}
