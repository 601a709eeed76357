import * as v from 'valibot'
import { ok, refuse } from '#core/kernel/result'
import {
  add,
  addOnce,
  collection,
  count,
  DuplicateError,
  find,
  findPage,
  get,
  gte,
  oneOf,
  removeWhere,
  type Tx,
  updateWhere,
  withTx,
} from '../../../server/platform/store'

/** A function of the test bench: the store of the platform, inside a real worker. */

const notes = collection(
  'throttles',
  v.object({
    _id: v.string(),
    n: v.number(),
    box: v.optional(v.record(v.string(), v.number())),
    list: v.optional(v.array(v.number())),
  }),
)
const coupons = collection('coupons', v.object({ _id: v.string(), handle: v.string() }))

const messageOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'nothing was thrown'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const holes: Record<string, unknown> = {
  undefined: undefined,
  null: null,
  'an undefined bound': 'bound',
}

const guard = async () => {
  const messages: Record<string, string> = {}
  messages.empty = await messageOf(() => find(notes, { where: {}, limit: 1 }))
  for (const [name, hole] of Object.entries(holes))
    messages[name] = await messageOf(() => {
      const n = hole === 'bound' ? gte(undefined as never) : hole
      return updateWhere(notes, { _id: 'a', n: n as never }, { inc: { n: 1 } })
    })
  messages['no limit'] = await messageOf(() => find(notes, { where: { n: 1 }, limit: 0 }))
  messages['an unknown owner'] = await messageOf(() => count(notes, { n: Number.NaN as never }))
  messages['a list with a hole'] = await messageOf(() => oneOf(['a', undefined as never]))
  return messages
}

const replace = async () => {
  await addOnce(notes, { _id: 'replace', n: 1, box: { a: 1, b: 2 }, list: [1] })
  const where = { _id: 'replace' }
  const seen = [await get(notes, 'replace')]
  await updateWhere(notes, where, { set: { box: { c: 3 } }, push: { list: [2, 3] } })
  seen.push(await get(notes, 'replace'))
  await updateWhere(notes, where, { set: { box: {} }, inc: { n: 4 }, unset: ['list'] })
  seen.push(await get(notes, 'replace'))
  return seen
}

const leaveNothing = async () => {
  const refused = await withTx(async (tx) => {
    await tx.add(notes, { _id: 'refused', n: 1 })
    return refuse('no')
  })
  const thrown = await messageOf(() =>
    withTx(async (tx) => {
      await tx.add(notes, { _id: 'thrown', n: 1 })
      throw new Error('a fault')
    }),
  )
  const left = await find(notes, { where: { _id: oneOf(['refused', 'thrown']) }, limit: 9 })
  return { refused, thrown, left: left.length }
}

/** All at once inside one transaction, which the service itself would refuse as busy. */
const allAtOnce = async () => {
  const ids = ['one', 'two', 'three', 'four']
  const result = await withTx(async (tx) => {
    await Promise.all(ids.map((_id) => tx.add(notes, { _id, n: 1 })))
    const found = await Promise.all(ids.map((id) => tx.get(notes, id)))
    return ok(found.length)
  })
  return { result, kept: await count(notes, { _id: oneOf(ids) }) }
}

const bump = async (tx: Tx) => {
  const doc = await tx.get(notes, 'contended')
  await tx.update(notes, 'contended', { set: { n: (doc?.n ?? 0) + 1 } })
  return ok(true)
}

const contend = async ({ contenders = 1 }: { contenders?: number }) => {
  await addOnce(notes, { _id: 'contended', n: 0 })
  let tries = 0
  const counted = (tx: Tx) => {
    tries += 1
    return bump(tx)
  }
  await Promise.all(Array.from({ length: contenders }, () => withTx(counted)))
  return { n: (await get(notes, 'contended'))?.n, tries }
}

/** A random handle that meets another is drawn again; one that always meets is a fault. */
const meet = async () => {
  await addOnce(coupons, { _id: 'c1', handle: '1' })
  let tries = 0
  const lucky = await withTx(async (tx) => {
    tries += 1
    await tx.add(coupons, { _id: 'c2', handle: String(tries) })
    return ok(tries)
  })
  let vain = 0
  const message = await messageOf(() =>
    withTx(async (tx) => {
      vain += 1
      await tx.add(coupons, { _id: 'c3', handle: '1' })
      return ok(true)
    }),
  )
  return { lucky, vain, message }
}

const twice = async () => {
  const doc = { _id: 'twice', n: 1 }
  const added = [await addOnce(notes, doc), await addOnce(notes, doc)]
  const byKey = await add(coupons, { _id: 'c9', handle: '1' }).catch(
    (error: unknown) => error instanceof DuplicateError,
  )
  return { added, byKey }
}

/** Three pages over many equal sort values. */
const pages = async ({ way = 'asc' }: { way?: 'asc' | 'desc' }) => {
  const total = 23
  for (let i = 0; i < total; i += 1)
    await addOnce(notes, { _id: `page${String(i).padStart(2, '0')}`, n: 7000 + (i % 3) })
  const seen: string[] = []
  const sizes: number[] = []
  let after: string | undefined
  do {
    const page = await findPage(notes, { where: { n: gte(7000) }, by: 'n', way, size: 9, after })
    seen.push(...page.rows.map(({ _id }) => _id))
    sizes.push(page.rows.length)
    after = page.next
  } while (after !== undefined)
  return { sizes, seen }
}

const broken = async () => {
  const loose = collection('throttles', v.object({ _id: v.string(), n: v.string() }))
  await addOnce(loose, { _id: 'broken', n: 'seven' })
  const message = await messageOf(() => get(notes, 'broken'))
  return { message, removed: await removeWhere(loose, { _id: 'broken' }) }
}

const probes: Record<string, (event: never) => Promise<unknown>> = {
  guard,
  replace,
  leaveNothing,
  allAtOnce,
  contend,
  meet,
  twice,
  pages,
  broken,
}

export const main = async (event: { probe: string }): Promise<unknown> =>
  probes[event.probe]?.(event as never)
