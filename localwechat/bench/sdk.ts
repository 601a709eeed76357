import { createRequire } from 'node:module'
import type { Store } from '../cloud/store/index.ts'
import { idOf, type Order, order, shopOf, statusOf } from './data.ts'
import { PAGE, type Subject } from './subject.ts'

/** The part of wx-server-sdk that the bench calls; its own types are unions with void. */
interface Query {
  get(): Promise<{ data: unknown }>
  orderBy(field: string, order: 'asc' | 'desc'): Query
  limit(count: number): Query
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
}

interface Collection {
  doc(id: string): Query
  where(query: object): Query
  add(options: { data: object }): Promise<unknown>
  aggregate(): Aggregate
}

interface Aggregate {
  group(spec: object): Aggregate
  limit(count: number): Aggregate
  end(): Promise<{ list: unknown[] }>
}

interface Database {
  collection(name: string): Collection
  runTransaction(work: (transaction: Database) => Promise<void>): Promise<unknown>
  command: { gte(n: number): object; inc(n: number): object }
}

interface Sdk {
  init(options: object): void
  database(): Database
}

interface Requester {
  request(args: { params: Record<string, unknown> }): Promise<unknown>
}

const load = createRequire(import.meta.url)

/** As in the function host: no metadata look-ups, any secrets will do (facts/cloud.md §2.2). */
const variables = (url: string) => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  SCF_NAMESPACE: 'local-env',
  TCB_ENV: 'local-env',
  SILENCE: 'true',
})

/** Database of the unmodified SDK that talks to a server; `url` is the address of its `/admin`. */
export const sdkOver = (url: string): Database => {
  Object.assign(process.env, variables(url))
  const sdk = load('wx-server-sdk') as Sdk
  sdk.init({ env: 'local-env' })
  return sdk.database()
}

/**
 * Database of the SDK with its sockets left out: what it would post goes straight to the store
 * (facts/cloud.md §3 A). Everything above the request itself is the SDK's own code.
 */
export const sdkInProcess = (store: Store): { db: Database; restore(): void } => {
  const database = sdkOver('http://127.0.0.1:1/admin')
  const requester = load('@cloudbase/node-sdk/dist/utils/tcbapirequester.js') as Requester
  const original = requester.request
  requester.request = async ({ params }) => {
    const reply = await store.run(params as Parameters<Store['run']>[0])
    if ('code' in reply) throw Object.assign(new Error(reply.message), { code: reply.code })
    return { requestId: 'local', ...reply }
  }
  const restore = () => {
    requester.request = original
  }
  return { db: database, restore }
}

/** The operations of the bench, written as a cloud function would write them. */
export class ThroughSdk implements Subject {
  private readonly orders: Collection

  constructor(
    private readonly db: Database,
    private readonly fresh: () => number,
  ) {
    this.orders = db.collection('orders')
  }

  async get(n: number): Promise<Order> {
    const { data } = await this.orders.doc(idOf(n)).get()
    return data as Order
  }

  async find(n: number): Promise<Order[]> {
    const wanted = this.orders.where({ shop: shopOf(n), status: statusOf(n) })
    const { data } = await wanted.orderBy('at', 'desc').limit(PAGE).get()
    return data as Order[]
  }

  async guarded(n: number): Promise<void> {
    const { gte, inc } = this.db.command
    const shelf = this.orders.where({ _id: idOf(n), stock: gte(1) })
    const { stats } = await shelf.update({ data: { stock: inc(-1) } })
    if (stats.updated !== 1) throw new Error(`order ${n} was not updated`)
  }

  add(): Promise<unknown> {
    return this.orders.add({ data: order(this.fresh()) })
  }

  transaction(n: number): Promise<unknown> {
    const { inc } = this.db.command
    return this.db.runTransaction(async (transaction) => {
      const orders = transaction.collection('orders')
      const { data } = await orders.doc(idOf(n)).get()
      if ((data as Order).stock < 1) throw new Error('out of stock')
      await orders.doc(idOf(n)).update({ data: { stock: inc(-1) } })
      await orders.add({ data: order(this.fresh()) })
    })
  }
}

/** Count and sum per shop over every order. */
export const groupByShop = async (db: Database): Promise<unknown[]> => {
  const group = { _id: '$shop', count: { $sum: 1 }, amount: { $sum: '$amount' } }
  const { list } = await db.collection('orders').aggregate().group(group).limit(1000).end()
  return list
}
