// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { describe, expect, it, vi } from 'vitest'

const file = path.resolve(import.meta.dirname, '../../src/native/stamp-card/index')
const component = simulate.load(file, 'stamp-card', { compiler: 'simulate' })

const bits = (...days: number[]) => days.reduce((all, day) => all | (1 << (day - 1)), 0)

interface Given {
  month: string
  days: number
  madeUp: number
  open: number
  today: number
  back: boolean
  on: boolean
}
const november: Given = {
  month: '2026-11',
  days: bits(1, 20, 21),
  madeUp: bits(20),
  open: bits(2, 3),
  today: 22,
  back: true,
  on: false,
}

const render = (given: Partial<Given> = {}) => {
  const card = simulate.render(component, { card: { ...november, ...given } })
  card.attach(document.createElement('div'))
  return card
}
type Card = ReturnType<typeof render>
interface Listening {
  addEventListener(name: string, listener: (event: { detail: { day: number } }) => void): void
}

const cells = (card: Card, which = '.cell') =>
  card.querySelectorAll(which).map(({ dom }) => dom?.querySelector('[class*=ring]')?.textContent)

/** Days that a tap on each cell asked for. */
const asked = async (card: Card): Promise<number[]> => {
  const days: number[] = []
  // The typings of the root component leave its event listeners out.
  const { addEventListener } = card as unknown as Listening
  addEventListener.call(card, 'pick', ({ detail }) => days.push(detail.day))
  for (const cell of card.querySelectorAll('.cell')) cell.dispatchEvent('tap')
  await simulate.sleep(20)
  return days
}

describe('a month of stamps', () => {
  it('has a cell for every day, from the right weekday on', () => {
    const card = render()
    expect(cells(card)).toHaveLength(30)
    // 2026-11-01 is a Sunday, and the week begins on Monday.
    expect(cells(card, '.column-7')).toEqual(['1'])
  })

  it.each([
    ['2028-02', 29, '.column-2'],
    ['2027-02', 28, '.column-1'],
    ['2026-12', 31, '.column-2'],
  ])('knows the length and the first weekday of %s', (month, length, column) => {
    const card = render({ month })
    expect(cells(card)).toHaveLength(length)
    expect(cells(card, column)).toEqual(['1'])
  })

  it('tells stamped, made-up, open and today apart, in words too', () => {
    const card = render()
    expect(cells(card, '.state-2')).toEqual(['1', '21'])
    expect(cells(card, '.state-3')).toEqual(['20'])
    expect(cells(card, '.state-1')).toEqual(['2', '3'])
    expect(cells(card, '.today')).toEqual(['22'])
    const labels = card.querySelectorAll('.cell').map(({ dom }) => dom?.getAttribute('aria-label'))
    if (labels[0]) expect(labels[19]).toBe('20 日 已补签')
    expect(card.querySelectorAll('.mark').map(({ dom }) => dom?.textContent)[1]).toBe('补')
  })

  it('has the 31st too, where a bit more would be the sign', () => {
    const card = render({ month: '2026-12', days: bits(31), madeUp: 0, open: 0, today: 0 })
    expect(cells(card, '.state-2')).toEqual(['31'])
    expect(cells(card, '.today')).toEqual([])
  })

  it('asks for today and for days that can be made up, and for nothing else', async () => {
    expect(await asked(render())).toEqual([2, 3, 22])
    expect(await asked(render({ days: november.days | bits(22) }))).toEqual([2, 3])
  })

  it('turns to the month before and after, where there is one', async () => {
    const card = render({ on: true })
    const turned: number[] = []
    const { addEventListener } = card as unknown as {
      addEventListener(
        name: string,
        listener: (event: { detail: { months: number } }) => void,
      ): void
    }
    addEventListener.call(card, 'turn', ({ detail }) => turned.push(detail.months))
    for (const one of card.querySelectorAll('.turn')) one.dispatchEvent('tap')
    await simulate.sleep(20)
    expect(turned).toEqual([-1, 1])
    expect(render({ back: false }).querySelectorAll('.turn')).toHaveLength(0)
    expect(card.querySelector('.title')?.dom?.textContent).toBe('2026年11月')
  })

  it('draws one day more by a single number, and another month by its own', () => {
    const card = render()
    const instance = card.instance as unknown as { setData(data: object): void }
    const sent = vi.spyOn(instance, 'setData')
    card.setData({ card: { ...november, days: november.days | bits(22) } })
    const own = () => sent.mock.calls.map(([data]) => data)
    expect(own().at(-1)).toEqual({ 'cells[21]': 2 })
    const october = { month: '2026-10', days: bits(5), madeUp: 0, open: 0, today: 0 }
    card.setData({ card: { ...november, ...october } })
    expect(JSON.stringify(own().at(-1)).length).toBeLessThan(200)
    expect(cells(card)).toHaveLength(31)
    expect(cells(card, '.state-2')).toEqual(['5'])
  })
})
