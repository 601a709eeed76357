import { afterEach, describe, expect, it } from 'vitest'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { answers, consent, LONG, NOW, ticket, tickets } from './member-answers.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

/** Coupons of a member at full depth, as built: wallet, one coupon, claim page, codes, stores. */

let phone: Opened
afterEach(() => phone?.close())

const open = async (page: string, change: Script = {}): Promise<Opened> => {
  phone = await openPage(page, { ...answers, ...change })
  return phone
}

const show = answers['coupons.show']
const live = answers['coupons.code']
const DAY = 86_400_000
const punch = ticket({ name: '十杯卡', uses: { all: 3, left: 3 } })

describe('the wallet', () => {
  it('says how often a coupon is still good, that a sale holds it, and why not now', async () => {
    await open('pages/wallet', {
      'coupons.wallet': {
        tickets: [
          punch,
          ticket({ id: 'c2', status: 'held' }),
          ticket({ id: 'c3', notNow: '周一至周五 14:00–17:00 可用' }),
        ],
      },
    })
    expect(phone.text()).toContain('还剩 3 次')
    expect(phone.text()).toContain('收款中')
    expect(phone.text()).toContain('周一至周五 14:00–17:00 可用')
  })

  it('keeps coupons whose time has not come behind a tab of their own', async () => {
    await open('pages/wallet', {
      'coupons.wallet': ({ filter }: { filter: string }) => ({
        tickets: filter === 'later' ? [ticket({ notNow: '12月3日起可用' })] : tickets,
      }),
    })
    expect(phone.text()).not.toContain('12月3日起可用')
    await phone.tap('未到时间')
    expect(phone.text()).toContain('12月3日起可用')
  })

  it('draws a full page of long rows in pictures of 5 KB at most', async () => {
    const windows = '周一至周五 14:00–17:00；周六、周日 全天'
    const full = Array.from({ length: 20 }, (_, place) =>
      ticket({
        id: `t0123456789abcdef.m0123456789abcdef.${place}`,
        name: LONG,
        rule: `满 60 元可用 · 限指定商品 · ${windows} · 指定 12 家门店`,
        notNow: `${windows} 可用`,
        uses: { all: 10, left: 9 },
      }),
    )
    await open('pages/wallet', { 'coupons.wallet': { tickets: full, next: '1~x' } })
    await expect.poll(() => phone.findAll('[class$="--row"]').length).toBe(20)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  it('leads to the page for codes', async () => {
    await open('pages/wallet')
    await phone.tap('#codes')
    expect(phone.where()).toBe('member/redeem')
  })
})

describe('without network', () => {
  /** The wallet was seen once; then the network goes, and one coupon is opened. */
  const loseNetwork = async () => {
    await open('pages/wallet')
    const { context } = phone.phone
    phone.phone.setNetwork('offline')
    await context.nav.tapTab(0)
    await context.nav.tapTab(1)
    await phone.waitQuiet()
  }

  it('the wallet is the last known one and says of when it is', async () => {
    await loseNetwork()
    expect(phone.text()).toContain('离线，11月22日 (周日) 18:00 的券包')
    expect(phone.text()).toContain('暖冬茶礼券')
    // 今天 would be a promise about a day that nobody knows.
    expect(phone.text()).not.toContain('今天')
    expect(phone.text()).toContain('11月22日 (周日) 到期')
  })

  it('a coupon shows no code, but what it is; the code comes with the network', async () => {
    await loseNetwork()
    await phone.tap('桂花糕兑换券')
    expect(phone.text()).toContain('没有网络，券码暂时出不来')
    expect(phone.text()).toContain('桂花糕兑换券')
    expect(phone.text()).toContain('离线，11月22日 (周日) 18:00 的券')
    expect(phone.find('#code-digits')).toBeNull()
    phone.phone.setNetwork('online')
    await expect.poll(() => phone.find('#code-digits'), { timeout: 10_000 }).not.toBeNull()
    await expect.poll(() => phone.text(), { timeout: 10_000 }).not.toContain('离线')
  })

  it('a coupon that this phone never saw says that there is no network', async () => {
    await loseNetwork()
    await phone.phone.context.nav.open('navigateTo', '/member/coupon/index?id=unknown')
    await phone.waitQuiet()
    expect(phone.text()).toContain('现在没有网络')
    expect(phone.find('#code-digits')).toBeNull()
  })

  it('the code of a coupon whose page is open is not asked for in vain', async () => {
    await open('member/coupon?id=c1', { 'coupons.code': LOST })
    await phone.until('券码暂时出不来')
    expect(phone.find('#code-digits')).toBeNull()
    expect(phone.text()).toContain('没有连上服务')
  })
})

describe('one coupon', () => {
  it('tells its rules in rows, its uses, and why it can not be used just now', async () => {
    await open('member/coupon?id=c1', {
      'coupons.show': {
        ...show,
        ticket: ticket({ uses: { all: 5, left: 3 }, notNow: '12月3日起可用' }),
        facts: [{ label: '适用商品', text: '桂花糕、云雾茶' }],
      },
    })
    expect(phone.text()).toContain('适用商品')
    expect(phone.text()).toContain('桂花糕、云雾茶')
    expect(phone.text()).toContain('一共 5 次，还剩 3 次')
    expect(phone.find('#not-now')?.textContent).toBe('现在还不能用：12月3日起可用')
  })

  it('tells its whole story, where and why', async () => {
    const moves = [
      'issued',
      'held',
      'released',
      'used',
      'redeemed',
      'undone',
      'returned',
      'reversed',
      'expired',
      'voided',
      'cancelled',
    ] as const
    const story = moves.map((event, place) => ({ at: NOW + place, event, store: '湖滨店' }))
    await open('member/coupon?id=c1', {
      'coupons.show': { ...show, story: [...story, { at: NOW, event: 'voided', why: '印错了' }] },
    })
    for (const words of ['领到', '店员收款中', '已解锁', '用掉一次', '核销', '撤销', '退货'])
      expect(phone.text()).toContain(words)
    for (const words of ['店长退回', '过期', '作废', '取消兑换', '印错了', '湖滨店'])
      expect(phone.text()).toContain(words)
  })

  it('opens in small pictures, however long its life and its list of stores', async () => {
    const stores = Array.from({ length: 100 }, (_, place) => ({
      id: `st${place}`,
      name: LONG,
      address: LONG.repeat(3),
      hours: '10:00–22:00',
      phone: '0571-8888 8888',
      place: { latitude: 30.25, longitude: 120.15 },
    }))
    const story = Array.from({ length: 120 }, (_, place) => ({
      at: NOW + place,
      event: 'used' as const,
      store: LONG,
    }))
    await open('member/coupon?id=c1', {
      'coupons.show': {
        ...show,
        ticket: ticket({ name: LONG }),
        rules: LONG.repeat(15),
        stores,
        story: [{ at: NOW, event: 'issued' }, ...story],
      },
    })
    await expect.poll(() => phone.text().split('用掉一次').length - 1).toBe(120)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('全部 100 家')
    expect(phone.where()).toBe('member/stores?coupon=c1')
    await expect.poll(() => phone.findAll('.store').length).toBe(100)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  it('shows that a sale holds it, and the code again when nothing came of it', async () => {
    let status = 'held'
    await open('member/coupon?id=c1', {
      'coupons.show': () => ({ ...show, ticket: ticket({ status: 'held' }) }),
      'coupons.code': () => (status === 'held' ? { status, nextInMs: 0 } : live),
    })
    expect(phone.find('#held')?.textContent).toContain('店员正在收款')
    expect(phone.find('#code-digits')).toBeNull()
    status = 'issued'
    await expect.poll(() => phone.find('#code-digits'), { timeout: 4000 }).not.toBeNull()
    expect(phone.find('#held')).toBeNull()
  })

  it('a hold that ends in a redemption shows it within three seconds', async () => {
    let used = false
    await open('member/coupon?id=c1', {
      'coupons.code': () =>
        used
          ? { status: 'redeemed', nextInMs: 0, redeemed: { at: NOW, store: '湖滨店' } }
          : { status: 'held', nextInMs: 0 },
    })
    used = true
    await expect.poll(() => phone.find('#redeemed'), { timeout: 3000 }).not.toBeNull()
  })

  it('of several uses says that one was taken, and how many are left; the code goes on', async () => {
    let used = false
    const redeemed = { at: NOW, store: '湖滨店' }
    await open('member/coupon?id=c1', {
      'coupons.show': () => ({
        ...show,
        ticket: used ? { ...punch, uses: { all: 3, left: 2 } } : punch,
      }),
      'coupons.code': () => (used ? { ...live, redeemed } : live),
    })
    expect(phone.find('#used-once')).toBeNull()
    used = true
    await expect
      .poll(() => phone.find('#used-once')?.textContent, { timeout: 4000 })
      .toBe('18:00 在湖滨店用了一次，还剩 2 次')
    expect(phone.find('#code-digits')).not.toBeNull()
  })

  it('that was used once before is no news', async () => {
    const redeemed = { at: NOW - DAY, store: '湖滨店' }
    await open('member/coupon?id=c1', {
      'coupons.show': { ...show, ticket: punch },
      'coupons.code': { ...live, redeemed },
    })
    expect(phone.find('#used-once')).toBeNull()
    expect(phone.callsOf('coupons.show')).toHaveLength(1)
  })

  it('that a manager took back says that it is over', async () => {
    await open('member/coupon?id=c1', {
      'coupons.show': { ...show, ticket: ticket({ status: 'reversed' }) },
      'coupons.code': { status: 'reversed', nextInMs: 0 },
    })
    expect(phone.text()).toContain('这次核销已经退回，这张券不能再用了')
    expect(phone.find('#code-digits')).toBeNull()
  })

  it('says what a yes to the reminder is good for', async () => {
    await open('member/coupon?id=c1')
    expect(phone.text()).toContain('每同意一次，提醒一次')
  })
})

describe('a store', () => {
  const store = {
    id: 'st1',
    name: '湖滨店',
    address: '湖滨路 18 号一层',
    hours: '10:00–22:00',
    phone: '0571-8888',
    place: { latitude: 30.25, longitude: 120.15 },
  }

  it('is told with its hours, its map and its phone', async () => {
    await open('member/coupon?id=c1', { 'coupons.show': { ...show, stores: [store] } })
    expect(phone.text()).toContain('营业 10:00–22:00')
    await phone.tap('地图')
    const map = phone.find('[data-testid=reader-text]')
    expect(map?.textContent).toBe('湖滨店\n湖滨路 18 号一层\n30.25, 120.15')
    await phone.tap('[data-testid=reader-close]')
    await phone.tap('电话')
    expect(phone.find('[data-testid=phone-call-ok]')?.textContent).toBe('呼叫 0571-8888')
  })

  it('without place and phone offers neither', async () => {
    await open('member/coupon?id=c1')
    expect(phone.findAll('.store-act')).toEqual([])
  })

  it('stands on the page of all stores, which a guest may see too', async () => {
    await open('pages/me', { 'stores.all': { stores: [store] } })
    await phone.tap('#stores')
    expect(phone.text()).toContain('湖滨路 18 号一层')
  })

  it('is known without network from last time', async () => {
    await open('member/stores', { 'stores.all': { stores: [store] } })
    phone.phone.setNetwork('offline')
    await phone.phone.context.restart({ path: 'member/stores/index', query: {}, scene: 1001 })
    await phone.waitQuiet()
    expect(phone.text()).toContain('离线，11月22日 (周日) 18:00 的门店')
    expect(phone.text()).toContain('湖滨店')
  })
})

describe('a claim page', () => {
  const offer = answers['coupons.offer']
  const states = [
    [{ state: 'not-yet', opensAt: NOW + DAY }, '11月23日 (周一) 18:00 开始，到时候再来'],
    [{ state: 'paused' }, '这张券暂停发放'],
    [{ state: 'today-gone' }, '明天再来看看'],
    [{ state: 'not-for-you', who: '限第 2 级及以上会员' }, '限第 2 级及以上会员'],
    [{ state: 'sold-out' }, '来晚一步，已经领完了'],
    [{ state: 'ended' }, '这张券已经停止发放了'],
    [{ state: 'taken' }, '去券包看看'],
  ] as const
  for (const [change, words] of states) {
    it(`says what is true, and offers nothing, when ${change.state}`, async () => {
      await open('member/offer?template=t1', { 'coupons.offer': { ...offer, ...change } })
      expect(phone.text()).toContain(words)
      expect(phone.find('#take')).toBeNull()
      expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    })
  }

  it('tells who may have it before it is taken', async () => {
    await open('member/offer?template=t1', { 'coupons.offer': { ...offer, who: '限本月生日' } })
    expect(phone.find('#who')?.textContent).toBe('限本月生日')
    expect(phone.find('#take')).not.toBeNull()
  })

  it('names the goods that it is for before it is taken', async () => {
    const facts = [{ label: '适用商品', text: '桂花糕、云雾茶' }]
    await open('member/offer?template=t1', { 'coupons.offer': { ...offer, facts } })
    expect(phone.text()).toContain('桂花糕、云雾茶')
  })

  const input = { templateId: 't1', storeId: 'st1' }
  it.each(['member/offer?template=t1&store=st1', 'member/offer?scene=t1.st1'])(
    'passes on the store of its poster: %s',
    async (page) => {
      await open(page)
      expect(phone.callsOf('coupons.offer')[0]?.input).toEqual(input)
      await phone.tap('#take')
      expect(phone.callsOf('coupons.claim')[0]?.input).toEqual(input)
    },
  )

  it('that was refused meanwhile says why and what is true now', async () => {
    let state = 'open'
    await open('member/offer?template=t1', {
      'coupons.offer': () => ({ ...offer, state }),
      'coupons.claim': () => {
        state = 'sold-out'
        return refusal('coupons.sold-out', '来晚一步，这张券已经领完了')
      },
    })
    await phone.tap('#take')
    expect(phone.find('#state')?.textContent).toBe('来晚一步，已经领完了')
    expect(phone.text()).toContain('来晚一步，这张券已经领完了')
    expect(phone.find('#take')).toBeNull()
  })

  it('says since when the coupon just taken can be used', async () => {
    await open('member/offer?template=t1', {
      'coupons.claim': { ticket: ticket({ notNow: '12月3日起可用' }) },
    })
    await phone.tap('#take')
    expect(phone.text()).toContain('已放进您的券包')
    expect(phone.text()).toContain('12月3日起可用')
  })
})

describe('a one-time code', () => {
  const { offer } = answers['coupons.offer']
  const codes: Script = { 'claimcodes.look': { offer }, 'claimcodes.claim': { ticket: ticket() } }

  it('is looked at first, and spent only by the second tap', async () => {
    await open('member/redeem', codes)
    await phone.input('#typed', ' TEA-2026-ABCD ')
    await phone.tap('#look')
    expect(phone.callsOf('claimcodes.look')[0]?.input).toEqual({ code: 'TEA-2026-ABCD' })
    expect(phone.text()).toContain('暖冬茶礼券')
    expect(phone.callsOf('claimcodes.claim')).toEqual([])
    await phone.tap('#take')
    expect(phone.callsOf('claimcodes.claim')[0]?.input).toEqual({ code: 'TEA-2026-ABCD' })
    expect(phone.text()).toContain('已放进您的券包')
    await phone.tap('看这张券')
    expect(phone.where()).toBe('member/coupon?id=c1')
  })

  it('can be scanned', async () => {
    await open('member/redeem', codes)
    phone.phone.wx.scanCode = async () => ({ result: 'TEA-2026-ABCD' })
    await phone.tap('#scan')
    expect(phone.callsOf('claimcodes.look')[0]?.input).toEqual({ code: 'TEA-2026-ABCD' })
    expect(phone.text()).toContain('这个码换一张券')
  })

  it('that is wrong is said at the field, and what was typed stays', async () => {
    const words = '没有认出这个兑换码，请核对后再输一次'
    await open('member/redeem', {
      'claimcodes.look': refusal('claimcodes.not-recognised', words),
    })
    await phone.input('#typed', 'wrong')
    await phone.tap('#look')
    expect(phone.find('.field-bad')?.textContent).toContain(words)
    expect(phone.find('#typed')?.querySelector('input')?.value).toBe('wrong')
  })

  it('is not asked about while there is none', async () => {
    await open('member/redeem', codes)
    await phone.tap('#look')
    expect(phone.text()).toContain('请先输入兑换码')
    expect(phone.callsOf('claimcodes.look')).toEqual([])
  })

  it('that somebody else used meanwhile says so, and another can be tried', async () => {
    await open('member/redeem', {
      ...codes,
      'claimcodes.claim': refusal('claimcodes.used', '这个兑换码已经用过了'),
    })
    await phone.input('#typed', 'TEA-2026-ABCD')
    await phone.tap('#look')
    await phone.tap('#take')
    expect(phone.text()).toContain('这个兑换码已经用过了')
    await phone.tap('换一个码')
    expect(phone.find('#typed')?.querySelector('input')?.value).toBe('TEA-2026-ABCD')
  })

  it('asked for twice after a lost answer is one step', async () => {
    let turns = 0
    await open('member/redeem', {
      ...codes,
      'claimcodes.claim': () => (++turns <= 2 ? LOST : { ticket: ticket() }),
    })
    await phone.input('#typed', 'TEA-2026-ABCD')
    await phone.tap('#look')
    await phone.tap('#take')
    await phone.until('没有连上服务')
    await phone.tap('#take')
    await phone.until('已放进您的券包')
    const ids = phone.callsOf('claimcodes.claim').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })

  it('leads a guest to joining', async () => {
    await open('member/redeem', {
      'claimcodes.look': refusal('role.member-required'),
      'membership.consent': { consent },
    })
    await phone.input('#typed', 'TEA-2026-ABCD')
    await phone.tap('#look')
    await phone.tap('去入会')
    expect(phone.where()).toBe('pages/card')
  })
})
