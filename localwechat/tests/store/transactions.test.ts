import { expect, test } from 'vitest'
import { dataOf, refusalOf, Shop } from './helper.ts'

const CONFLICT = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message:
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
}

const GONE = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message:
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
}

const BUSY = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message:
    '[ResourceUnavailable.TransactionBusy] Transaction is busy. Please check your request, but if the problem persists, contact us.',
}

async function shopWithTwo(options = {}): Promise<Shop> {
  const shop = new Shop(options)
  await shop.add('member', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
  return shop
}

const inc = { $inc: { n: 1 } }

test('writes are seen inside at once and outside only after the commit', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await shop.update('member', 'a', inc, tx)
  await shop.add('ledger', [{ _id: 'L1' }], tx)
  expect(await shop.doc('member', 'a', tx)).toEqual({ _id: 'a', n: 2 })
  expect(await shop.get('ledger', {}, tx)).toEqual([{ _id: 'L1' }])
  expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 1 })
  expect(await shop.get('ledger')).toEqual([])
  expect(await shop.run('commitTransaction', tx)).toEqual({ data: {} })
  expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 2 })
  expect(await shop.get('ledger')).toEqual([{ _id: 'L1' }])
})

test('an aborted transaction leaves nothing and lets go of its locks', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await shop.update('member', 'a', inc, tx)
  await shop.add('coupon', [{ code: 'X' }], tx)
  await shop.run('abortTransaction', tx)
  expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 1 })
  expect(dataOf(await shop.add('coupon', [{ code: 'X' }])).insertedIds).toHaveLength(1)
  expect(dataOf(await shop.update('member', 'a', inc)).updated).toBe(1)
})

test('reads show the moment the transaction began', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await shop.update('member', 'a', inc)
  await shop.run('removeDocument', {
    collectionName: 'member',
    query: '{"_id":"b"}',
    queryType: 'DOC',
  })
  await shop.add('member', [{ _id: 'c', n: 1 }])
  expect(await shop.get('member', { n: 1 }, tx)).toEqual([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
  expect((await shop.get('member', {})).map((doc) => doc._id)).toEqual(['a', 'c'])
})

test('the second of two writers conflicts at its write and is aborted', async () => {
  const shop = await shopWithTwo()
  const [first, second] = [await shop.begin(), await shop.begin()]
  await shop.update('member', 'b', inc, second)
  await shop.update('member', 'a', inc, first)
  expect(await shop.update('member', 'a', inc, second)).toEqual(CONFLICT)
  expect(await shop.doc('member', 'a', second).catch((error: Error) => error.message)).toContain(
    'NotExist',
  )
  expect(await shop.run('commitTransaction', second)).toEqual(GONE)
  await shop.run('commitTransaction', first)
  expect(await shop.get('member')).toEqual([
    { _id: 'a', n: 2 },
    { _id: 'b', n: 1 },
  ])
})

test.each([
  ['changed', (shop: Shop) => shop.update('member', 'a', inc)],
  [
    'removed',
    (shop: Shop) => shop.run('removeDocument', { collectionName: 'member', query: '{"_id":"a"}' }),
  ],
])('a document %s since the transaction began cannot be written in it', async (_how, change) => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await change(shop)
  expect(await shop.update('member', 'a', inc, tx)).toEqual(CONFLICT)
})

test('a document that came since the transaction began conflicts when it is inserted', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await shop.add('member', [{ _id: 'c' }])
  expect(await shop.add('member', [{ _id: 'c' }], tx)).toEqual(CONFLICT)
})

test('a plain write waits for the transaction that holds its document', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await shop.update('member', 'a', { $inc: { n: 10 } }, tx)
  let done = false
  const plain = shop.update('member', 'a', inc).then((reply) => {
    done = true
    return reply
  })
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(done).toBe(false)
  await shop.run('commitTransaction', tx)
  expect(dataOf(await plain).updated).toBe(1)
  expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 12 })
})

test('a plain write gives up when the wait is too long and writes nothing', async () => {
  const shop = await shopWithTwo({ lockWaitMs: 20 })
  const tx = await shop.begin()
  await shop.update('member', 'b', inc, tx)
  const reply = refusalOf(await shop.updateWhere('member', {}, inc))
  expect(reply).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(await shop.get('member')).toEqual([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
})

test('a transaction is gone after 30 seconds and its locks with it', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await shop.update('member', 'a', inc, tx)
  shop.time += 29_999
  expect(await shop.doc('member', 'a', tx)).toEqual({ _id: 'a', n: 2 })
  shop.time += 1
  expect(dataOf(await shop.update('member', 'a', inc)).updated).toBe(1)
  expect(await shop.run('commitTransaction', tx)).toEqual(GONE)
  expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 2 })
})

test('of two operations sent at once in one transaction the second is refused as busy', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  const replies = await Promise.all([
    shop.update('member', 'a', inc, tx),
    shop.update('member', 'b', inc, tx),
    shop.run('commitTransaction', tx),
  ])
  expect(replies.slice(1)).toEqual([BUSY, BUSY])
  expect(dataOf(replies[0])).toMatchObject({ updated: 1 })
  expect(await shop.run('commitTransaction', tx)).toEqual({ data: {} })
  expect(await shop.get('member')).toEqual([
    { _id: 'a', n: 2 },
    { _id: 'b', n: 1 },
  ])
})

test('a transaction takes 100 operations', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  for (let i = 0; i < 100; i++) await shop.update('member', 'a', inc, tx)
  expect(refusalOf(await shop.update('member', 'a', inc, tx)).code).toBe(
    'DATABASE_TRANSACTION_FAIL',
  )
  expect(await shop.run('commitTransaction', tx)).toEqual({ data: {} })
  expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 101 })
})

test('a duplicate inside a transaction aborts all of it', async () => {
  const shop = await shopWithTwo()
  await shop.add('coupon', [{ _id: 'c', code: 'X' }])
  const tx = await shop.begin()
  await shop.update('member', 'a', inc, tx)
  const reply = refusalOf(await shop.add('coupon', [{ code: 'X' }], tx))
  expect(reply).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(reply.message).toContain('E11000')
  expect(await shop.run('commitTransaction', tx)).toEqual(GONE)
  expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 1 })
})

test('two documents of one transaction cannot have the same unique key', async () => {
  const shop = new Shop()
  const tx = await shop.begin()
  await shop.add('coupon', [{ code: 'X' }], tx)
  expect(refusalOf(await shop.add('coupon', [{ code: 'X' }], tx)).message).toContain('E11000')
})

test('two open transactions cannot take the same unique key', async () => {
  const shop = new Shop()
  const [first, second] = [await shop.begin(), await shop.begin()]
  await shop.add('coupon', [{ code: 'X' }], first)
  expect(await shop.add('coupon', [{ code: 'X' }], second)).toEqual(CONFLICT)
})

test('a transaction may swap a unique key between two documents', async () => {
  const shop = new Shop()
  await shop.add('coupon', [
    { _id: 'a', code: 'X' },
    { _id: 'b', code: 'Y' },
  ])
  const tx = await shop.begin()
  await shop.update('coupon', 'a', { $set: { code: 'Z' } }, tx)
  await shop.update('coupon', 'b', { $set: { code: 'X' } }, tx)
  await shop.update('coupon', 'a', { $set: { code: 'Y' } }, tx)
  expect(await shop.run('commitTransaction', tx)).toEqual({ data: {} })
  expect(await shop.get('coupon', { code: 'X' })).toEqual([{ _id: 'b', code: 'X' }])
  expect(await shop.get('coupon', { code: 'Y' })).toEqual([{ _id: 'a', code: 'Y' }])
})

test('a plain insert waits for a unique key that a transaction holds', async () => {
  const shop = new Shop()
  const tx = await shop.begin()
  await shop.add('coupon', [{ code: 'X' }], tx)
  const plain = shop.add('coupon', [{ code: 'X' }])
  await shop.run('commitTransaction', tx)
  expect(refusalOf(await plain).message).toContain('E11000')
})

test('a query in a transaction sorts and limits over what the transaction sees', async () => {
  const shop = new Shop()
  await shop.add(
    'member',
    [3, 1, 2].map((points) => ({ _id: `p${points}`, points, level: 'x' })),
  )
  const tx = await shop.begin()
  await shop.add('member', [{ _id: 'p9', points: 9, level: 'x' }], tx)
  await shop.update('member', 'p3', { $set: { points: 0 } }, tx)
  const more = { order: '{"points":{"$numberInt":"-1"}}', limit: 2, ...tx }
  expect((await shop.get('member', { level: 'x' }, more)).map((doc) => doc._id)).toEqual([
    'p9',
    'p2',
  ])
})

test('a missing collection does not end the transaction', async () => {
  const shop = await shopWithTwo()
  const tx = await shop.begin()
  await shop.update('member', 'a', inc, tx)
  const reply = await shop.add('ghost', [{ a: 1 }], tx)
  expect(refusalOf(reply).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  expect(await shop.run('commitTransaction', tx)).toEqual({ data: {} })
})

test('an unknown transaction id is gone', async () => {
  const shop = new Shop()
  expect(await shop.run('commitTransaction', { transactionId: 'tx_no' })).toEqual(GONE)
  expect(await shop.add('member', [{ a: 1 }], { transactionId: 'tx_no' })).toEqual(GONE)
})

test('of 24 buyers with conflict retries exactly the stock is sold', async () => {
  const shop = new Shop()
  await shop.add('member', [{ _id: 'stock', n: 10 }])
  const buy = async (buyer: number): Promise<boolean> => {
    for (;;) {
      const tx = await shop.begin()
      const stock = await shop.doc('member', 'stock', tx)
      if ((stock?.n as number) < 1) return false
      const taken = await shop.update('member', 'stock', { $inc: { n: -1 } }, tx)
      if ('code' in taken) continue
      await shop.add('ledger', [{ _id: `sale${buyer}` }], tx)
      if ('data' in (await shop.run('commitTransaction', tx))) return true
    }
  }
  const sold = await Promise.all(Array.from({ length: 24 }, (_, buyer) => buy(buyer)))
  expect(sold.filter(Boolean)).toHaveLength(10)
  expect(await shop.doc('member', 'stock')).toEqual({ _id: 'stock', n: 0 })
  expect(await shop.get('ledger')).toHaveLength(10)
})
