import { expect, test } from 'vitest'
import { canonical, dataOf, newFolder, refusalOf, Shop } from './helper.ts'

const failed = (text: string) => ({
  code: 'DATABASE_REQUEST_FAILED',
  message: expect.stringContaining(text),
})

test('a document comes back in canonical EJSON with its fields in order', async () => {
  const shop = new Shop()
  const text =
    '{"_id":"m1","points":{"$numberInt":"10"},"big":{"$numberLong":"8589934592"},"rate":{"$numberDouble":"1.5"},"at":{"$date":{"$numberLong":"5"}},"a":{"z":null,"b":[true]}}'
  await shop.run('insertDocument', { collectionName: 'member', data: [text] })
  const query = '{"_id":"m1"}'
  const reply = await shop.run('getDocument', { collectionName: 'member', query, queryType: 'DOC' })
  expect(reply).toEqual({ data: { list: [text], offset: 0, limit: 1 } })
})

test('a missing document is an empty list', async () => {
  const body = { collectionName: 'member', query: '{"_id":"no"}', queryType: 'DOC' }
  expect(dataOf(await new Shop().run('getDocument', body))).toEqual({
    list: [],
    offset: 0,
    limit: 1,
  })
})

test('a document without an id gets 32 hex digits', async () => {
  const reply = dataOf(await new Shop().add('ledger', [{ a: 1 }, { a: 2 }]))
  const [first, second] = reply.insertedIds as string[]
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect(second).not.toBe(first)
})

test('serverDate becomes the time of the store, moved by its offset, at any depth', async () => {
  const shop = new Shop()
  await shop.add('member', [{ _id: 'a', in: [{ $tcb_server_date: { offset: 60_000 } }] }])
  await shop.update('member', 'a', { $set: { at: { $tcb_server_date: { offset: 0 } } } })
  expect(await shop.doc('member', 'a')).toEqual({
    _id: 'a',
    in: [new Date(shop.time + 60_000)],
    at: new Date(shop.time),
  })
})

test('a query takes order, offset, limit and projection', async () => {
  const shop = new Shop()
  await shop.add(
    'member',
    [5, 20, 10].map((points) => ({ _id: `p${points}`, points, level: 'x' })),
  )
  const more = {
    order: canonical({ points: -1 }),
    offset: 1,
    limit: 1,
    projection: canonical({ points: 1 }),
  }
  expect(await shop.get('member', { level: 'x' }, more)).toEqual([{ _id: 'p10', points: 10 }])
})

test('without a limit a query gives 100 documents, with one never more than 1000', async () => {
  const shop = new Shop()
  await shop.add(
    'ledger',
    Array.from({ length: 1100 }, (_, n) => ({ n })),
  )
  expect(await shop.get('ledger')).toHaveLength(100)
  expect(await shop.get('ledger', {}, { limit: 5000 })).toHaveLength(1000)
  expect(dataOf(await shop.run('calculateDocument', { collectionName: 'ledger' }))).toEqual({
    total: 1100,
  })
})

test('updated counts the documents that really changed', async () => {
  const shop = new Shop()
  await shop.add('member', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
  ])
  const reply = dataOf(await shop.updateWhere('member', {}, { $set: { n: 2 } }))
  expect(reply).toEqual({ updated: 1, matched: 2, upsert_id: null })
})

test('a guarded update changes nothing once the guard is gone', async () => {
  const shop = new Shop()
  await shop.add('member', [{ _id: 'a', stock: 1 }])
  const take = () =>
    shop.updateWhere('member', { _id: 'a', stock: { $gte: 1 } }, { $inc: { stock: -1 } })
  expect([dataOf(await take()).updated, dataOf(await take()).updated]).toEqual([1, 0])
})

test('set replaces the whole document or makes it', async () => {
  const shop = new Shop()
  const set = (data: Record<string, unknown>) =>
    shop.update('ledger', 'k1', data, { merge: false, upsert: true })
  expect(dataOf(await set({ v: 1 }))).toEqual({ updated: 0, matched: 0, upsert_id: 'k1' })
  expect(dataOf(await set({ w: 1 }))).toEqual({ updated: 1, matched: 1, upsert_id: null })
  expect(await shop.doc('ledger', 'k1')).toEqual({ _id: 'k1', w: 1 })
})

test('a double id is refused and the first document stays', async () => {
  const shop = new Shop()
  await shop.add('member', [{ _id: 'm1', n: 1 }])
  expect(refusalOf(await shop.add('member', [{ _id: 'm1', n: 2 }]))).toEqual({
    code: 'DATABASE_REQUEST_FAILED',
    message:
      '[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt.member index: _id_ dup key: {"_id":"m1"}}]}, {<nil>}]',
  })
  expect(await shop.doc('member', 'm1')).toEqual({ _id: 'm1', n: 1 })
})

test('a unique index takes a missing field for null', async () => {
  const shop = new Shop()
  await shop.add('coupon', [{ _id: 'a', code: 'X' }, { _id: 'b' }])
  expect(refusalOf(await shop.add('coupon', [{ code: 'X' }]))).toEqual(
    failed(
      'E11000 duplicate key error collection: tnt.coupon index: uq_code dup key: {"code":"X"}',
    ),
  )
  expect(refusalOf(await shop.add('coupon', [{ other: 1 }]))).toEqual(
    failed('dup key: {"code":null}'),
  )
  expect(refusalOf(await shop.update('coupon', 'b', { $set: { code: 'X' } }))).toEqual(
    failed('E11000'),
  )
  expect(dataOf(await shop.update('coupon', 'a', { $set: { code: 'X', n: 1 } })).updated).toBe(1)
})

test('a list of documents stops at the first that is refused', async () => {
  const shop = new Shop()
  const reply = await shop.add('member', [{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }])
  expect(refusalOf(reply)).toEqual(failed('E11000'))
  expect(await shop.get('member')).toEqual([{ _id: 'a' }])
})

test.each([
  'insertDocument',
  'getDocument',
  'calculateDocument',
  'modifyDocument',
  'removeDocument',
])('%s refuses a collection that does not exist', async (action) => {
  const body = {
    collectionName: 'ghost',
    query: '{}',
    data: action === 'insertDocument' ? ['{}'] : '{}',
  }
  expect(refusalOf(await new Shop().run(action, body))).toEqual({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
    message:
      '[ResourceNotFound] Db or Table not exist: ghost. Please check your request, but if the problem persists, contact us.',
  })
})

test('a new collection can be added once', async () => {
  const shop = new Shop()
  expect(dataOf(await shop.run('addCollection', { collectionName: 'fresh' }))).toEqual({})
  expect(dataOf(await shop.add('fresh', [{ _id: 1 }]))).toEqual({ insertedIds: [1] })
  expect(refusalOf(await shop.run('addCollection', { collectionName: 'fresh' })).code).toBe(
    'DATABASE_COLLECTION_ALREADY_EXIST',
  )
})

test.each([
  ['an update without a query', 'modifyDocument', { data: '{"$set":{"a":1}}', multi: true }],
  ['a removal without a query', 'removeDocument', { multi: true }],
  ['a query that is no EJSON', 'getDocument', { query: '{' }],
  ['a query that is a list', 'getDocument', { query: '[]' }],
  ['a negative limit', 'getDocument', { limit: -1 }],
  ['documents that are not a list', 'insertDocument', { data: '{}' }],
  ['a field that would change a prototype', 'insertDocument', { data: ['{"__proto__":{"a":1}}'] }],
  [
    'a path that would change a prototype',
    'modifyDocument',
    { query: '{}', data: '{"$set":{"a.__proto__.b":1}}' },
  ],
  ['a date that is none', 'insertDocument', { data: ['{"at":{"$date":"soon"}}'] }],
  ['a doc() without its id', 'getDocument', { queryType: 'DOC' }],
  ['an action that does not exist', 'dropDatabase', {}],
])('%s is an invalid parameter', async (_what, action, body) => {
  const reply = await new Shop().run(action, { collectionName: 'member', ...body })
  expect(refusalOf(reply).code).toBe('INVALID_PARAM')
})

test.each([
  [
    '$inc on a string',
    { $inc: { name: 1 } },
    'Cannot apply $inc to a value of non-numeric type. {_id: "m"} has the field \'name\' of non-numeric type string',
  ],
  ['$inc by a string', { $inc: { n: '1' } }, 'Cannot increment with non-numeric argument'],
  ['$inc of null', { $inc: { gap: 1 } }, 'non-numeric type null'],
  [
    'a field below null',
    { $set: { 'gap.b': 1 } },
    "Cannot create field 'b' in element {gap: null}",
  ],
  [
    '$push on a string',
    { $push: { name: 1 } },
    "The field 'name' must be an array but is of type string",
  ],
  [
    'two writes to one path',
    { $set: { 'a.b': 1 }, $inc: { a: 1 } },
    "Updating the path 'a' would create a conflict at 'a.b'",
  ],
  ['another id', { $set: { _id: 'x' } }, "immutable field '_id'"],
  ['an unknown operator', { $bump: { n: 1 } }, 'Unknown modifier: $bump'],
  ['an empty update', {}, 'must not be empty'],
])('%s is refused and nothing is written', async (_what, update, text) => {
  const shop = new Shop()
  const before = { _id: 'm', name: 'A', n: 1, gap: null }
  await shop.add('member', [before])
  expect(refusalOf(await shop.update('member', 'm', update))).toEqual(failed(text))
  expect(await shop.doc('member', 'm')).toEqual(before)
})

test('fields named like parts of JavaScript are fields like any other', async () => {
  const shop = new Shop()
  await shop.add('member', [{ _id: 'a', constructor: { x: 1 }, n: 1 }])
  const more = { projection: canonical({ 'constructor.x': 1 }) }
  expect(await shop.get('member', {}, more)).toEqual([{ _id: 'a', constructor: { x: 1 } }])
  expect('x' in Object).toBe(false)
  expect(refusalOf(await shop.store.run({ action: 'constructor' })).code).toBe('INVALID_PARAM')
})

test('a document past 16 MB is refused', async () => {
  const reply = await new Shop().add('member', [{ text: 'x'.repeat(16 * 1024 * 1024) }])
  expect(refusalOf(reply)).toEqual(failed('too large'))
})

test('positional operators change the element that the query found', async () => {
  const shop = new Shop()
  await shop.add('member', [
    {
      _id: 'a',
      items: [
        { k: 1, n: 0 },
        { k: 2, n: 0 },
      ],
    },
  ])
  await shop.updateWhere('member', { 'items.k': 2 }, { $inc: { 'items.$.n': 5 } })
  await shop.update('member', 'a', { $set: { 'items.$[].seen': true } })
  expect((await shop.doc('member', 'a'))?.items).toEqual([
    { k: 1, n: 0, seen: true },
    { k: 2, n: 5, seen: true },
  ])
})

test('documents, indexes and added collections are there after a restart', async () => {
  const shop = new Shop({ folder: newFolder() })
  await shop.run('addCollection', { collectionName: 'fresh' })
  await shop.add('coupon', [{ _id: 'a', code: 'X' }])
  shop.reopen()
  expect(await shop.doc('coupon', 'a')).toEqual({ _id: 'a', code: 'X' })
  expect(refusalOf(await shop.add('coupon', [{ code: 'X' }]))).toEqual(failed('E11000'))
  expect(await shop.get('fresh')).toEqual([])
})
