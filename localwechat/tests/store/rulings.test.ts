import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { EJSON } from 'bson'
import { beforeEach, describe, expect, test } from 'vitest'
import { MongoError } from '../../cloud/store/errors.ts'
import { Matcher } from '../../cloud/store/matcher.ts'
import { applyUpdate, parseUpdate } from '../../cloud/store/update.ts'
import { clone } from '../../cloud/store/value.ts'
import { canonical, type Doc, dataOf, refusalOf, Shop } from './helper.ts'

interface Case {
  k: 'docs' | 'find' | 'update'
  b: number
  docs: Doc[]
  id: number
  q: Doc
  u: Doc
  exp: unknown
  agree?: boolean
}

const file = path.join(import.meta.dirname, 'vectors/crud.jsonl.gz')
const text = gunzipSync(readFileSync(file)).toString('utf8').trim()
const lines = text.split('\n').map((line) => EJSON.parse(line) as unknown as Case)
const blocks = new Map(lines.filter(({ k }) => k === 'docs').map(({ b, docs }) => [b, docs]))
const disputed = lines.filter(({ agree }) => agree === false)

function ours({ b, id, q, u, k }: Case): unknown {
  const docs = blocks.get(b) ?? []
  if (k === 'find') return docs.filter(new Matcher().compile(q)).map((doc) => doc._id)
  try {
    return applyUpdate(parseUpdate(u), clone(docs.find((doc) => doc._id === id) as Doc), {})
  } catch (error) {
    if (error instanceof MongoError) return 'ERR'
    throw error
  }
}

const before = ({ b, id }: Case): Doc =>
  clone((blocks.get(b) ?? []).find((doc) => doc._id === id) as Doc)

const REFUSED = [1, 6, 8, 9, 12, 15, 17, 18, 19]
const AS_RECORDED = [11, 14]

/** What changes in the document; everything else in it stays. */
const CHANGED: Record<number, Doc> = {
  0: { a: { c: 3 } },
  2: { c: { b: [null] } },
  3: { l: { b: [] } },
  4: { a: { c: 0 } },
  5: { b: undefined },
  7: { b: -2 },
  10: { c: 4 },
  13: { l: ['ab', true] },
  16: { b: [] },
  20: { l: ['ab', { x: '1' }] },
  21: { c: { x: [1.5, 3] } },
}

describe('every disputed case has the answer of rulings.md', () => {
  test('there are as many as are ruled on', () => {
    const ruled = REFUSED.length + AS_RECORDED.length + Object.keys(CHANGED).length
    expect(disputed).toHaveLength(ruled)
  })

  test.each(REFUSED)('%i is refused', (n) => {
    expect(ours(disputed[n] as Case)).toBe('ERR')
  })

  test.each(AS_RECORDED)('%i is as recorded', (n) => {
    expect(ours(disputed[n] as Case)).toEqual(disputed[n]?.exp)
  })

  test.each(Object.keys(CHANGED).map(Number))('%i changes what it should and no more', (n) => {
    const one = disputed[n] as Case
    const wanted = Object.entries({ ...before(one), ...CHANGED[n] })
    expect(ours(one)).toEqual(Object.fromEntries(wanted.filter(([, v]) => v !== undefined)))
  })
})

describe('what the recording server got wrong', () => {
  let shop: Shop

  beforeEach(() => {
    shop = new Shop()
  })

  const value = async (stage: Doc): Promise<unknown> => (await shop.aggregate('ledger', stage))[0]

  test('an empty list sorts below null', async () => {
    const values = [null, [], -1, undefined]
    await shop.add(
      'ledger',
      values.map((v, _id) => (v === undefined ? { _id } : { _id, v })),
    )
    const docs = await shop.get('ledger', {}, { order: canonical({ v: 1 }) })
    expect(docs.map(({ _id }) => _id)).toEqual([1, 0, 3, 2])
  })

  test('least and greatest pass over null', async () => {
    await shop.add('ledger', [{ v: null }, { v: 3 }, {}, { v: 5 }])
    const group = { _id: null, least: { $min: '$v' }, most: { $max: '$v' } }
    expect(await value({ $group: group })).toEqual({ _id: null, least: 3, most: 5 })
  })

  test('adding nothing changes nothing', async () => {
    await shop.add('ledger', [{ _id: 1, v: 3 }])
    expect(dataOf(await shop.update('ledger', 1, { $inc: { v: 0 } })).updated).toBe(0)
  })

  test('a regex pulls matching strings', async () => {
    await shop.add('ledger', [{ _id: 1, v: ['ab', 'b', 1] }])
    const data = '{"$pull":{"v":{"$regularExpression":{"pattern":"^a","options":""}}}}'
    const body = { collectionName: 'ledger', query: '{"_id":1}', data, queryType: 'DOC' }
    await shop.run('modifyDocument', { ...body, merge: true })
    expect(await shop.doc('ledger', 1)).toEqual({ _id: 1, v: ['b', 1] })
  })

  test('buckets come in the order of their ids, the default among them', async () => {
    await shop.add(
      'ledger',
      [5, 15, 99, null].map((v) => ({ v })),
    )
    const bucket = { groupBy: '$v', boundaries: [0, 10, 20], default: -1 }
    const ids = (await shop.aggregate('ledger', { $bucket: bucket })).map(({ _id }) => _id)
    expect(ids).toEqual([-1, 0, 10])
  })

  test('a missing part of a group key is left out of it', async () => {
    await shop.add('ledger', [{ a: 1 }])
    expect(await value({ $group: { _id: { a: '$a', b: '$b' } } })).toEqual({ _id: { a: 1 } })
  })

  test('small sums are exact', async () => {
    await shop.add(
      'ledger',
      Array.from({ length: 10 }, () => ({ v: 0.1 })),
    )
    const group = { _id: null, sum: { $sum: '$v' }, mean: { $avg: '$v' } }
    expect(await value({ $group: group })).toEqual({ _id: null, sum: 1, mean: 0.1 })
  })

  test('a named array filter is refused by name', async () => {
    await shop.add('ledger', [{ _id: 1, v: [1] }])
    const reply = refusalOf(await shop.update('ledger', 1, { $set: { 'v.$[x]': 2 } }))
    expect(reply.message).toContain("No array filter found for identifier 'x' in path 'v.$[x]'")
  })

  test('a joined collection that does not exist is reported even when nothing is joined', async () => {
    const lookup = { from: 'ghost', localField: 'a', foreignField: 'b', as: 'c' }
    const reply = refusalOf(await shop.pipeline('ledger', { $lookup: lookup }))
    expect(reply.code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })
})
