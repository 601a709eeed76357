import { beforeEach, expect, test } from 'vitest'
import { canonical, type Doc, Shop } from './helper.ts'

const LEVELS = ['gold', 'silver', 'blue']

let shop: Shop

beforeEach(async () => {
  shop = new Shop()
  const docs = Array.from({ length: 600 }, (_, n) => ({
    _id: `m${String(n).padStart(3, '0')}`,
    level: LEVELS[n % 3],
    points: n,
    tags: [`t${n % 5}`, `u${n % 7}`],
  }))
  await shop.add('member', docs)
  shop.plans.length = 0
})

async function ask(query: Doc, more: Doc = {}) {
  const docs = await shop.get('member', query, { limit: 1000, ...more })
  return { docs, plan: shop.plans.at(-1) }
}

test('an id is read by its key', async () => {
  const { docs, plan } = await ask({ _id: 'm042' })
  expect(docs).toHaveLength(1)
  expect(plan).toMatchObject({ index: '_id_', examined: 1 })
})

test('a list of ids reads those documents only', async () => {
  const { docs, plan } = await ask({ _id: { $in: ['m001', 'm500', 'no', 'm001'] } })
  expect(docs.map((doc) => doc._id)).toEqual(['m001', 'm500'])
  expect(plan?.examined).toBe(2)
})

test('equality, range and order of one index stop at the limit', async () => {
  const more = { order: canonical({ points: -1 }), limit: 20 }
  const { docs, plan } = await ask({ level: 'gold', points: { $gte: 100 } }, more)
  expect(docs.map((doc) => doc.points)).toEqual(Array.from({ length: 20 }, (_, i) => 597 - i * 3))
  expect(plan).toEqual({ collection: 'member', index: 'level_points', examined: 20, sorted: false })
})

test('the reverse of an index is an order as well', async () => {
  const more = { order: canonical({ points: 1 }), limit: 5, offset: 5 }
  const { docs, plan } = await ask({ level: 'silver' }, more)
  expect(docs.map((doc) => doc.points)).toEqual([16, 19, 22, 25, 28])
  expect(plan).toMatchObject({ index: 'level_points', examined: 10, sorted: false })
})

test.each([
  [{ $gt: 291, $lt: 300 }, 2],
  [{ $gt: 291, $lte: 300 }, 3],
  [{ $gte: 291, $lt: 300 }, 3],
  [{ $gte: 291, $lte: 300 }, 4],
  [{ $gt: 594 }, 1],
  [{ $lt: 3 }, 1],
])('the range %j examines only what lies in it', async (points, count) => {
  const { docs, plan } = await ask({ level: 'gold', points })
  expect(docs).toHaveLength(count)
  expect(plan?.examined).toBe(count)
})

test('an order that the index does not give is sorted', async () => {
  const { docs, plan } = await ask(
    { level: { $in: ['gold', 'blue'] } },
    { order: canonical({ points: 1 }) },
  )
  expect(docs.map((doc) => doc.points)).toEqual(
    Array.from({ length: 600 }, (_, n) => n).filter((n) => n % 3 !== 1),
  )
  expect(plan).toMatchObject({ index: 'level_points', examined: 400, sorted: true })
})

test('an index over a list finds each document once', async () => {
  const { docs, plan } = await ask({ tags: { $in: ['t1', 'u1'] } })
  expect(docs).toHaveLength(600 / 5 + Math.ceil(600 / 7) - Math.ceil(600 / 35))
  expect(plan).toMatchObject({ index: 'tags', examined: docs.length })
})

test.each([1, -1])(
  'a long range goes on from page to page without gaps, order %i',
  async (order) => {
    const more = { order: canonical({ _id: order }) }
    const { docs, plan } = await ask({ _id: { $gte: 'm010', $lt: 'm590' } }, more)
    const ids = Array.from({ length: 580 }, (_, n) => `m${String(n + 10).padStart(3, '0')}`)
    expect(docs.map((doc) => doc._id)).toEqual(order === 1 ? ids : ids.reverse())
    expect(plan).toMatchObject({ index: '_id_', examined: 580, sorted: false })
  },
)

test('a long range of equal keys goes on from page to page without gaps', async () => {
  await shop.add(
    'ledger',
    Array.from({ length: 700 }, (_, n) => ({ _id: n, m: 'same' })),
  )
  expect(await shop.get('ledger', { m: 'same' }, { limit: 1000 })).toHaveLength(700)
  expect(shop.plans.at(-1)).toMatchObject({ index: 'm', examined: 700 })
})

test('two elements of a list may meet the two ends of a range', async () => {
  await shop.add('member', [{ _id: 'both', tags: ['a', 'z'] }])
  const { docs, plan } = await ask({ tags: { $gt: 'v', $lt: 'b' } })
  expect(docs.map((doc) => doc._id)).toEqual(['both'])
  expect(plan?.index).toBe('tags')
})

test('without a usable index the whole collection is read', async () => {
  const { docs, plan } = await ask({ points: 7 })
  expect(docs).toHaveLength(1)
  expect(plan).toMatchObject({ index: null, examined: 600 })
})

test('null finds missing fields through an index', async () => {
  await shop.add('ledger', [{ _id: 1 }, { _id: 2, m: null }, { _id: 3, m: 'x' }])
  expect((await shop.get('ledger', { m: null })).map((doc) => doc._id)).toEqual([1, 2])
  expect(shop.plans.at(-1)).toMatchObject({ index: 'm', examined: 2 })
})

test('updates and removals keep the index right', async () => {
  await shop.updateWhere(
    'member',
    { level: 'gold', points: { $lt: 9 } },
    { $set: { level: 'blue' } },
  )
  await shop.run('removeDocument', {
    collectionName: 'member',
    query: canonical({ level: 'gold', points: { $gt: 20 } }),
    multi: true,
  })
  const { docs, plan } = await ask({ level: 'gold' })
  expect(docs.map((doc) => doc.points).sort()).toEqual([12, 15, 18, 9])
  expect(plan?.examined).toBe(4)
})

test('an index added later finds the documents that were there before', async () => {
  shop.store.applySchema({
    collections: {
      member: { indexes: [{ name: 'points', keys: [{ field: 'points', order: 1 }] }] },
    },
  })
  const { docs, plan } = await ask({ points: 7 })
  expect(docs).toHaveLength(1)
  expect(plan).toMatchObject({ index: 'points', examined: 1 })
})

test('a unique index over documents that already collide is refused and nothing changes', async () => {
  const indexes = [
    { name: 'one_level', keys: [{ field: 'level', order: 1 as const }], unique: true },
  ]
  const change = () => shop.store.applySchema({ collections: { extra: {}, member: { indexes } } })
  expect(change).toThrow('E11000')
  expect((await ask({ level: 'gold' })).docs).toHaveLength(200)
  await expect(shop.get('extra')).rejects.toThrow('NOT_EXIST')
})

test('every kind of value is found through an index as by a scan', async () => {
  const values = [
    null,
    -1.5,
    -1,
    0,
    2 ** 40,
    'a',
    'a\u0000b',
    'ab',
    '😀',
    '\uffff',
    true,
    false,
    new Date(5),
    { x: 1 },
    { x: [1] },
    [],
    [[]],
    [1, 'a'],
  ]
  await shop.add(
    'ledger',
    values.flatMap((m, n) => [{ _id: n, m, plain: m }]),
  )
  const operators = ['$eq', '$gt', '$gte', '$lt', '$lte']
  for (const value of values.filter((each) => !Array.isArray(each))) {
    for (const operator of operators) {
      const byIndex = await shop.get('ledger', { m: { [operator]: value } }, { order: '{"_id":1}' })
      const byScan = await shop.get(
        'ledger',
        { plain: { [operator]: value } },
        { order: '{"_id":1}' },
      )
      expect(byIndex, `${operator} ${JSON.stringify(value)}`).toEqual(byScan)
    }
  }
})
