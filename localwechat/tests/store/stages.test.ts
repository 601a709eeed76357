import { ObjectId } from 'bson'
import { beforeEach, describe, expect, test } from 'vitest'
import { canonical, type Doc, dataOf, refusalOf, Shop } from './helper.ts'

let shop: Shop

beforeEach(async () => {
  shop = new Shop()
  const docs = Array.from({ length: 1000 }, (_, n) => ({
    _id: n,
    n,
    kind: ['a', 'b', 'b', null][n % 4],
    in: { half: n / 2 },
  }))
  await shop.add('ledger', docs)
  shop.plans.length = 0
})

const run = (...stages: Doc[]): Promise<Doc[]> => shop.aggregate('ledger', ...stages)

describe('stages', () => {
  test('sample takes some of the documents, each at most once', async () => {
    const docs = await run({ $sample: { size: 7 } })
    expect(new Set(docs.map((doc) => doc._id)).size).toBe(7)
    const [all] = await run({ $sample: { size: 5000 } }, { $count: 'n' })
    expect(all).toEqual({ n: 1000 })
  })

  test('sample can take any document', async () => {
    const [group] = await run(
      { $match: { n: { $lt: 3 } } },
      {
        $facet: Object.fromEntries(
          Array.from({ length: 60 }, (_, i) => [`f${i}`, [{ $sample: { size: 1 } }]]),
        ),
      },
    )
    const seen = Object.values(group ?? {}).map((list) => (list as Doc[])[0]?.n)
    expect([...new Set(seen)].sort()).toEqual([0, 1, 2])
  })

  test('replaceRoot makes an embedded document the whole one', async () => {
    expect(await run({ $match: { n: 7 } }, { $replaceRoot: { newRoot: '$in' } })).toEqual([
      { half: 3.5 },
    ])
    const reply = await shop.pipeline('ledger', { $replaceRoot: { newRoot: '$n' } })
    expect(refusalOf(reply).message).toContain('must evaluate to an object')
  })

  test('sortByCount gives the largest group first', async () => {
    const groups = await run({ $sortByCount: '$kind' })
    expect(groups[0]).toEqual({ _id: 'b', count: 500 })
    expect(groups.map((group) => group.count)).toEqual([500, 250, 250])
  })

  test('bucketAuto parts the documents evenly', async () => {
    expect(await run({ $bucketAuto: { groupBy: '$n', buckets: 3 } })).toEqual([
      { _id: { min: 0, max: 333 }, count: 333 },
      { _id: { min: 333, max: 666 }, count: 333 },
      { _id: { min: 666, max: 999 }, count: 334 },
    ])
    const kinds = await run({ $bucketAuto: { groupBy: '$kind', buckets: 5 } })
    expect(kinds.map((bucket) => bucket.count)).toEqual([250, 250, 500])
  })

  test('skip and limit cut the order, wherever they stand', async () => {
    const docs = await run(
      { $sort: { n: -1 } },
      { $skip: 3 },
      { $limit: 2 },
      { $project: { n: 1 } },
    )
    expect(docs.map((doc) => doc.n)).toEqual([996, 995])
    const late = await run(
      { $addFields: { m: { $mod: ['$n', 10] } } },
      { $sort: { m: -1, n: 1 } },
      { $limit: 3 },
    )
    expect(late.map((doc) => doc.n)).toEqual([9, 19, 29])
  })

  test('documents are read only until the limit is reached', async () => {
    await run({ $addFields: { m: 1 } }, { $match: { n: { $gte: 4 } } }, { $limit: 2 })
    expect(shop.plans).toMatchObject([{ examined: 6 }])
    shop.plans.length = 0
    await run({ $project: { n: 1 } })
    expect(shop.plans).toMatchObject([{ examined: 20 }])
  })

  test.each([
    ['a group without an id', { $group: { n: { $sum: 1 } } }],
    ['an order of nothing', { $sort: {} }],
    ['a limit of nothing', { $limit: 0 }],
    ['a bucket without bounds', { $bucket: { groupBy: '$n', boundaries: [1] } }],
    ['a field with two accumulators', { $group: { _id: 1, n: { $sum: 1, $max: 1 } } }],
  ])('%s is refused, whatever comes before it', async (_what, stage) => {
    const none = { $match: { n: 'nothing' } }
    expect(refusalOf(await shop.pipeline('ledger', none, stage)).code).toBe(
      'DATABASE_REQUEST_FAILED',
    )
  })
})

describe('edges', () => {
  test('a document may have 16 MB and no more', async () => {
    const big = (bytes: number) => shop.add('member', [{ _id: bytes, text: 'x'.repeat(bytes) }])
    expect(dataOf(await big(16 * 1024 * 1024 - 64)).insertedIds).toHaveLength(1)
    expect(refusalOf(await big(16 * 1024 * 1024)).message).toContain('too large')
    const grown = await shop.update('member', 16 * 1024 * 1024 - 64, {
      $set: { more: 'y'.repeat(99) },
    })
    expect(refusalOf(grown).message).toContain('too large')
  })

  test('an ObjectId is found by itself, never by its text', async () => {
    const id = new ObjectId('5f0000000000000000000001')
    await shop.add('member', [{ _id: 'a', id }])
    expect(await shop.get('member', { id })).toHaveLength(1)
    expect(await shop.get('member', { id: id.toHexString() })).toEqual([])
    expect(
      await shop.get('member', { id: { $gt: new ObjectId('5f0000000000000000000000') } }),
    ).toHaveLength(1)
  })

  test('dates before 1970 and after 9999 keep their order', async () => {
    const times = [-8.64e15, -1, 0, 1, 8.64e15].map((ms) => new Date(ms))
    await shop.add('member', times.map((level, _id) => ({ _id, level })).reverse())
    const order = canonical({ level: 1 })
    const docs = await shop.get('member', { level: { $gte: times[0] } }, { order })
    expect(docs.map((doc) => doc.level)).toEqual(times)
  })

  test('a regex finds text by its options, and only text', async () => {
    await shop.add(
      'member',
      ['Ann', 'ann', 'bob\nann', 7, null].map((name, _id) => ({ _id, name })),
    )
    const find = async (pattern: string, options: string) => {
      const query = `{"name":{"$regularExpression":{"pattern":"${pattern}","options":"${options}"}}}`
      const docs = await shop.get('member', {}, { query })
      return docs.map((doc) => doc._id)
    }
    expect(await find('^ann', '')).toEqual([1])
    expect(await find('^ann', 'i')).toEqual([0, 1])
    expect(await find('^ann', 'im')).toEqual([0, 1, 2])
    expect(await find('bob.ann', '')).toEqual([])
    expect(await find('bob.ann', 's')).toEqual([2])
  })

  test('bits are set, cleared and turned', async () => {
    await shop.add('member', [{ _id: 'a', n: 12, big: 2 ** 40 }])
    const bits = { $bit: { n: { and: 10, or: 1 }, big: { xor: 1 }, none: { or: 3 } } }
    expect(dataOf(await shop.update('member', 'a', bits)).updated).toBe(1)
    expect(await shop.doc('member', 'a')).toEqual({ _id: 'a', n: 9, big: 2 ** 40 + 1, none: 3 })
    const reply = await shop.update('member', 'a', { $bit: { n: { not: 1 } } })
    expect(refusalOf(reply).message).toContain('$bit')
  })

  test('a projection may pick the first element that fits', async () => {
    await shop.add('member', [
      { _id: 'a', tags: [{ n: 1 }, { n: 5 }, { n: 9 }], level: 1 },
      { _id: 'b', tags: [] },
    ])
    const projection = canonical({ tags: { $elemMatch: { n: { $gt: 2 } } } })
    expect(await shop.get('member', {}, { projection })).toEqual([
      { _id: 'a', tags: [{ n: 5 }] },
      { _id: 'b' },
    ])
  })
})
