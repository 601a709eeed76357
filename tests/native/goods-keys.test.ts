// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { expect, it } from 'vitest'
import type { GoodsKey } from '@/stores/clerk/goods'

const file = path.resolve(import.meta.dirname, '../../src/native/goods-keys/index')
const component = simulate.load(file, 'goods-keys', { compiler: 'simulate' })

const key = (place: number, change: Partial<GoodsKey> = {}): GoodsKey => ({
  name: `山茶 ${place} 号`,
  price: '¥12.50',
  kind: place % 2,
  count: 0,
  ...change,
})
const keys = (count: number) => Array.from({ length: count }, (_, place) => key(place))

const render = (rows: GoodsKey[], change: object = {}) => {
  const shown = simulate.render(component, {
    batch: { from: 0, rows },
    kinds: ['茶', '茶点'],
    ...change,
  })
  shown.attach(document.createElement('div'))
  const picked: object[] = []
  const { addEventListener } = shown as unknown as {
    addEventListener(name: string, listener: (event: { detail: object }) => void): void
  }
  addEventListener.call(shown, 'pick', ({ detail }) => picked.push(detail))
  const texts = (selector: string) =>
    shown.querySelectorAll(selector).map(({ dom }) => dom?.textContent?.trim())
  const tap = async (selector: string, place = 0) => {
    shown.querySelectorAll(selector)[place]?.dispatchEvent('tap')
    await simulate.sleep(20)
  }
  return { shown, picked, texts, tap }
}

it('a key tells its place; one less only where something is counted', async () => {
  const { picked, texts, tap } = render([key(0), key(1, { count: 3 })])
  expect(texts('.count')).toEqual(['3'])
  await tap('.add', 0)
  await tap('.less', 1)
  expect(texts('.count')).toEqual(['1', '2'])
  expect(picked).toEqual([
    { place: 0, by: 1 },
    { place: 1, by: -1 },
  ])
})

it('a tap that was not taken is put right', async () => {
  const { shown, texts, tap } = render(keys(3))
  await tap('.add', 2)
  expect(texts('.key-on .name')).toEqual(['山茶 2 号'])
  shown.setData({ counted: { place: 2, count: 0 } })
  expect(texts('.count')).toEqual([])
})

it('twenty keys at first, twenty more on a tap; a category shows its own', async () => {
  const { shown, texts, tap } = render(keys(20))
  shown.setData({ batch: { from: 20, rows: keys(30).map((one) => ({ ...one, kind: 0 })) } })
  expect(texts('.add')).toHaveLength(20)
  expect(texts('.more')).toEqual(['还有 30 样'])
  await tap('.more')
  expect(texts('.add')).toHaveLength(40)
  await tap('.tab', 2)
  expect(texts('.add')).toHaveLength(10)
})

it('few goods need no search, one category needs no tabs', () => {
  const { texts, shown } = render(keys(4), { kinds: ['茶'] })
  expect(texts('.tab')).toEqual([])
  expect(shown.querySelectorAll('.search')).toHaveLength(0)
})
