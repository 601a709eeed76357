import { beforeEach, expect, test } from 'vitest'
import { type Doc, refusalOf, Shop } from './helper.ts'

let shop: Shop

beforeEach(async () => {
  shop = new Shop()
  await shop.add('member', [
    { _id: 'a', level: 'gold', points: 15, tags: ['x', 'y'], at: new Date('2024-01-31T20:00:00Z') },
    { _id: 'b', level: 'gold', points: 5, tags: [] },
    { _id: 'c', level: 'blue', tags: null },
  ])
  await shop.add('ledger', [
    { _id: 1, m: 'a', d: 3 },
    { _id: 2, m: 'a', d: 4 },
    { _id: 3, m: 'z', d: 1 },
  ])
  shop.plans.length = 0
})

const first = async (expression: unknown): Promise<unknown> =>
  (
    await shop.aggregate(
      'member',
      { $match: { _id: 'a' } },
      { $project: { _id: 0, v: expression } },
    )
  )[0]?.v

test('groups are counted and summed', async () => {
  const groups = await shop.aggregate(
    'member',
    {
      $group: {
        _id: '$level',
        n: { $sum: 1 },
        points: { $sum: '$points' },
        ids: { $push: '$_id' },
      },
    },
    { $sort: { _id: 1 } },
  )
  expect(groups).toEqual([
    { _id: 'blue', n: 1, points: 0, ids: ['c'] },
    { _id: 'gold', n: 2, points: 20, ids: ['a', 'b'] },
  ])
})

test('a leading match and sort use the index', async () => {
  await shop.aggregate(
    'member',
    { $match: { level: 'gold' } },
    { $sort: { points: -1 } },
    { $limit: 1 },
  )
  expect(shop.plans).toEqual([
    { collection: 'member', index: 'level_points', examined: 1, sorted: false },
  ])
})

test('lookup joins by fields through the index of the other collection', async () => {
  const [doc] = await shop.aggregate(
    'member',
    { $match: { _id: 'a' } },
    { $lookup: { from: 'ledger', localField: '_id', foreignField: 'm', as: 'rows' } },
  )
  expect((doc as { rows: Doc[] }).rows.map((row) => row.d)).toEqual([3, 4])
  const plan = shop.plans.find(({ collection }) => collection === 'ledger')
  expect(plan).toMatchObject({ index: 'm', examined: 2 })
})

test('lookup runs a pipeline with variables', async () => {
  const lookup = {
    from: 'ledger',
    let: { id: '$_id' },
    pipeline: [
      { $match: { $expr: { $eq: ['$m', '$$id'] } } },
      { $group: { _id: null, sum: { $sum: '$d' } } },
    ],
    as: 'sum',
  }
  const docs = await shop.aggregate(
    'member',
    { $lookup: lookup },
    { $project: { sum: '$sum.sum' } },
  )
  expect(docs).toEqual([
    { _id: 'a', sum: [7] },
    { _id: 'b', sum: [] },
    { _id: 'c', sum: [] },
  ])
})

test('without a limit stage 20 documents come out, with one at most 10000', async () => {
  await shop.add(
    'coupon',
    Array.from({ length: 30 }, (_, n) => ({ code: n })),
  )
  expect(await shop.aggregate('coupon', { $match: {} })).toHaveLength(20)
  expect(await shop.aggregate('coupon', { $limit: 25 })).toHaveLength(25)
})

test('counting nothing gives no document', async () => {
  expect(await shop.aggregate('member', { $match: { level: 'no' } }, { $count: 'n' })).toEqual([])
  expect(await shop.aggregate('member', { $count: 'n' })).toEqual([{ n: 3 }])
})

test('unwind keeps what has no elements only when asked', async () => {
  const ids = async (more: Doc) =>
    (await shop.aggregate('member', { $unwind: { path: '$tags', ...more } })).map((doc) => [
      doc._id,
      doc.tags,
    ])
  expect(await ids({})).toEqual([
    ['a', 'x'],
    ['a', 'y'],
  ])
  expect(await ids({ preserveNullAndEmptyArrays: true })).toEqual([
    ['a', 'x'],
    ['a', 'y'],
    ['b', undefined],
    ['c', null],
  ])
})

test.each([
  [
    'the day of a zone',
    { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } },
    '2024-02-01',
  ],
  [
    'the last day of a shorter month',
    { $dateAdd: { startDate: '$at', unit: 'month', amount: 1 } },
    new Date('2024-02-29T20:00:00Z'),
  ],
  ['the hour of an offset', { $hour: { date: '$at', timezone: '+08:00' } }, 4],
  ['null for a part of no date', { $year: '$none' }, null],
  ['missing below null', { $lt: ['$none', null] }, true],
  ['missing unlike null', { $eq: ['$none', null] }, false],
  ['a sum of a list', { $sum: { $map: { input: [1, 2], in: { $multiply: ['$$this', 2] } } } }, 6],
  [
    'the first value that is there',
    { $ifNull: ['$none', '$gone', { $concat: ['$level', '!'] }] },
    'gold!',
  ],
])('an expression gives %s', async (_what, expression, value) => {
  expect(await first(expression)).toEqual(value)
})

test.each([
  ['an unknown stage', { $teleport: {} }, "Unrecognized pipeline stage name: '$teleport'"],
  [
    'an unknown expression',
    { $project: { v: { $teleport: 1 } } },
    "Unrecognized expression '$teleport'",
  ],
  ['an unknown variable', { $project: { v: '$$nobody' } }, 'undefined variable: nobody'],
  [
    'the size of no list',
    { $project: { v: { $size: '$points' } } },
    'must be an array, but was of type: int',
  ],
  ['arithmetic on text', { $project: { v: { $multiply: ['$level', 2] } } }, '$multiply'],
])('%s is refused', async (_what, stage, text) => {
  const reply = refusalOf(await shop.pipeline('member', stage))
  expect(reply.code).toBe('DATABASE_REQUEST_FAILED')
  expect(reply.message).toContain(text)
})

test('a missing collection is refused, also in a lookup', async () => {
  const lookup = { $lookup: { from: 'ghost', localField: 'a', foreignField: 'b', as: 'c' } }
  for (const reply of [await shop.pipeline('ghost'), await shop.pipeline('member', lookup)]) {
    expect(refusalOf(reply).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  }
})
