// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { describe, expect, it } from 'vitest'
import type { FriendRow } from '#core/invites/views'
import { friendItem } from '@/ui/friends'
import { friend, friendsOf } from '../built/invite-answers.ts'
import { NOW } from '../built/member-answers.ts'

const file = path.resolve(import.meta.dirname, '../../src/native/friend-rows/index')
const component = simulate.load(file, 'friend-rows', { compiler: 'simulate' })

const render = (given: FriendRow[]) => {
  const rows = simulate.render(component, { items: given.map((row) => friendItem(row, NOW)) })
  rows.attach(document.createElement('div'))
  return rows
}
type Rows = ReturnType<typeof render>
interface Listening {
  addEventListener(name: string, listener: (event: { detail: { id: string } }) => void): void
}
const textOf = (rows: Rows, selector: string) =>
  rows.querySelectorAll(selector).map(({ dom }) => dom?.textContent?.trim())

describe('rows of friends', () => {
  it('say who without a name, when they came, and their state in words', () => {
    const rows = render([
      friend(),
      friend({ key: 'f2', who: '一位好友', state: 'waiting', rule: 'not-joined' }),
      friend({ key: 'f3', state: 'held', rule: 'under-review' }),
      friend({ key: 'f4', state: 'left', rule: 'left-closed' }),
    ])
    expect(textOf(rows, '.who')).toEqual([
      '好友 尾号 5678',
      '一位好友',
      '好友 尾号 5678',
      '好友 尾号 5678',
    ])
    expect(textOf(rows, '.tag')).toEqual(['已计入', '进行中', '核实中', '已收回'])
    expect(textOf(rows, '.at')[0]).toBe('11月22日 (周日) 17:00')
  })

  it('accuse nobody by a colour', () => {
    const rows = render([
      friend({ state: 'refused', rule: 'same-phone' }),
      friend({ key: 'f2', state: 'left', rule: 'left-closed' }),
    ])
    expect(rows.querySelectorAll('.good, .warn, .accent, .bad')).toHaveLength(0)
  })

  it('tell which one was tapped', async () => {
    const rows = render(friendsOf(3))
    const picked: string[] = []
    // The typings of the root component leave its event listeners out.
    const { addEventListener } = rows as unknown as Listening
    addEventListener.call(rows, 'pick', ({ detail }) => picked.push(detail.id))
    rows.querySelectorAll('.row')[1]?.dispatchEvent('tap')
    await simulate.sleep(20)
    expect(picked).toEqual(['friend-of-this-team-1'])
  })

  it('of the newest twenty weigh less than a page may send at once', () => {
    const items = friendsOf(20).map((row) => friendItem(row, NOW))
    expect(Buffer.byteLength(JSON.stringify(items))).toBeLessThan(5 * 1024)
  })
})
