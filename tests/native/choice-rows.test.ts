// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { expect, it } from 'vitest'

const file = path.resolve(import.meta.dirname, '../../src/native/choice-rows/index')
const component = simulate.load(file, 'choice-rows', { compiler: 'simulate' })

const row = (place: number, change: object = {}) => ({
  name: `第 ${place} 张`,
  hint: '明天 23:59 到期',
  less: '−¥12',
  ...change,
})
const rows = [row(1, { on: true }), row(2), row(3, { off: true, less: '', hint: '还差 ¥8' })]

const render = (given: object) => {
  const shown = simulate.render(component, { most: 2, ...given })
  shown.attach(document.createElement('div'))
  const chosen: number[][] = []
  const { addEventListener } = shown as unknown as {
    addEventListener(name: string, listener: (event: { detail: never }) => void): void
  }
  addEventListener.call(shown, 'choose', ({ detail }: { detail: { places: number[] } }) =>
    chosen.push(detail.places),
  )
  const texts = (selector: string) =>
    shown.querySelectorAll(selector).map(({ dom }) => dom?.textContent?.trim())
  const tap = async (selector: string, place = 0) => {
    shown.querySelectorAll(selector)[place]?.dispatchEvent('tap')
    await simulate.sleep(20)
  }
  return { shown, chosen, texts, tap }
}

it('begins with what is used, and says how many are ticked', async () => {
  const { texts, tap, chosen } = render({ batch: { from: 0, rows } })
  expect(texts('.name')).toEqual(['第 1 张', '第 2 张', '第 3 张'])
  expect(texts('.use')).toEqual(['用这 1 张券'])
  await tap('.row', 1)
  expect(texts('.use')).toEqual(['用这 2 张券'])
  await tap('.use')
  expect(chosen).toEqual([[0, 1]])
})

it('what does not apply can not be ticked, and none at all is a choice', async () => {
  const { texts, tap, chosen } = render({ batch: { from: 0, rows } })
  await tap('.row', 2)
  expect(texts('.use')).toEqual(['用这 1 张券'])
  await tap('.row', 0)
  expect(texts('.use')).toEqual(['不用券'])
  await tap('.use')
  expect(chosen).toEqual([[]])
})

it('one too many is said and not ticked', async () => {
  const { texts, tap } = render({ batch: { from: 0, rows: [row(1), row(2), row(3)] } })
  for (const place of [0, 1, 2]) await tap('.row', place)
  expect(texts('.full')).toEqual(['一笔最多用 2 张，先去掉一张再选'])
  expect(texts('.use')).toEqual(['用这 2 张券'])
  await tap('.row', 1)
  expect(texts('.full')).toEqual([])
})

it('later portions come behind the first and leave what is ticked; a new list begins anew', async () => {
  const { shown, texts, tap } = render({ batch: { from: 0, rows }, rest: 25 })
  expect(texts('.more')).toEqual(['再看 20 张'])
  await tap('.row', 1)
  shown.setData({ batch: { from: 3, rows: [row(4)] } })
  expect(texts('.name')).toHaveLength(4)
  expect(texts('.use')).toEqual(['用这 2 张券'])
  shown.setData({ batch: { from: 0, rows: [row(9)] } })
  expect(texts('.name')).toEqual(['第 9 张'])
  expect(texts('.use')).toEqual(['不用券'])
})
