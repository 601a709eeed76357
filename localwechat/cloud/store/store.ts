import { aggregateDocuments } from './aggregate.ts'
import { Catalog } from './catalog.ts'
import type { Context } from './context.ts'
import type { Driver, Statement } from './driver.ts'
import {
  badRequest,
  collectionThere,
  invalidParam,
  MongoError,
  requestFailed,
  WireError,
  writeFailed,
} from './errors.ts'
import { explain, type OpenFile, openFile } from './open.ts'
import { Reader } from './reader.ts'
import { calculateDocument, getDocument } from './reads.ts'
import { PlainSession, type Session, TransactionSession } from './session.ts'
import { Held, Transactions } from './transactions.ts'
import type {
  DatabaseReply,
  DatabaseRequest,
  Sender,
  Store,
  StoreOptions,
  StoreSchema,
} from './types.ts'
import { insertDocument, modifyDocument, removeDocument } from './writes.ts'

type Action = (context: Context) => Record<string, unknown>

const READS: Readonly<Record<string, Action>> = {
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.aggregateDocuments': aggregateDocuments,
}

const WRITES: Readonly<Record<string, Action>> = {
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.removeDocument': removeDocument,
}

const OPERATION: Readonly<Record<string, string>> = {
  'database.getDocument': 'Query',
  'database.calculateDocument': 'Count',
  'database.insertDocument': 'Insert',
  'database.modifyDocument': 'Update',
  'database.removeDocument': 'Delete',
  'database.aggregateDocuments': 'Aggregate',
  'database.addCollection': 'CreateCollection',
}

/** Below the SDK's own 15 s (facts/cloud.md §2.3), so that the caller learns why. */
const LOCK_WAIT_MS = 10_000

/** How often a waiting write looks again, in case the holder's 30 s passed meanwhile. */
const LOOK_AGAIN_MS = 50

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export class DocumentStore implements Store {
  private readonly file: OpenFile
  private readonly db: Driver
  private readonly begin: Statement
  private readonly end: Statement
  private readonly catalog: Catalog
  private readonly reader: Reader
  private readonly transactions: Transactions
  private readonly now: () => number
  private readonly lockWaitMs: number
  private closed = false

  constructor(options: StoreOptions) {
    this.now = options.now ?? Date.now
    this.lockWaitMs = options.lockWaitMs ?? LOCK_WAIT_MS
    this.transactions = new Transactions(this.now)
    this.reader = new Reader(options.explain)
    this.file = openFile(options.folder, options.durability ?? 'full')
    this.db = this.file.db
    try {
      this.begin = this.db.prepare('BEGIN IMMEDIATE')
      this.end = this.db.prepare('COMMIT')
      this.catalog = new Catalog(this.db)
      this.applySchema(options.schema)
    } catch (error) {
      this.file.close()
      throw isStorageError(error) ? explain(this.file.path, error) : error
    }
  }

  async run(request: DatabaseRequest, sender?: Sender): Promise<DatabaseReply> {
    try {
      if (this.closed) throw requestFailed('Query', 'the store is closed')
      return await this.dispatch(request, sender)
    } catch (error) {
      return refusal(request.action, error)
    }
  }

  applySchema(schema: StoreSchema): void {
    try {
      this.atomically(() => this.catalog.applySchema(schema))
    } catch (error) {
      this.catalog.reload()
      throw error
    }
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.transactions.finishAll()
    this.file.close()
  }

  private dispatch(
    request: DatabaseRequest,
    sender?: Sender,
  ): Promise<DatabaseReply> | DatabaseReply {
    switch (request.action) {
      case 'database.startTransaction':
        return { transactionId: this.transactions.begin().id }
      case 'database.commitTransaction':
        return this.commit(idOf(request), sender)
      case 'database.abortTransaction':
        return this.abort(idOf(request), sender)
      case 'database.addCollection':
        return this.addCollection(request.collectionName)
      default:
        return this.operate(request, sender)
    }
  }

  private operate(
    request: DatabaseRequest,
    sender?: Sender,
  ): Promise<DatabaseReply> | DatabaseReply {
    const { action } = request
    const writing = Object.hasOwn(WRITES, action)
    const work = writing ? WRITES[action] : Object.hasOwn(READS, action) && READS[action]
    if (!work) throw invalidParam(`unknown action ${action}`)
    if (request.transactionId !== undefined) return this.inTransaction(request, work, sender)
    if (writing) return this.plainWrite(request, work)
    return { data: work(this.context(request, new PlainSession(this.transactions))) }
  }

  private context(request: DatabaseRequest, session: Session): Context {
    const { catalog, reader } = this
    return { catalog, reader, session, request, now: this.now() }
  }

  /** Waits while an open transaction holds what it wants to write (facts/cloud.md §6). */
  private async plainWrite(request: DatabaseRequest, work: Action): Promise<DatabaseReply> {
    const deadline = performance.now() + this.lockWaitMs
    for (;;) {
      try {
        return { data: this.writeNow(request, work) }
      } catch (error) {
        if (!(error instanceof Held)) throw error
        if (performance.now() >= deadline) throw badRequest('timed out waiting for a transaction')
        await Promise.race([error.holder.over, sleep(LOOK_AGAIN_MS)])
        if (this.closed) throw badRequest('the store was closed')
      }
    }
  }

  private writeNow(request: DatabaseRequest, work: Action): Record<string, unknown> {
    let begun = false
    const session = new PlainSession(this.transactions, () => {
      this.begin.run()
      begun = true
    })
    const context = this.context(request, session)
    const { data, refused } = this.settled(
      () => attempt(work, context),
      () => begun,
    )
    if (session.changes.length > 0) this.transactions.committed(session.changes)
    if (refused !== undefined) throw refused
    return data
  }

  private async inTransaction(
    request: DatabaseRequest,
    work: Action,
    sender: Sender | undefined,
  ): Promise<DatabaseReply> {
    const id = request.transactionId as string
    const transaction = this.transactions.enter(id, false, sender)
    const session = new TransactionSession(this.transactions, transaction)
    transaction.busy = true
    try {
      const data = work(this.context(request, session))
      // What was sent in the same breath comes first, and finds the transaction busy.
      await null
      return { data }
    } catch (error) {
      // MongoDB aborts the transaction of a write it refused; a gateway's refusal leaves it open.
      const conflicted =
        error instanceof WireError && error.code === 'DATABASE_TRANSACTION_CONFLICT'
      if (error instanceof MongoError || conflicted) this.transactions.finish(transaction)
      throw error
    } finally {
      transaction.busy = false
    }
  }

  private commit(id: string, sender?: Sender): DatabaseReply {
    const transaction = this.transactions.enter(id, true, sender)
    const session = new TransactionSession(this.transactions, transaction)
    try {
      if (transaction.changes.size > 0) this.atomically(() => session.flush())
      if (transaction.changes.size > 0) this.transactions.committed(transaction.changes.values())
    } finally {
      this.transactions.finish(transaction)
    }
    return { data: {} }
  }

  private abort(id: string, sender?: Sender): DatabaseReply {
    this.transactions.finish(this.transactions.enter(id, true, sender))
    return { data: {} }
  }

  private addCollection(name: unknown): DatabaseReply {
    if (typeof name !== 'string') throw invalidParam('collectionName must be a string')
    if (this.catalog.has(name)) throw collectionThere()
    this.applySchema({ collections: { [name]: {} } })
    return { data: {} }
  }

  /** One SQLite transaction around `work`: all of it is on the disk, or none. */
  private atomically<T>(work: () => T): T {
    this.begin.run()
    return this.settled(work, () => true)
  }

  /** Ends the SQLite transaction of `work`, if one was begun, as the work ends. */
  private settled<T>(work: () => T, begun: () => boolean): T {
    try {
      const result = work()
      if (begun()) this.end.run()
      return result
    } catch (error) {
      if (begun()) this.rollBack()
      throw error
    }
  }

  /** After a full disk SQLite may have rolled back by itself. */
  private rollBack(): void {
    try {
      this.db.exec('ROLLBACK')
    } catch {
      // Nothing is open any more: that is what was wanted.
    }
  }
}

interface Attempt {
  data: Record<string, unknown>
  refused?: MongoError
}

/** MongoDB keeps what a many-document write did before it failed: not atomic across them. */
function attempt(work: Action, context: Context): Attempt {
  try {
    return { data: work(context) }
  } catch (error) {
    if (error instanceof MongoError) return { data: {}, refused: error }
    throw error
  }
}

function idOf(request: DatabaseRequest): string {
  if (typeof request.transactionId === 'string') return request.transactionId
  throw invalidParam('transactionId is required')
}

/** A failure of the disk below: node:sqlite and libsql mark theirs. */
const isStorageError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).includes('SQLITE')

/** The reply for a refusal; anything else is a fault of the store and goes on up. */
function refusal(action: string, error: unknown): DatabaseReply {
  if (error instanceof WireError) return { code: error.code, message: error.message }
  if (!(error instanceof MongoError) && !isStorageError(error)) throw error
  const operation = OPERATION[action] ?? 'Query'
  const wrapped = Object.hasOwn(WRITES, action)
    ? writeFailed(operation, error.message)
    : requestFailed(operation, error.message)
  return { code: wrapped.code, message: wrapped.message }
}
