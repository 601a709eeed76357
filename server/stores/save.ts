import type { StoreView } from '#core/coupons/views'
import { ok, refuse } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { storesOperatorRoutes } from '#core/stores/contract'
import { audit } from '../platform/audit'
import type { ActionContext, Answer, UseCase } from '../platform/context'
import { staff } from '../platform/people'
import { count, find, type Tx, withTx } from '../platform/store'
import { storeViewOf } from './read'
import { MAX_STORES, type StoreDoc, stores } from './records'

type Save = (typeof storesOperatorRoutes)['stores.save']
type Saved = Answer<{ store: StoreView }>

const inWords = ({ name, address, phone, hours }: StoreDoc) =>
  [name, address, phone, hours].filter((part) => part !== undefined).join(' · ')

/** The form as a whole: what it leaves out is gone. */
const told = ({ name, address, phone, hours, place }: InputOf<Save>) => ({
  name,
  address,
  ...(phone === undefined ? {} : { phone }),
  ...(hours === undefined ? {} : { hours }),
  ...(place === undefined ? {} : { place }),
})

const open = async (input: InputOf<Save>, context: ActionContext): Saved => {
  // Counted outside: a count escapes every transaction, and one store too many harms nobody.
  if ((await count(stores, { open: true })) >= MAX_STORES) return refuse('stores.too-many')
  const _id = `st${context.request.key}`
  const store: StoreDoc = { _id, ...told(input), open: true, createdAt: context.now }
  const reply = { store: storeViewOf(store) }
  return withTx(async (tx) => {
    await tx.add(audit, context.row({ subject: _id, after: inWords(store), reply }))
    await tx.add(stores, store)
    return ok(reply)
  })
}

/** A transaction takes 100 operations (facts/cloud.md §6); each post costs two of them. */
const MAX_RENAMED = 40

/** Posts carry the store's name (people.ts); they follow in the same commit. */
const renamePosts = async (tx: Tx, staffIds: string[], storeId: string, storeName: string) => {
  for (const id of staffIds) {
    const person = await tx.get(staff, id)
    if (!person) continue
    const posts = person.posts.map((post) =>
      post.storeId === storeId ? { ...post, storeName } : post,
    )
    await tx.update(staff, id, { set: { posts } })
  }
}

const change = async (storeId: string, input: InputOf<Save>, context: ActionContext): Saved => {
  const people = await find(staff, { where: { 'posts.storeId': storeId }, limit: MAX_RENAMED })
  const staffIds = people.map(({ _id }) => _id)
  return withTx(async (tx) => {
    const before = await tx.get(stores, storeId)
    if (!before) return refuse('stores.not-found')
    const { _id, open: isOpen, createdAt } = before
    const after = { _id, ...told(input), open: isOpen, createdAt }
    const reply = { store: storeViewOf(after) }
    await tx.set(stores, after)
    if (before.name !== after.name) await renamePosts(tx, staffIds, storeId, after.name)
    const words = { before: inWords(before), after: inWords(after) }
    await tx.add(audit, context.row({ subject: storeId, storeId, ...words, reply }))
    return ok(reply)
  })
}

/** Opens a store, or changes one. */
export const save: UseCase<Save> = (input, context) =>
  input.storeId === undefined ? open(input, context) : change(input.storeId, input, context)
