import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Catalogue } from '#core/products/views'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { addOperator, type Stage, setStage } from '../story'
import { docs } from './points-bench'

const tea = { id: 'tea', name: '老白茶', categoryId: 'hot', fen: 1800 }
const cake = { id: 'cake', name: '桂花糕', categoryId: 'sweet', fen: 1200 }
const categories = [
  { id: 'hot', name: '热饮' },
  { id: 'sweet', name: '点心' },
]

describe('the catalogue of goods', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  const now = async (): Promise<Catalogue> =>
    (await shuke.must(stage.operator, 'operator', 'products.list', {})).catalogue
  const save = (catalogue: Catalogue, requestId = newRequestId(), who = stage.operator) =>
    shuke.call(who, 'operator', 'products.save', { catalogue }, requestId)
  const writtenBy = async (work: () => Promise<unknown>) => {
    const before = await shuke.documents()
    const catalogue = await now()
    await work()
    expect(await now()).toEqual(catalogue)
    expect(await shuke.documents()).toEqual(before)
  }

  it('is empty at first, and is read by tills as the operator saved it', async () => {
    expect(await now()).toEqual({ categories: [], products: [], rev: 0 })
    const reply = await save({ categories, products: [tea, cake], rev: 0 })
    expect(reply).toMatchObject({ ok: true, data: { catalogue: { rev: 1 } } })
    const { catalogue } = await shuke.must(stage.clerk, 'clerk', 'products.all', {})
    expect(catalogue).toEqual({ categories, products: [tea, cake], rev: 1 })
  })

  it('says in the audit what changed, and leaves the rest of the brand alone', async () => {
    const face = await shuke.must(stage.operator, 'operator', 'brand.show', {})
    const { rev } = await now()
    const dearer = { ...tea, fen: 2000 }
    await save({ categories, products: [dearer, cake], rev })
    const rows = await docs<{ before: string; after: string }>(shuke, 'audit', {
      action: 'products.save',
    })
    expect(rows.at(-1)).toMatchObject({
      before: '2 个商品，2 个分类：老白茶 ¥18',
      after: '2 个商品，2 个分类：老白茶 ¥20',
    })
    expect(await shuke.must(stage.operator, 'operator', 'brand.show', {})).toEqual(face)
  })

  it('is saved once by a retry', async () => {
    const { rev } = await now()
    const requestId = newRequestId()
    const first = await save({ categories, products: [tea], rev }, requestId)
    const again = await save({ categories, products: [tea], rev }, requestId)
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(again.data).toEqual(first.data)
    expect((await now()).rev).toBe(rev + 1)
    const other = await save({ categories, products: [cake], rev }, requestId)
    expect(codeOf(other)).toBe('request.replay-changed')
  })

  it('refuses a change of what a colleague has changed meanwhile', async () => {
    const { rev } = await now()
    const colleague = await addOperator(shuke, stage.operator)
    await save({ categories, products: [tea, cake], rev }, newRequestId(), colleague)
    await writtenBy(async () =>
      expect(codeOf(await save({ categories, products: [tea], rev }))).toBe('products.changed'),
    )
    const next = { categories, products: [tea], rev: (await now()).rev }
    const both = await Promise.all([save(next), save(next, newRequestId(), colleague)])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'products.changed'])
  })

  it.each([
    ['two products of one name', { products: [tea, { ...tea, id: 'tea2' }] }, 'products.twice'],
    ['two products of one id', { products: [tea, { ...cake, id: 'tea' }] }, 'products.twice'],
    [
      'two categories of one name',
      { categories: [...categories, { id: 'x', name: '热饮' }] },
      'products.twice',
    ],
    [
      'a product whose category is gone',
      { categories: categories.slice(0, 1), products: [cake] },
      'products.category-missing',
    ],
    ['a price of nothing', { products: [{ ...tea, fen: 0 }] }, 'request.invalid'],
    ['a name of nothing', { products: [{ ...tea, name: ' ' }] }, 'request.invalid'],
  ])('refuses %s, and nothing is written', async (_what, over, code) => {
    const { rev } = await now()
    const wanted = { categories, products: [tea], rev, ...over } as Catalogue
    await writtenBy(async () => expect(codeOf(await save(wanted))).toBe(code))
  })

  it('takes as many goods as a till has keys for, and no more', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...tea, id: `p${i}`, name: `茶 ${i}` }))
    const { rev } = await now()
    expect(codeOf(await save({ categories, products: many(101), rev }))).toBe('request.invalid')
    expect(codeOf(await save({ categories, products: many(100), rev }))).toBe('ok')
  })
})
