import { afterEach, describe, expect, it } from 'vitest'
import { themeOf } from '#core/brand/theme'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { answers, bakery, consent, guestHome, LONG, ticket, tickets } from './member-answers.ts'
import { firstSetDataBytes, interactionBytes, interactionCalls, largest } from './set-data.ts'

/** The member's pages as built, on a phone in jsdom, with a cloud that answers from a script. */

let phone: Opened | undefined
afterEach(() => phone?.close())

const open = async (page: string, change: Script = {}): Promise<Opened> => {
  phone = await openPage(page, { ...answers, ...change })
  return phone
}
const guest: Script = {
  'membership.home': guestHome,
  'membership.consent': { consent },
  'inserts.look': { ...answers['inserts.look'], member: false, consent },
  'coupons.offer': { ...answers['coupons.offer'], member: false },
}
const card = 'member/insert?q=https%3A%2F%2Fshop.example%2Fc%2F0ABCDEFGH'

describe('every page of a member', () => {
  const pages = [
    ['pages/card', '2026 0001 8842'],
    ['pages/wallet', '暖冬茶礼券'],
    ['pages/me', '会员号'],
    ['member/code', '2100 0001 2345 6789 01'],
    ['member/coupon?id=c1', '1123 4567 8901 2345 67'],
    [card, '这张卡送您'],
    ['member/insert', '输入卡上的字符'],
    ['member/offer?template=t1', '送您一张券'],
  ] as const
  for (const [page, words] of pages) {
    it(`shows what it is about and starts small: ${page}`, async () => {
      const opened = await open(page)
      const { text, logs } = opened
      expect(text()).toContain(words)
      expect(largest(opened)).toBeLessThanOrEqual(firstSetDataBytes)
      expect(logs.filter(({ level }) => level === 'error')).toEqual([])
    })
  }
})

describe('the look', () => {
  it('follows the hue of the brand, by day and by night', async () => {
    const home = { ...answers['membership.home'], brand: bakery }
    const {
      find,
      phone: running,
      waitQuiet,
    } = await open('pages/card', { 'membership.home': home })
    const accent = () => find('.page')?.style.getPropertyValue('--accent').trim()
    expect(accent()).toBe(themeOf(bakery.hue, 'light').accent)
    running.context.changeSettings({ dark: true })
    await waitQuiet()
    expect(accent()).toBe(themeOf(bakery.hue, 'dark').accent)
  })

  it('stays white on a page that shows a code, even by night', async () => {
    const { find, phone: running, waitQuiet } = await open('member/code')
    running.context.changeSettings({ dark: true })
    await waitQuiet()
    expect(find('.page')?.style.getPropertyValue('--surface').trim()).toBe('#ffffff')
  })
})

describe('the card page', () => {
  it('shows a guest the brand first, the consent on request, and lets them look around', async () => {
    const { tap, text } = await open('pages/card', guest)
    expect(text()).toContain('山间茶铺')
    expect(text()).not.toContain('不要手机号、生日和地址')
    await tap('《会员须知》')
    expect(text()).toContain('不要手机号、生日和地址')
    await tap('关闭')
    await tap('先看看')
    expect(text()).not.toContain('同意并入会')
    await tap('想好了，去入会')
    expect(text()).toContain('同意并入会')
  })

  it('joins with the consent that was shown, and two taps are one step', async () => {
    let joined = false
    const { find, waitQuiet, text, callsOf } = await open('pages/card', {
      ...guest,
      'membership.home': () => (joined ? answers['membership.home'] : guestHome),
      'membership.join': () => {
        joined = true
        return answers['membership.join']
      },
    })
    const button = find('#join button')
    button?.click()
    button?.click()
    await waitQuiet()
    expect(callsOf('membership.join')).toHaveLength(1)
    const [join] = callsOf('membership.join')
    expect(join?.input).toEqual({ consent: { version: consent.version, hash: consent.hash } })
    expect(join?.requestId).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(text()).toContain('出示会员码')
  })

  it('says why it can not be shown, and the way out works', async () => {
    let broken = true
    const { text, tap } = await open('pages/card', {
      'membership.home': () =>
        broken ? refusal('server.fault', '服务出了点问题') : answers['membership.home'],
    })
    expect(text()).toContain('服务出了点问题')
    broken = false
    await tap('再试一次')
    expect(text()).toContain('2026 0001 8842')
  })

  it('without network shows the last known card, marked with its time', async () => {
    const { phone: running, tap, text, waitQuiet } = await open('pages/card')
    running.setNetwork('offline')
    await running.context.nav.tapTab(1)
    await running.context.nav.tapTab(0)
    await waitQuiet()
    expect(text()).toContain('现在没有网络')
    expect(text()).toContain('下面是 11月22日 (周日) 18:00 的内容')
    expect(text()).toContain('2026 0001 8842')
    running.setNetwork('online')
    await tap('.notice-act')
    expect(text()).not.toContain('现在没有网络')
  })

  it('wraps names of 20 characters instead of cutting them', async () => {
    const brand = { ...answers['membership.home'].brand, name: LONG }
    const { text } = await open('pages/card', {
      'membership.home': {
        ...answers['membership.home'],
        brand,
        endingSoon: [ticket({ name: LONG })],
      },
    })
    expect(text().split(LONG)).toHaveLength(3)
  })
})

describe('sharing', () => {
  it('is a plain card that opens the home page and promises nothing', async () => {
    const { phone: running } = await open('pages/card')
    const card = running.context.topPage?.call('onShareAppMessage', { from: 'menu' })
    expect(card).toMatchObject({ title: '山间茶铺 的会员卡', path: '/pages/card/index' })
  })
})

describe('the privacy question', () => {
  it('is asked in our own words, and a refusal stops only the one thing that asked', async () => {
    const { phone: running, text, tap, waitQuiet } = await open('pages/me')
    const asked = running.context.call('requirePrivacyAuthorize').then(
      () => 'agreed',
      () => 'refused',
    )
    await expect.poll(() => text()).toContain('隐私接口')
    await tap('不同意')
    expect(await asked).toBe('refused')
    await waitQuiet()
    expect(text()).not.toContain('隐私接口')
  })
})

describe('the wallet', () => {
  it('sends only the new page when more is loaded, and nothing when nothing changed', async () => {
    const more = tickets.map((one) => ({
      ...one,
      id: `more-${one.id}`,
      name: `后一页 ${one.name}`,
    }))
    const {
      phone: running,
      text,
      sent,
      waitQuiet,
    } = await open('pages/wallet', {
      'coupons.wallet': ({ after }: { after?: string }) =>
        after ? { tickets: more } : { tickets, next: '1~c3' },
    })
    expect(text()).toContain('往下还有')
    const bottom = await sent(async () => {
      running.context.topPage?.call('onReachBottom')
      await waitQuiet()
    })
    expect(text()).toContain('后一页 暖冬茶礼券')
    expect(text()).toContain('到底了')
    expect(bottom.length).toBeLessThanOrEqual(interactionCalls)
    const again = await sent(async () => {
      running.context.topPage?.call('onShow')
      await waitQuiet()
    })
    expect(again).toEqual([])
    expect(text()).toContain('后一页 暖冬茶礼券')
  })

  it('opens the ticket that was tapped', async () => {
    const { tap, where } = await open('pages/wallet')
    await tap('桂花糕兑换券')
    expect(where()).toBe('member/coupon?id=c2')
  })

  it('keeps each kind behind its own tab and says what to do when there is none', async () => {
    const { tap, text, callsOf } = await open('pages/wallet', { 'coupons.wallet': { tickets: [] } })
    expect(text()).toContain('扫包裹里的卡片')
    await tap('用过')
    expect(text()).toContain('还没有用过的券')
    expect(callsOf('coupons.wallet').map(({ input }) => input.filter)).toEqual(['usable', 'used'])
  })

  it('leads a guest to joining', async () => {
    const { text, tap, where } = await open('pages/wallet', {
      ...guest,
      'coupons.wallet': refusal('role.member-required'),
    })
    expect(text()).toContain('请先成为会员')
    await tap('去入会')
    expect(where()).toBe('pages/card')
  })
})

describe('a card from a parcel', () => {
  it('asks the server about the token in the link, by q and by scene alike', async () => {
    const byLink = await open(card)
    expect(byLink.callsOf('inserts.look')[0]?.input).toEqual({
      card: { by: 'scan', token: '0ABCDEFGH' },
    })
    byLink.close()
    const byScene = await open('member/insert?scene=0ABCDEFGH')
    expect(byScene.callsOf('inserts.look')[0]?.input).toEqual({
      card: { by: 'scan', token: '0ABCDEFGH' },
    })
  })

  it('joins and takes in one tap, then shows where the ticket is', async () => {
    const { tap, text, callsOf, where } = await open(card, guest)
    await tap('#take')
    expect(callsOf('inserts.claim')[0]?.input).toEqual({
      card: { by: 'scan', token: '0ABCDEFGH' },
      consent: { version: consent.version, hash: consent.hash },
    })
    expect(text()).toContain('已放进您的券包')
    await tap('看这张券')
    expect(where()).toBe('member/coupon?id=c1')
  })

  /** Taps and waits for both tries of a step: the second comes after a pause. */
  const take = async (tries: number) => {
    const { tap, callsOf, waitQuiet } = phone as Opened
    await tap('#take')
    const settled = () => callsOf('inserts.claim').length
    await expect.poll(settled, { timeout: 10_000 }).toBe(tries)
    await waitQuiet()
  }
  const ids = () => phone?.callsOf('inserts.claim').map(({ requestId }) => requestId)

  it('sends the same request id again after a lost answer, and a new one after a definite one', async () => {
    const used = refusal('inserts.used', '这张卡已经被领过了')
    const turns = [LOST, LOST, LOST, used, LOST, LOST]
    const { text } = await open(card, { 'inserts.claim': () => turns.shift() })
    await take(2)
    expect(text()).toContain('没有连上服务')
    await take(4)
    expect(new Set(ids()).size).toBe(1)
    expect(text()).toContain('这张卡已经被领过了')
    await take(6)
    expect(new Set(ids()).size).toBe(2)
  })

  it('keeps the request id through a restart of the mini-program', async () => {
    const { phone: running, waitQuiet } = await open(card, { 'inserts.claim': LOST })
    await take(2)
    const query = { q: 'https%3A%2F%2Fshop.example%2Fc%2F0ABCDEFGH' }
    await running.context.restart({ path: 'member/insert/index', query, scene: 1011 })
    await waitQuiet()
    await take(4)
    expect(new Set(ids()).size).toBe(1)
  })

  const states = [
    ['mine', '已经在您的券包里', '去看这张券'],
    ['used', '已经被领过了', '去券包看看'],
    ['voided', '已经停用', '去券包看看'],
    ['sold-out', '已经领完了', '去券包看看'],
  ] as const
  for (const [state, words, way] of states) {
    it(`speaks kindly and has a way on when the card is ${state}`, async () => {
      const { text } = await open(card, {
        'inserts.look': { ...answers['inserts.look'], state, couponId: 'c1' },
      })
      expect(text()).toContain(words)
      expect(text()).toContain(way)
      expect(text()).not.toContain('成为会员')
      expect(text()).not.toContain('收下这张券')
    })
  }

  it('still welcomes a second person', async () => {
    const { tap, where, text } = await open(card, {
      ...guest,
      'inserts.look': { ...answers['inserts.look'], state: 'used', member: false, consent },
    })
    expect(text()).toContain('您仍然可以成为会员')
    await tap('去看看会员卡')
    expect(where()).toBe('pages/card')
  })

  it('turns a card that is not recognised into the typed entry, with the sentence at the field', async () => {
    const { text, find } = await open(card, {
      'inserts.look': refusal('inserts.not-recognised', '没有认出这张卡'),
    })
    expect(text()).toContain('输入卡上的字符')
    expect(text()).toContain('没有认出这张卡')
    expect(find('.field-bad')).not.toBeNull()
  })

  it('takes typed characters as they come and keeps them after a refusal', async () => {
    const { input, tap, text, find, callsOf } = await open('member/insert', {
      'inserts.look': refusal('inserts.not-recognised', '没有认出这张卡'),
    })
    await input('#typed', 'a2b3-c4d5 e6')
    await tap('看看送什么')
    expect(text()).toContain('还差几个')
    expect(callsOf('inserts.look')).toHaveLength(0)
    await input('#typed', 'a2b3-c4d5 e6f7g8h9')
    await tap('看看送什么')
    expect(callsOf('inserts.look')[0]?.input).toEqual({
      card: { by: 'hand', typed: 'A2B3C4D5E6F7G8H9' },
    })
    expect(find('#typed')?.querySelector('input')?.value).toBe('A2B3 C4D5 E6F7 G8H9')
  })
})

describe('a claim page', () => {
  it('joins first and takes then, for a guest', async () => {
    const { tap, text, calls } = await open('member/offer?scene=t1', guest)
    await tap('#take')
    const acts = calls.filter(({ requestId }) => requestId).map(({ route }) => route)
    expect(acts).toEqual(['membership.join', 'coupons.claim'])
    expect(text()).toContain('已放进您的券包')
  })

  it('says so when all are taken', async () => {
    const { text } = await open('member/offer?template=t1', {
      'coupons.offer': { ...answers['coupons.offer'], state: 'sold-out' },
    })
    expect(text()).toContain('已经领完了')
  })
})

describe('a coupon at the till', () => {
  it('shows by itself that it was redeemed, where and when', async () => {
    let used = false
    const at = answers['coupons.show'].story[0]?.at ?? 0
    const { text } = await open('member/coupon?id=c1', {
      'coupons.code': () =>
        used
          ? { status: 'redeemed', nextInMs: 0, redeemed: { at, store: '湖滨店' } }
          : answers['coupons.code'],
    })
    expect(text()).toContain('1123 4567 8901 2345 67')
    used = true
    await expect.poll(() => text(), { timeout: 10_000 }).toContain('已核销')
    expect(text()).toContain('湖滨店')
    expect(text()).not.toContain('1123 4567')
  })

  it('sends nothing while the same code comes again', async () => {
    const { sent, callsOf, waitQuiet } = await open('member/coupon?id=c1')
    const bytes = await sent(async () => {
      await expect
        .poll(() => callsOf('coupons.code').length, { timeout: 10_000 })
        .toBeGreaterThan(1)
      await waitQuiet()
    })
    expect(bytes).toEqual([])
  })

  it('asks no more once the page is left, and gives the brightness back', async () => {
    const { phone: running, callsOf, waitQuiet } = await open('pages/wallet')
    const brightness = async () => (await running.context.call('getScreenBrightness')).value
    const before = await brightness()
    await running.context.nav.open('navigateTo', '/member/coupon/index?id=c1')
    await waitQuiet()
    expect(await brightness()).toBe(1)
    await running.context.nav.back()
    await waitQuiet()
    expect(await brightness()).toBe(before)
    const asked = callsOf('coupons.code').length
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(callsOf('coupons.code')).toHaveLength(asked)
  })

  it('asks for the reminder only after a yes in the sheet of WeChat', async () => {
    const { tap, byText, callsOf, text } = await open('member/coupon?id=c1')
    await tap('#remind')
    await expect.poll(() => byText('允许')).not.toBeNull()
    expect(callsOf('reminders.want')).toHaveLength(0)
    await tap('允许')
    await expect.poll(() => text()).toContain('到期前会在微信里提醒您')
    expect(callsOf('reminders.want')[0]?.input).toEqual({ couponId: 'c1' })
  })

  it('tells a foreign or missing coupon by one sentence, with a way to the wallet', async () => {
    const missing = refusal('coupons.not-found', '没有找到这张券')
    const { text, tap, where } = await open('member/coupon?id=other', {
      'coupons.show': missing,
      'coupons.code': missing,
    })
    expect(text()).toContain('没有找到这张券')
    await tap('去券包看看')
    expect(where()).toBe('pages/wallet')
  })
})

describe('my own page', () => {
  it('changes the text size by a class alone', async () => {
    const { tap, sent, find } = await open('pages/me')
    const bytes = await sent(() => tap('特大'))
    expect(find('.page.x150')).not.toBeNull()
    expect(bytes.length).toBeLessThanOrEqual(interactionCalls)
    for (const one of bytes) expect(one).toBeLessThanOrEqual(interactionBytes)
  })

  it('shows what I agreed to, and when', async () => {
    const { text, tap } = await open('pages/me')
    expect(text()).toContain('您在 11月2日 (周一) 同意了 2026-11 版')
    await tap('会员须知')
    expect(text()).toContain('不要手机号、生日和地址')
  })
})
