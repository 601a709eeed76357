import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EJSON } from 'bson'
import { afterEach } from 'vitest'
import {
  type DatabaseReply,
  openStore,
  type QueryPlan,
  type Store,
  type StoreOptions,
} from '../../cloud/store/index.ts'
import { canonical, SCHEMA } from './schema.ts'

export { canonical } from './schema.ts'

export type Doc = Record<string, unknown>

const cleanUp: (() => void)[] = []

afterEach(() => {
  for (const step of cleanUp.splice(0).reverse()) step()
})

export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-'))
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store as a caller of the wire sees it: plain values in, plain values out. */
export class Shop {
  readonly plans: QueryPlan[] = []
  readonly folder: string
  time = 1_700_000_000_000
  store: Store

  constructor(private readonly options: Partial<StoreOptions> = {}) {
    this.folder = options.folder ?? newFolder()
    this.store = this.open()
    cleanUp.push(() => this.store.close())
  }

  private open(): Store {
    return openStore({
      folder: this.folder,
      schema: SCHEMA,
      durability: 'off',
      now: () => this.time,
      explain: (plan) => this.plans.push(plan),
      ...this.options,
    })
  }

  reopen(): void {
    this.store.close()
    this.store = this.open()
  }

  run(action: string, body: Doc): Promise<DatabaseReply> {
    return this.store.run({ action: `database.${action}`, ...body })
  }

  add(collectionName: string, docs: Doc[], more: Doc = {}): Promise<DatabaseReply> {
    return this.run('insertDocument', { collectionName, data: docs.map(canonical), ...more })
  }

  async get(collectionName: string, query: Doc = {}, more: Doc = {}): Promise<Doc[]> {
    const body = { collectionName, query: canonical(query), queryType: 'WHERE', ...more }
    const { list } = dataOf(await this.run('getDocument', body))
    return (list as string[]).map((text) => EJSON.parse(text) as Doc)
  }

  /** One document by id, as `doc(id).get()` asks for it. */
  async doc(collectionName: string, id: unknown, more: Doc = {}): Promise<Doc | undefined> {
    const body = { query: canonical({ _id: id }), queryType: 'DOC', multi: false, ...more }
    return (await this.get(collectionName, {}, body))[0]
  }

  update(collectionName: string, id: unknown, update: Doc, more: Doc = {}): Promise<DatabaseReply> {
    return this.run('modifyDocument', {
      collectionName,
      query: canonical({ _id: id }),
      data: canonical(update),
      queryType: 'DOC',
      multi: false,
      merge: true,
      upsert: false,
      ...more,
    })
  }

  updateWhere(collectionName: string, query: Doc, update: Doc): Promise<DatabaseReply> {
    const more = { query: canonical(query), queryType: 'WHERE', multi: true }
    return this.update(collectionName, null, update, more)
  }

  async aggregate(collectionName: string, ...stages: Doc[]): Promise<Doc[]> {
    const { list } = dataOf(await this.pipeline(collectionName, ...stages))
    return (list as string[]).map((text) => EJSON.parse(text) as Doc)
  }

  pipeline(collectionName: string, ...stages: Doc[]): Promise<DatabaseReply> {
    const wire = stages.map((stage) => {
      const [stageKey = ''] = Object.keys(stage)
      return { stageKey, stageValue: canonical(stage[stageKey]) }
    })
    return this.run('aggregateDocuments', { collectionName, stages: wire })
  }

  async begin(): Promise<{ transactionId: string }> {
    const reply = await this.run('startTransaction', {})
    if (!('transactionId' in reply)) throw new Error(JSON.stringify(reply))
    return { transactionId: reply.transactionId }
  }
}

export function dataOf(reply: DatabaseReply): Doc {
  if (!('data' in reply)) throw new Error(JSON.stringify(reply))
  return reply.data
}

export function refusalOf(reply: DatabaseReply): { code: string; message: string } {
  if (!('code' in reply)) throw new Error(`not refused: ${JSON.stringify(reply)}`)
  return reply
}
