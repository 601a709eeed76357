import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { EJSON } from 'bson'
import { isRecord } from '../cloud/json.ts'
import { openStore } from '../cloud/store/index.ts'
import type { DatabaseReply, DatabaseRequest, Store, StoreSchema } from '../cloud/store/types.ts'
import { type Random, randomBuffer } from './random.ts'
import type { Data } from './types.ts'

/** As many as one read of the wire gives. */
const PAGE = 1000

const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'localwechat-sim-'))

/** The text of the store for a write that ran out of time waiting for a transaction. */
const HELD = 'timed out waiting for a transaction'

/** True when a plain write met a document that an open transaction holds. */
export const wasHeld = (reply: DatabaseReply): boolean =>
  'code' in reply && reply.message.includes(HELD)

/** Ids that the store would make up differ from run to run; the seed makes them instead. */
const withIds = (request: DatabaseRequest, random: Random): DatabaseRequest => {
  if (request.action !== 'database.insertDocument' || !Array.isArray(request.data)) return request
  const data = request.data.map((text: unknown) => {
    const document: unknown = typeof text === 'string' ? EJSON.parse(text, { relaxed: false }) : {}
    if (!isRecord(document) || document._id !== undefined) return text
    const _id = randomBuffer(random, 16).toString('hex')
    return EJSON.stringify({ _id, ...document }, { relaxed: false })
  })
  return { ...request, data }
}

interface Options {
  schema: StoreSchema
  now: () => number
  random: Random
  /** Folder to start from, left as it is. */
  from?: string | undefined
}

/** The real store in a folder of its own, with nobody's clock but the simulation's. */
export class Database {
  private readonly folder = newFolder()
  private store: Store
  /** Grows with every effect, so that views know when to read again. */
  version = 0
  /** The version at which a collection was written last; '' is all of them at once. */
  private readonly written = new Map<string, number>()
  /** Most documents stay as they are from one look to the next. */
  private readonly parsed = new Map<string, unknown>()

  constructor(private readonly options: Options) {
    if (options.from) cpSync(options.from, this.folder, { recursive: true })
    this.store = this.open()
  }

  private open(): Store {
    const { schema, now } = this.options
    // Nothing may wait in real time: what is held is refused at once and sent again by the scheduler.
    const timing = { lockWaitMs: 0 }
    return openStore({ folder: this.folder, schema, now, durability: 'off', ...timing })
  }

  run(request: DatabaseRequest): Promise<DatabaseReply> {
    return this.store.run(withIds(request, this.options.random))
  }

  /** The process dies: open transactions are gone, what was acknowledged is read from disk. */
  crash(): void {
    this.store.close()
    this.store = this.open()
    this.changed()
  }

  /** Something was written: into this collection, or nobody knows where. */
  changed(collectionName = ''): void {
    this.version += 1
    this.written.set(collectionName, this.version)
  }

  versionOf(collectionName: string): number {
    return Math.max(this.written.get(collectionName) ?? 0, this.written.get('') ?? 0)
  }

  /** A copy to start others from; this one is closed and gone. */
  snapshot(): string {
    const copy = newFolder()
    this.store.close()
    mkdirSync(copy, { recursive: true })
    cpSync(path.join(this.folder, 'documents.sqlite'), path.join(copy, 'documents.sqlite'))
    this.remove()
    return copy
  }

  close(): void {
    this.store.close()
    this.remove()
  }

  private remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  async all<T>(collectionName: string, where: Data = {}): Promise<T[]> {
    const found: T[] = []
    for (;;) {
      const page = await this.page<T>(collectionName, where, found.length)
      found.push(...page)
      if (page.length < PAGE) return found
    }
  }

  private async page<T>(collectionName: string, where: Data, offset: number): Promise<T[]> {
    const reply = await this.store.run({
      action: 'database.getDocument',
      collectionName,
      query: EJSON.stringify(where, { relaxed: false }),
      queryType: 'WHERE',
      multi: true,
      limit: PAGE,
      offset,
    })
    if (!('data' in reply))
      throw new Error(`cannot read ${collectionName}: ${JSON.stringify(reply)}`)
    return (reply.data.list as string[]).map((text) => this.parse(text) as T)
  }

  private parse(text: string): unknown {
    const document = this.parsed.get(text) ?? EJSON.parse(text, { relaxed: true })
    this.parsed.set(text, document)
    return document
  }

  async add(collectionName: string, document: Data): Promise<void> {
    const data = [EJSON.stringify(document, { relaxed: false })]
    const reply = await this.run({ action: 'database.insertDocument', collectionName, data })
    if (!('data' in reply)) throw new Error(`cannot add: ${JSON.stringify(reply)}`)
  }
}

export const removeSnapshot = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true })
