import { EJSON } from 'bson'
import type { Store } from '../../cloud/store/index.ts'
import {
  kindOf,
  levelTag,
  type Member,
  member,
  removed,
  removes,
  type State,
  updated,
} from './model.ts'

type Body = Record<string, unknown>

const wire = (value: unknown): string => EJSON.stringify(value as object, { relaxed: false })

const run = async (store: Store, action: string, body: Body): Promise<Body> => {
  const reply = await store.run({ action: `database.${action}`, ...body })
  if ('code' in reply) throw new Error(`${reply.code} ${reply.message}`)
  return 'data' in reply ? reply.data : { ...reply }
}

const insert = (store: Store, collectionName: string, doc: unknown, more: Body = {}) =>
  run(store, 'insertDocument', { collectionName, data: [wire(doc)], ...more })

const modify = (store: Store, collectionName: string, id: unknown, data: unknown, more: Body) =>
  run(store, 'modifyDocument', {
    collectionName,
    query: wire({ _id: id }),
    data: wire(data),
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    ...more,
  })

const pair = async (store: Store, n: number): Promise<void> => {
  const { transactionId } = await run(store, 'startTransaction', {})
  await insert(store, 'coupon', { _id: n, code: `c${n}` }, { transactionId })
  await insert(store, 'ledger', { _id: n, m: `m${n % 5}` }, { transactionId })
  const more = { transactionId, upsert: true }
  await modify(store, 'sum', 'total', { $inc: { value: 1 } }, more)
  await run(store, 'commitTransaction', { transactionId })
}

const remove = (store: Store, n: number) =>
  run(store, 'removeDocument', {
    collectionName: 'member',
    query: wire({ _id: n }),
    queryType: 'DOC',
    multi: false,
  })

/** The write of round n; it is on the disk when this resolves. */
export const writeRound = async (store: Store, n: number): Promise<void> => {
  const kind = kindOf(n)
  if (kind === 'pair') await pair(store, n)
  if (kind === 'add') await insert(store, 'member', member(n))
  if (kind === 'remove' && removes(n)) await remove(store, removed(n))
  if (kind === 'update') {
    const change = { $set: { level: n }, $push: { tags: levelTag(n) } }
    await modify(store, 'member', updated(n), change, {})
  }
}

const all = async <T>(store: Store, collectionName: string): Promise<T[]> => {
  const stages = [
    { stageKey: '$sort', stageValue: wire({ _id: 1 }) },
    { stageKey: '$limit', stageValue: wire(1_000_000) },
  ]
  const { list } = await run(store, 'aggregateDocuments', { collectionName, stages })
  return (list as string[]).map((text) => EJSON.parse(text) as T)
}

/** Everything that is in the store. */
export const readState = async (store: Store): Promise<State> => {
  const ids = async (name: string) =>
    (await all<{ _id: number }>(store, name)).map((doc) => doc._id)
  const [sum] = await all<{ value: number }>(store, 'sum')
  return {
    members: await all<Member>(store, 'member'),
    coupons: await ids('coupon'),
    ledger: await ids('ledger'),
    total: sum?.value ?? 0,
  }
}
