import { afterEach, describe, expect, it } from 'vitest'
import { checkinWords, pointsWords, tiersWords } from '#core/program/words'
import { brands } from '../../scripts/start/demo/brands.mts'
import { refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { guestHome, LONG, NOW, ticket } from './member-answers.ts'
import { entry, home, pointsDay, rows } from './points-answers.ts'
import {
  drawnBy,
  firstSetDataBytes,
  interactionBytes,
  interactionCalls,
  largest,
} from './set-data.ts'

/** Points, why, rules, and the first screen as built, with a cloud that answers from a script. */

const DAY = 86_400_000

let phone: Opened | undefined
afterEach(() => phone?.close())

const open = async (where: string, change: Script = {}, wide = false): Promise<Opened> => {
  phone = await openPage(where, { ...pointsDay, ...change }, wide)
  return phone
}
const atHome = (change: object) => open('pages/card', { 'membership.home': { ...home, ...change } })

describe('every page about points', () => {
  const pages = [
    ['pages/card', '熟茶客'],
    ['member/points', '积分记录'],
    ['member/entry?id=r1.0', '每 1 元得 1 分 × 熟茶客 1.2 倍'],
    ['member/checkin', '2026年11月'],
    ['member/program', '会员价 95 折'],
  ] as const
  for (const [where, words] of pages) {
    it(`shows what it is about and starts small: ${where}`, async () => {
      const opened = await open(where)
      expect(opened.text()).toContain(words)
      expect(largest(opened)).toBeLessThanOrEqual(firstSetDataBytes)
      expect(opened.phone.setData.length).toBeGreaterThan(0)
      expect(opened.logs.filter(({ level }) => level === 'error')).toEqual([])
    })

    it(`says why it can not be shown, and has a way out: ${where}`, async () => {
      const fault = refusal('server.fault', '服务出了点问题')
      const routes = ['membership.home', 'points.page', 'points.entry', 'checkin.page']
      const broken = Object.fromEntries([...routes, 'program.words'].map((one) => [one, fault]))
      const { text, byText } = await open(where, broken)
      expect(text()).toContain('服务出了点问题')
      expect(byText('再试一次')).not.toBeNull()
    })
  }

  it.each(['member/points', 'member/checkin', 'member/program'])(
    'without network shows what was last known, marked with its time: %s',
    async (where) => {
      const { phone: running, tap, text, waitQuiet } = await open('pages/card')
      const url = `/${where}/index`
      await running.context.nav.open('navigateTo', url)
      await waitQuiet()
      await running.context.nav.back()
      running.setNetwork('offline')
      await running.context.nav.open('navigateTo', url)
      await waitQuiet()
      expect(text()).toContain('现在没有网络')
      expect(text()).toContain('下面是 11月22日 (周日) 18:00 的内容')
      running.setNetwork('online')
      await tap('.notice-act')
      expect(text()).not.toContain('现在没有网络')
    },
  )

  it.each(['member/points', 'member/entry?id=r1.0', 'member/checkin'])(
    'leads a guest to joining: %s',
    async (where) => {
      const stranger = refusal('role.member-required')
      const {
        text,
        tap,
        where: at,
      } = await open(where, {
        'membership.home': guestHome,
        'points.page': stranger,
        'points.entry': stranger,
        'checkin.page': stranger,
      })
      expect(text()).toContain('请先成为会员')
      await tap('去入会')
      expect(at()).toBe('pages/card')
    },
  )
})

describe('the first screen of a member', () => {
  it('shows tier, points and what the next tier takes', async () => {
    const { text, find } = await open('pages/card')
    expect(find('#card-points')?.textContent).toContain('128')
    expect(text()).toContain('再积累 180 成长值，升到「老茶客」')
    expect(text()).toContain('其中 8 分还没到可用的日子')
  })

  it('shows nothing of points, tier or check-in to a brand that has none', async () => {
    const { points: _p, tier: _t, checkin: _c, ...bare } = home
    const { text } = await open('pages/card', { 'membership.home': bare })
    for (const word of ['积分', '等级', '签到', '成长值']) expect(text()).not.toContain(word)
    expect(text()).toContain('2026 0001 8842')
  })

  it('says which points end and when, and leads to them', async () => {
    const { text, tap, where } = await open('pages/card')
    expect(text()).toContain('11月30日 (周一) 24:00 有 30 分到期')
    await tap('去看看')
    expect(where()).toBe('member/points')
  })

  it.each([
    [20, false],
    [6, true],
    [0.2, true],
  ])(
    'speaks quietly 30 days before points end, plainly in the last week: %s',
    async (days, warn) => {
      const ending = { points: 30, at: NOW + days * DAY }
      const { find } = await atHome({ points: { ...home.points, ending } })
      expect(find('.notice')?.className.includes('notice-warn')).toBe(warn)
    },
  )

  it('calls coupons ending only when one ends within 30 days', async () => {
    const { text } = await atHome({ endingSoon: [ticket({ expiresAt: NOW + 40 * DAY })] })
    expect(text()).toContain('我的券')
    expect(text()).not.toContain('快到期')
    phone?.close()
    expect((await open('pages/card')).text()).toContain('快到期的券')
  })

  it('stamps today in one tap and says what it gave and when that ends', async () => {
    const { text, tap, callsOf, find } = await open('pages/card')
    expect(text()).toContain('今天签到得 3 分')
    expect(text()).toContain('已连续 4 天，今天签到就是第 5 天')
    await tap('#stamp')
    expect(text()).toContain('今天已签到，得 3 分')
    expect(text()).toContain('这 3 分 2027年11月30日 (周二) 到期')
    expect(text()).toContain('已连续签到 5 天')
    expect(find('#card-points')?.textContent).toContain('131')
    expect(find('#stamp')).toBeNull()
    const [call] = callsOf('checkin.stamp')
    expect(call?.input).toEqual({})
    expect(call?.requestId).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })

  it('stamps without asking for messages, notices or anything else of WeChat', async () => {
    const { tap, calls, text } = await open('pages/card')
    const routes = () => calls.map(({ route }) => route)
    // One request for the picture; the line of invitations follows it.
    expect(routes()).toEqual(['membership.home', 'invites.list'])
    await tap('#stamp')
    expect(routes().slice(2)).toEqual(['checkin.stamp'])
    expect(text()).not.toContain('提醒')
    expect(text()).not.toContain('订阅')
  })

  it('follows when another phone was first', async () => {
    let done = false
    const { text, tap } = await open('pages/card', {
      'membership.home': () =>
        done ? { ...home, checkin: { ...home.checkin, done, streak: 5 } } : home,
      'checkin.stamp': () => {
        done = true
        return refusal('checkin.already', '今天已经签到过了，明天再来')
      },
    })
    await tap('#stamp')
    expect(text()).toContain('今天已签到')
    expect(text()).toContain('已连续签到 5 天')
  })

  it('shows a person who just joined what the brand has, without another tap', async () => {
    let joined = false
    const { text, find, waitQuiet } = await open('pages/card', {
      'membership.home': () => (joined ? home : guestHome),
      'membership.join': () => {
        joined = true
        return { member: home.member }
      },
    })
    find('#join button')?.click()
    await waitQuiet()
    expect(text()).toContain('今天签到得 3 分')
    expect(text()).toContain('熟茶客')
  })
})

describe('the ledger', () => {
  it('says of each line what it was, when, and what becomes of it', async () => {
    const { text } = await open('member/points')
    expect(text()).toContain('可用 120 分，另有 8 分还没到可用的日子')
    expect(text()).toContain('+57')
    expect(text()).toContain('−60')
    expect(text()).toContain('2027年11月30日 (周二) 到期')
    expect(text()).toContain('11月29日 (周日) 起可用')
    expect(text()).toContain('补上了待补的 12 分')
    expect(text()).toContain('其中 12 分记作待补')
    expect(text()).toContain('2025年10月18日')
  })

  it('opens the reason of the line that was tapped', async () => {
    const { tap, where } = await open('member/points')
    await tap('兑换 · 山茶小杯')
    expect(where()).toBe('member/entry?id=r2.0')
  })

  it('adds a page at the bottom and sends none of the lines before it again', async () => {
    const later = rows.map((row) => ({ ...row, id: `x${row.id}`, title: `后一页 ${row.title}` }))
    const first = pointsDay['points.page']
    const {
      phone: running,
      text,
      sent,
      waitQuiet,
    } = await open('member/points', {
      'points.page': ({ after }: { after?: string }) =>
        after ? { ...first, rows: later } : { ...first, next: '1~r5' },
    })
    expect(text()).toContain('往下还有')
    const bytes = await sent(async () => {
      running.context.topPage?.call('onReachBottom')
      await waitQuiet()
    })
    expect(text()).toContain('后一页 兑换 · 山茶小杯')
    expect(text()).toContain('到底了')
    expect(bytes.length).toBeLessThanOrEqual(interactionCalls)
    const again = await sent(async () => {
      running.context.topPage?.call('onShow')
      await waitQuiet()
    })
    expect(again).toEqual([])
  })

  it('explains a debt kindly, with a number below zero', async () => {
    const owing = { balance: -12, spendable: 0, pending: 0, debt: 12 }
    const { text, find } = await open('member/points', {
      'points.page': { brief: owing, ends: [], rows },
    })
    expect(find('#balance')?.textContent).toBe('−12')
    expect(text()).toContain('留下 12 分待补')
    expect(text()).toContain('不用另外付钱')
  })

  it('teaches a first-timer where points come from', async () => {
    const none = { balance: 0, spendable: 0, pending: 0, debt: 0 }
    const { text, tap, where } = await open('member/points', {
      'points.page': { brief: none, ends: [], rows: [] },
    })
    expect(text()).toContain('还没有积分')
    await tap('看看积分怎么来')
    expect(where()).toBe('member/program')
  })

  it('of 20 long lines is handed over in portions', async () => {
    const many = Array.from({ length: 20 }, (_, place) => ({
      ...rows[2],
      id: `abcdefghijklmnopqrstuvwxyz0123456789.${place}`,
      title: `兑换 · ${LONG}`,
    }))
    const opened = await open('member/points', {
      'points.page': { ...pointsDay['points.page'], rows: many },
    })
    expect(opened.text().split(LONG)).toHaveLength(21)
    expect(largest(opened)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})

describe('why a line stands there', () => {
  const show = (change: object) =>
    open('member/entry?id=r1.0', { 'points.entry': { entry: { ...entry, ...change } } })

  it('names rule, document, place, who, when, the lot with its dates and the balance', async () => {
    const { text, callsOf } = await show({})
    expect(callsOf('points.entry')[0]?.input).toEqual({ entryId: 'r1.0' })
    for (const words of [
      '消费 · 湖滨店',
      '+57',
      '11月22日 (周日) 16:00',
      '每 1 元得 1 分 × 熟茶客 1.2 倍',
      '实收 47.50 元',
      '店员',
      '2027年11月30日 (周二) 到期',
      '128',
      'abcd efgh',
    ])
      expect(text()).toContain(words)
  })

  it('leads to the coupon it was spent on', async () => {
    const { tap, where } = await show({
      document: { kind: 'coupon', id: 'c1', name: '山茶小杯' },
    })
    await tap('山茶小杯')
    expect(where()).toBe('member/coupon?id=c1')
  })

  it.each([
    [{ kind: 'takeback', points: -20, debt: 12 }, '已经用掉了 12 分，记作待补'],
    [{ kind: 'takeback', points: -8, waived: 12 }, '有 12 分已经用掉了，店家不再收回'],
    [{ kind: 'restore', points: 60 }, '到期日也还是原来的'],
    [{ kind: 'settle', points: 0, debt: -12 }, '先补上之前待补的'],
    [{ kind: 'adjust', points: 10, why: '活动补发' }, '活动补发'],
  ])('says in words what it did: %o', async (change, words) => {
    const { text } = await show({
      ...change,
      kind: change.kind === 'adjust' ? 'earn' : change.kind,
    })
    expect(text()).toContain(words)
  })

  it('of somebody else is not found, with a way to the own ledger', async () => {
    const { text, tap, where } = await open('member/entry?id=z9.0', {
      'points.entry': refusal('points.entry-not-found', '没有找到这条积分记录'),
    })
    expect(text()).toContain('没有找到这条积分记录')
    await tap('看积分记录')
    expect(where()).toBe('member/points')
  })
})

describe('the rules', () => {
  it('mark the own tier in words', async () => {
    const { phone: running, text, waitQuiet } = await open('pages/card')
    await running.context.nav.open('navigateTo', '/member/program/index')
    await waitQuiet()
    expect(text()).toContain('熟茶客我的等级')
    expect(text()).toContain('成长值 1000 起')
  })

  it('of a brand with everything are handed over in small parts', async () => {
    const { program } = brands.tea
    const opened = await open('member/program', {
      'program.words': {
        points: pointsWords(program, NOW),
        tiers: tiersWords(program),
        checkin: checkinWords(program),
      },
    })
    expect(opened.text()).toContain('积分不能换成现金')
    expect(opened.text()).toContain('成长值 1000 起')
    expect(largest(opened)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  it('are silent about what the brand does not have', async () => {
    const tiers = [{ name: '会员', from: 0, words: '标价' }]
    const { text } = await open('member/program', {
      'program.words': { points: [], tiers, checkin: [] },
    })
    expect(text()).toContain('还没有积分、等级和签到')
    expect(text()).not.toContain('标价')
  })
})

describe('what a tap sends to the screen before the cloud answers', () => {
  it.each([
    ['pages/card', ['#stamp']],
    ['member/checkin', ['#stamp']],
    ['member/checkin', ['上月']],
  ])('%s: %s', async (where, taps) => {
    const { bytes, calls } = await drawnBy(where, pointsDay, taps)
    expect(calls).toBeLessThanOrEqual(interactionCalls)
    expect(bytes).toBeLessThanOrEqual(interactionBytes)
  })
})
