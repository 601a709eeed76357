// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { describe, expect, it } from 'vitest'
import type { EntryRow } from '#core/points/views'
import { ledgerItem } from '@/ui/ledger'
import { LONG, NOW } from '../built/member-answers.ts'
import { rows as lines } from '../built/points-answers.ts'

const file = path.resolve(import.meta.dirname, '../../src/native/ledger-rows/index')
const component = simulate.load(file, 'ledger-rows', { compiler: 'simulate' })

const render = (given: EntryRow[]) => {
  const rows = simulate.render(component, { items: given.map((row) => ledgerItem(row, NOW)) })
  rows.attach(document.createElement('div'))
  return rows
}
type Rows = ReturnType<typeof render>
interface Listening {
  addEventListener(name: string, listener: (event: { detail: { id: string } }) => void): void
}
const textOf = (rows: Rows, selector: string) =>
  rows.querySelectorAll(selector).map(({ dom }) => dom?.textContent?.trim())

describe('rows of the ledger', () => {
  it('say the cause, the time, and the points with their sign', () => {
    const rows = render(lines)
    expect(textOf(rows, '.title')).toEqual(lines.map(({ title }) => title))
    expect(textOf(rows, '.amount')).toEqual(['+57', '−60', '+3', '0', '−20', '−5'])
    expect(textOf(rows, '.at')[0]).toBe('11月22日 (周日) 16:00')
    expect(textOf(rows, '.at').at(-1)).toMatch(/^2025年/)
  })

  it('mark what came in, and say when it can be used and when it ends', () => {
    const rows = render(lines)
    expect(rows.querySelectorAll('.gain')).toHaveLength(2)
    expect(textOf(rows, '.note')).toEqual([
      '2027年11月30日 (周二) 到期',
      '11月29日 (周日) 起可用\n2027年11月30日 (周二) 到期',
      '补上了待补的 12 分',
      '其中 12 分记作待补',
    ])
  })

  it('tell which one was tapped', async () => {
    const rows = render(lines)
    const picked: string[] = []
    // The typings of the root component leave its event listeners out.
    const { addEventListener } = rows as unknown as Listening
    addEventListener.call(rows, 'pick', ({ detail }) => picked.push(detail.id))
    rows.querySelectorAll('.row')[1]?.dispatchEvent('tap')
    await simulate.sleep(20)
    expect(picked).toEqual(['r2.0'])
  })

  it('in a portion of six weigh less than a page may send at once', () => {
    const long = lines.map((row) => ({
      ...row,
      title: `兑换 · ${LONG}`,
      from: NOW + 1,
      until: NOW,
    }))
    const items = long.map((row) => ledgerItem(row, NOW))
    expect(Buffer.byteLength(JSON.stringify(items))).toBeLessThan(5 * 1024)
  })
})
