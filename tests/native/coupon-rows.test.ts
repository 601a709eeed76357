// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { describe, expect, it } from 'vitest'
import type { Ticket } from '#core/coupons/views'
import { type CouponRow, rowOf } from '@/ui/rows'
import { LONG, NOW, ticket, tickets } from '../built/member-answers.ts'

const file = path.resolve(import.meta.dirname, '../../src/native/coupon-rows/index')
const component = simulate.load(file, 'coupon-rows', { compiler: 'simulate' })

const render = (given: Ticket[]) => {
  const items: CouponRow[] = given.map((one) => rowOf(one, NOW))
  const rows = simulate.render(component, { items })
  rows.attach(document.createElement('div'))
  return rows
}
type Rows = ReturnType<typeof render>
interface Listening {
  addEventListener(name: string, listener: (event: { detail: { id: string } }) => void): void
}

const textOf = (rows: Rows, selector: string) =>
  rows.querySelectorAll(selector).map(({ dom }) => dom?.textContent?.trim())

const DAY = 86_400_000

describe('rows of tickets', () => {
  it('draw the face value, the name, the rule and the end of each', () => {
    const rows = render(tickets)
    expect(textOf(rows, '.face')).toEqual(['¥12', '礼', '¥5.50'])
    expect(textOf(rows, '.name')).toEqual(tickets.map(({ name }) => name))
    expect(textOf(rows, '.rule')).toEqual(tickets.map(({ rule }) => rule))
    expect(textOf(rows, '.ends')[0]).toMatch(/^今天 \d\d:\d\d 到期$/)
  })

  it('mark an end that is near, and only that', () => {
    const rows = render([
      ticket({ id: 'near', expiresAt: NOW + 2 * DAY }),
      ticket({ id: 'far', expiresAt: NOW + 9 * DAY }),
      ticket({ id: 'over', expiresAt: NOW - DAY, status: 'expired' }),
    ])
    expect(rows.querySelectorAll('.soon')).toHaveLength(1)
  })

  it('grey what can not be used any more and say why in words', () => {
    const rows = render([
      ticket(),
      ticket({ id: 'c2', status: 'redeemed' }),
      ticket({ id: 'c3', status: 'expired' }),
      ticket({ id: 'c4', status: 'voided' }),
    ])
    expect(rows.querySelectorAll('.off')).toHaveLength(3)
    expect(textOf(rows, '.tag')).toEqual(['已使用', '已过期', '已作废'])
  })

  it('keep one that a sale holds, and say so', () => {
    const rows = render([ticket({ status: 'held' })])
    expect(textOf(rows, '.tag')).toEqual(['收款中'])
    expect(rows.querySelectorAll('.off')).toHaveLength(0)
  })

  it('say how often one is still good, and why another is not just now', () => {
    const notNow = '周一至周五 14:00–17:00 可用'
    const rows = render([
      ticket({ uses: { all: 5, left: 3 } }),
      ticket({ id: 'c2', notNow }),
      ticket({ id: 'c3', status: 'expired', notNow: '已过期' }),
    ])
    expect(textOf(rows, '.tag')).toEqual(['还剩 3 次', '已过期'])
    expect(textOf(rows, '.why')).toEqual([notNow])
  })

  it('do not tell hours twice, nor of an hour that is long ago', () => {
    const hours = '周一至周五 14:00–17:00'
    const one = ticket({ rule: `无门槛 · ${hours} · 全部门店`, notNow: `${hours} 可用` })
    expect(rowOf(one, NOW).why).toBe('现在不在可用时段')
    expect(rowOf(one, NOW, true).why).toBeUndefined()
  })

  it('name the day of an end, not 今天, when they were seen before the network was lost', () => {
    const tonight = ticket({ expiresAt: NOW + 5 * 3_600_000 })
    expect(rowOf(tonight, NOW).ends).toBe('今天 23:00 到期')
    expect(rowOf(tonight, NOW, true).ends).toBe('11月22日 (周日) 到期')
  })

  it.each([
    [{ kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 0 }, '88折', '折扣'],
    [{ kind: 'exchange', item: '桂花糕', valueFen: 1800 }, '换', '兑换'],
    [{ kind: 'gift', item: '桂花糕' }, '礼', '礼品'],
    [{ kind: 'item-price', item: '桂花糕', priceFen: 990, capFen: 900 }, '¥9.90', '特价'],
  ] as const)('have a face for each kind: %o', (benefit, face, kind) => {
    const rows = render([ticket({ benefit })])
    expect(textOf(rows, '.face')).toEqual([face])
    expect(textOf(rows, '.kind')).toEqual([kind])
  })

  it('tell which one was tapped', () => {
    const rows = render(tickets)
    const picked: string[] = []
    // The typings of the root component leave its event listeners out.
    const { addEventListener } = rows as unknown as Listening
    addEventListener.call(rows, 'pick', ({ detail }) => picked.push(detail.id))
    rows.querySelectorAll('.row')[1]?.dispatchEvent('tap')
    return simulate.sleep(20).then(() => expect(picked).toEqual(['c2']))
  })

  it('follow a new list', () => {
    const rows = render(tickets)
    rows.setData({ items: [rowOf(ticket({ name: LONG }), NOW)] })
    expect(textOf(rows, '.name')).toEqual([LONG])
  })

  it('set amounts of 10,000 yuan and more smaller, so that they stay on one line', () => {
    const large = { kind: 'amount-off' as const, offFen: 10_000_000, minFen: 0 }
    const rows = render([ticket(), ticket({ id: 'c2', benefit: large })])
    expect(rows.querySelectorAll('.long')).toHaveLength(1)
    expect(textOf(rows, '.long')).toEqual(['¥100000'])
  })
})
