import { describe, expect, test } from 'vitest'
import {
  CODE,
  clerkDay,
  gift,
  home,
  MEMBER_CODE,
  quote,
  receipt,
  row,
  south,
  west,
} from './clerk-answers.ts'
import { LOST, NOW, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { operatorDay } from './operator-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

const scans = (phone: Opened, result: string | Error) => {
  phone.phone.wx.scanCode = async () => {
    if (result instanceof Error) throw { errMsg: `scanCode:fail ${result.message}` }
    return { result, scanType: 'QR_CODE', charSet: 'utf-8', rawData: '' }
  }
}

describe('clerk home', () => {
  test('names the store, counts the day and shows the last redemptions', async () => {
    const phone = await open('clerk/home', clerkDay)
    expect(phone.text()).toContain(south.name)
    expect(phone.text()).toContain('12')
    expect(phone.text()).toContain('会员 尾号 2010')
    expect(phone.text()).toContain('已撤销')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('a clerk of two stores changes the store, and the phone keeps it', async () => {
    const phone = await open('clerk/home', clerkDay)
    await phone.tap('换门店')
    await phone.tap(west.name)
    expect(phone.text()).toContain(west.name)
    expect(phone.callsOf('staff.home').at(-1)?.input).toEqual({ storeId: west.id })
    expect(phone.phone.wx).toBeDefined()
  })

  test('a store that is no longer theirs gives way to their first one', async () => {
    const phone = await open('clerk/home', {
      ...clerkDay,
      'staff.home': ({ storeId }: { storeId?: string }) =>
        storeId === west.id ? refusal('staff.not-your-store') : home,
    })
    await phone.tap('换门店')
    await phone.tap(west.name)
    expect(phone.text()).toContain(south.name)
  })

  test('a person who is no clerk gets the sentence and the way home', async () => {
    const phone = await open('clerk/home', { 'staff.home': refusal('role.clerk-required') })
    expect(phone.text()).toContain('这里只给店员使用')
    await phone.tap('回到会员卡')
    expect(phone.where()).toBe('pages/card')
  })

  test('a lost answer offers another try, which works', async () => {
    let turns = 0
    const phone = await open('clerk/home', {
      ...clerkDay,
      'staff.home': () => (++turns <= 2 ? LOST : home),
    })
    await phone.until('再试一次')
    await phone.tap('再试一次')
    expect(phone.text()).toContain(south.name)
  })
})

describe('scan, quote, confirm', () => {
  test('two taps from the open desk to redeemed, each call once', async () => {
    const phone = await open('clerk/home', clerkDay)
    scans(phone, CODE)
    await phone.tap('扫一扫核销')
    expect(phone.where()).toBe(`clerk/quote?code=${CODE}`)
    expect(phone.text()).toContain('核销后：券失效')
    expect(phone.callsOf('redemption.redeem')).toHaveLength(0)
    await phone.tap('确认核销')
    expect(phone.where()).toBe('clerk/result')
    expect(phone.text()).toContain('已核销')
    expect(phone.text()).toContain(receipt.store)
    expect(phone.callsOf('redemption.redeem')[0]?.input).toEqual({ storeId: south.id, code: CODE })
  })

  test('three taps from the desk to redeemed and the next camera open', async () => {
    let taps = 0
    const phone = await open('clerk/home', clerkDay)
    scans(phone, CODE)
    for (const words of ['扫一扫核销', '确认核销', '扫下一张']) {
      if (phone.text().includes('已核销')) expect(taps).toBeLessThanOrEqual(3)
      await phone.tap(words)
      taps += 1
    }
    expect(phone.where()).toBe(`clerk/quote?code=${CODE}`)
    expect(phone.callsOf('redemption.quote')).toHaveLength(2)
  })

  test('of several uses: how many are left before, and after', async () => {
    const uses = { all: 5, left: 2 }
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.quote': { kind: 'coupon', quote: { ...quote, uses } },
      'redemption.redeem': { receipt: { ...receipt, uses: { all: 5, left: 1 } } },
    })
    expect(phone.text()).toContain('还剩 2 次，用后剩 1 次')
    await phone.tap('确认核销')
    expect(phone.text()).toContain('已核销第 4 次')
    expect(phone.text()).toContain('还剩 1 次，共 5 次')
  })

  test('two taps on confirm are one redemption', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, clerkDay)
    const button = phone.byText('确认核销') as HTMLElement
    button.click()
    button.click()
    await phone.waitQuiet()
    expect(phone.callsOf('redemption.redeem')).toHaveLength(1)
  })

  test('after a lost answer the same request id is sent again', async () => {
    let turns = 0
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.redeem': () => (++turns <= 2 ? LOST : { receipt }),
    })
    await phone.tap('确认核销')
    await phone.until('再点一次不会重复核销')
    await phone.tap('再试一次')
    expect(phone.where()).toBe('clerk/result')
    const ids = phone.callsOf('redemption.redeem').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })

  test('a member code asks which coupon, spends it, and goes on as always', async () => {
    const phone = await open(`clerk/quote?code=${MEMBER_CODE}`, clerkDay)
    expect(phone.text()).toContain('只核销一张券')
    await phone.tap('到店领一盒桂花乌龙')
    expect(phone.callsOf('redemption.pick')[0]?.input).toMatchObject({ couponId: 'c2' })
    expect(phone.text()).toContain('核销后：券失效')
    await phone.tap('确认核销')
    expect(phone.callsOf('redemption.redeem')[0]?.input).toMatchObject({ code: CODE })
    expect(phone.text()).toContain('已核销')
  })

  test('a member without a coupon for this store can still buy', async () => {
    const phone = await open(`clerk/quote?code=${MEMBER_CODE}`, {
      ...clerkDay,
      'redemption.quote': {
        kind: 'member',
        member: '会员 尾号 2025',
        tickets: [],
        visit: 'visit.2025',
      },
    })
    expect(phone.text()).toContain('这位会员现在没有能在本店用的券')
    await phone.tap('收款')
    expect(phone.where()).toBe('clerk/sale')
  })

  test.each([
    'https://example.com/?q=100%&x=%E4%BD',
    'WIFI:T:WPA;S:shop;P:secret;;',
    '\u0000\ud800',
    '',
    '9'.repeat(3000),
  ])('any code in the world gets the kind sentence in red (%#)', async (seen) => {
    const phone = await open('clerk/home', {
      ...clerkDay,
      'redemption.quote': refusal('redemption.code-not-ours'),
    })
    scans(phone, seen)
    await phone.tap('扫一扫核销')
    expect(phone.where()).toBe('clerk/result')
    expect(phone.text()).toContain('这不是本店的券码')
    expect(phone.find('.verdict-bad')).not.toBeNull()
    expect(String(phone.callsOf('redemption.quote')[0]?.input.code).length).toBeGreaterThan(0)
    expect(phone.phone.errors).toEqual([])
  })

  test.each([
    ['redemption.code-expired', '这个码过期了'],
    ['redemption.other-store', '这张券不能在本店使用'],
    ['redemption.own-coupon', '不能核销自己的券'],
    ['redemption.coupon-voided', '这张券已经作废'],
    ['redemption.coupon-held', '这张券正在另一笔收款里用着'],
    ['redemption.not-now', '这张券现在还不能用'],
    ['staff.daily-limit', '您今天的核销已经到了上限'],
  ])('%s fills the screen and the next scan is one tap away', async (code, words) => {
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.redeem': refusal(code),
    })
    await phone.tap('确认核销')
    expect(phone.text()).toContain(words)
    scans(phone, CODE)
    await phone.tap('扫下一张')
    expect(phone.where()).toBe(`clerk/quote?code=${CODE}`)
    expect(phone.text()).toContain('核销后：券失效')
  })

  test('a phone that was taken out of service is led home', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.redeem': refusal('role.device-revoked'),
    })
    await phone.tap('确认核销')
    expect(phone.text()).toContain('这台手机已经被停用')
    expect(phone.text()).not.toContain('扫下一张')
    await phone.tap('回到会员卡')
    expect(phone.where()).toBe('pages/card')
  })

  test('a revoked clerk is told and led home, not to another scan', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.quote': refusal('role.clerk-required'),
    })
    expect(phone.text()).toContain('这里只给店员使用')
    expect(phone.text()).not.toContain('扫下一张')
  })

  test('a camera that was put away changes nothing', async () => {
    const phone = await open('clerk/home', clerkDay)
    scans(phone, new Error('cancel'))
    await phone.tap('扫一扫核销')
    expect(phone.where()).toBe('clerk/home')
    expect(phone.byText('输入券码数字')).not.toBeNull()
  })

  test('without a camera the digits are typed, grouped in fours', async () => {
    const phone = await open('clerk/home', clerkDay, true)
    scans(phone, new Error('this device has no camera'))
    await phone.tap('扫一扫核销')
    await phone.input('.digits-in', '1234 5678 901')
    expect(phone.find('.digits-text')?.textContent).toBe('1234 5678 901')
    expect(phone.text()).toContain('还差 7 位')
    await phone.input('.digits-in', CODE)
    await phone.tap('看看这张券')
    expect(phone.where()).toBe(`clerk/quote?code=${CODE}`)
  })

  test('the quote page opened by itself leads to a scan, not to an endless skeleton', async () => {
    const phone = await open('clerk/quote', clerkDay)
    expect(phone.text()).toContain('还没有扫码')
  })
})

describe('undo', () => {
  test('asks with the effect, undoes once, and says so', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, clerkDay)
    await phone.tap('确认核销')
    expect(phone.text()).toContain('撤销（还有 10 分钟）')
    await phone.tap('撤销（还有')
    await phone.answer('撤销')
    expect(phone.text()).toContain('已撤销，券回到会员的券包')
    expect(phone.callsOf('redemption.undo')).toHaveLength(1)
  })

  test('a no changes nothing', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, clerkDay)
    await phone.tap('确认核销')
    await phone.tap('撤销（还有')
    await phone.answer('取消')
    expect(phone.text()).toContain('已核销')
    expect(phone.callsOf('redemption.undo')).toHaveLength(0)
  })

  test('too late is told in place', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.undo': refusal('redemption.undo-too-late'),
    })
    await phone.tap('确认核销')
    await phone.tap('撤销（还有')
    await phone.answer('撤销')
    expect(phone.text()).toContain('已经超过 10 分钟')
  })

  test('after its time there is nothing to tap', async () => {
    const late = { ...receipt, undoUntil: NOW - 1 }
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.redeem': { receipt: late },
    })
    await phone.tap('确认核销')
    expect(phone.text()).not.toContain('撤销（还有')
  })
})

describe('today', () => {
  test('grows page by page', async () => {
    const phone = await open('clerk/today', clerkDay)
    expect(phone.text()).toContain('会员 尾号 2010')
    await phone.tap('再往前看')
    expect(phone.callsOf('redemption.today')[1]?.input).toMatchObject({ after: '1~r4' })
    expect(phone.text()).toContain('会员 尾号 2030')
  })

  test('finds a coupon or a member in the whole day, once the word is typed', async () => {
    const phone = await open('clerk/today', {
      ...clerkDay,
      'redemption.today': ({ search }: { search?: string }) => ({
        rows: search === '桂花' ? [row(3, { name: '桂花乌龙', benefit: gift })] : [],
      }),
    })
    for (const typed of ['桂', '桂花']) await phone.input('.field-in', typed)
    await phone.until('桂花乌龙')
    const asked = phone.callsOf('redemption.today').map(({ input }) => input)
    expect(asked).toEqual([{ storeId: south.id }, { storeId: south.id, search: '桂花' }])
    await phone.input('.field-in', '2099')
    await phone.until('没有找到，换个词或换一天试试')
  })

  test('looks at another day', async () => {
    const phone = await open('clerk/today', clerkDay)
    expect(phone.text()).toContain('2026-11-22')
    await phone.tap('wx-picker')
    await phone.tap('[data-testid="option-20日"]')
    await phone.tap('[data-testid=picker-ok]')
    expect(phone.callsOf('redemption.today').at(-1)?.input).toEqual({
      storeId: south.id,
      day: '2026-11-20',
    })
  })

  test('an undone row stays in its place', async () => {
    const phone = await open('clerk/today', {
      ...clerkDay,
      'redemption.undo': { receipt: { ...row(0), state: 'undone' } },
    })
    const before = phone.findAll('.log-row').length
    await phone.tap('.log-undo')
    const sent = await phone.sent(() => phone.answer('撤销'))
    expect(phone.findAll('.log-row')).toHaveLength(before)
    expect(phone.findAll('.log-off')).toHaveLength(2)
    expectLittle(sent)
  })

  test('an empty day says so', async () => {
    const phone = await open('clerk/today', { ...clerkDay, 'redemption.today': { rows: [] } })
    expect(phone.text()).toContain('今天这家店还没有核销')
  })
})

describe('a manager’s return after the window', () => {
  const late = { canUndo: false, canReverse: true }
  const managed = {
    ...clerkDay,
    'staff.home': { ...home, role: 'manager' },
    'redemption.today': { rows: [row(0, late), row(1)] },
  }

  test('shows the effect, wants a reason, and says what was done', async () => {
    const phone = await open('clerk/today', {
      ...managed,
      'redemption.reverse': { receipt: { ...receipt, redemptionId: 'r0', state: 'reversed' } },
    })
    expect(phone.findAll('.log-undo').map(({ textContent }) => textContent)).toEqual([
      '退券',
      '撤销',
    ])
    await phone.tap('退券')
    expect(phone.text()).toContain('没有到期就能再用，到期了就不能再用；本店的结算扣除这一笔')
    await phone.tap('#reverse')
    expect(phone.callsOf('redemption.reverse')).toEqual([])
    await phone.input('#why', ' 顾客退了货 ')
    await phone.tap('确认退回')
    expect(phone.callsOf('redemption.reverse').map(({ input }) => input)).toEqual([
      { storeId: south.id, couponId: 'c0', redemptionId: 'r0', why: '顾客退了货' },
    ])
    expect(phone.text()).toContain('已退回，结算里已扣除这一笔')
    expect(phone.text()).toContain('已退券')
  })

  test('a refusal is said in the sheet, and the reason stays', async () => {
    const phone = await open('clerk/today', {
      ...managed,
      'redemption.reverse': refusal('redemption.undo-first'),
    })
    await phone.tap('退券')
    await phone.input('#why', '顾客退了货')
    await phone.tap('确认退回')
    expect(phone.text()).toContain('还在 10 分钟以内，请直接撤销')
    expect(phone.find('#why')?.querySelector('input')?.value).toBe('顾客退了货')
  })
})

describe('settlement', () => {
  const settled = (place: number, change: object = {}) => ({
    id: `e${place}`,
    at: NOW,
    coupon: '满 60 减 12',
    couponId: `c${place}`,
    store: south.name,
    clerk: '小周',
    bearer: 'brand',
    fen: 1200,
    ...change,
  })
  const statement = {
    storeId: south.id,
    store: south.name,
    made: 3,
    back: 1,
    fen: 2900,
    shares: [
      { bearer: 'brand', uses: 1, fen: 1200 },
      { bearer: '湖滨茶具', uses: 1, fen: 1700 },
    ],
  }
  const rows = [
    settled(0),
    settled(1, { bearer: '湖滨茶具', fen: 1700, sale: 's1' }),
    settled(2, { fen: -1200 }),
  ]
  const month: Script = {
    ...clerkDay,
    now: NOW,
    'staff.home': { ...home, role: 'manager' },
    'settlement.ofStore': { statement, rows },
  }

  test('of this month: the sum, who bears it, and every entry', async () => {
    const phone = await open('clerk/home', month)
    await phone.until('本店结算')
    await phone.tap('本店结算')
    expect(phone.where()).toBe('clerk/settlement')
    expect(phone.callsOf('settlement.ofStore')[0]?.input).toEqual({
      storeId: south.id,
      from: '2026-11-01',
      to: '2026-11-22',
    })
    const told = phone.find('#totals')?.textContent
    for (const words of ['¥29', '核销 3 次，退回 1 次', '品牌承担', '湖滨茶具承担', '¥17'])
      expect(told).toContain(words)
    expect(phone.text()).toContain('−¥12')
    await phone.tap('· 湖滨茶具承担')
    expect(phone.where()).toBe('clerk/sold?id=s1')
  })

  test('of last month, and of days of one’s own', async () => {
    const phone = await open('clerk/settlement', month)
    await phone.tap('上月')
    await phone.tap(phone.findAll('wx-picker')[1] as HTMLElement)
    await phone.tap('[data-testid="option-15日"]')
    await phone.tap('[data-testid=picker-ok]')
    const asked = phone.callsOf('settlement.ofStore').map(({ input }) => [input.from, input.to])
    expect(asked.slice(1)).toEqual([
      ['2026-10-01', '2026-10-31'],
      ['2026-10-01', '2026-10-15'],
    ])
  })

  test('a period that can not be says why', async () => {
    const phone = await open('clerk/settlement', {
      ...month,
      'settlement.ofStore': refusal('settlement.period-impossible', '请选一段不超过 92 天'),
    })
    expect(phone.text()).toContain('请选一段不超过 92 天')
  })

  test('is not offered to a clerk', async () => {
    const phone = await open('clerk/home', clerkDay)
    await phone.until('提示音')
    expect(phone.text()).not.toContain('本店结算')
  })
})

describe('sound and touch', () => {
  const listen = (phone: Opened) => {
    const heard: string[] = []
    const player = (src = '') => ({
      set src(path: string) {
        src = path
      },
      onError: () => undefined,
      stop: () => undefined,
      play: () => heard.push(src),
    })
    const wx = phone.phone.wx as unknown as Record<string, unknown>
    wx.createInnerAudioContext = () => player()
    wx.vibrateShort = () => heard.push('short')
    wx.vibrateLong = () => heard.push('long')
    return heard
  }

  test('a yes and a no are told apart without a look', async () => {
    const good = await open(`clerk/quote?code=${CODE}`, clerkDay)
    const yes = listen(good)
    await good.tap('确认核销')
    expect(yes).toEqual(['short', '/clerk/sounds/good.wav'])
    const bad = await open('clerk/home', {
      ...clerkDay,
      'redemption.quote': refusal('redemption.code-expired'),
    })
    const no = listen(bad)
    scans(bad, CODE)
    await bad.tap('扫一扫核销')
    expect(no).toEqual(['long', '/clerk/sounds/bad.wav'])
  })

  test('silence is one tap, and the phone keeps it', async () => {
    const phone = await open('clerk/home', clerkDay)
    const heard = listen(phone)
    await phone.until('提示音')
    expectLittle(await phone.sent(() => phone.tap('#sound')))
    scans(phone, CODE)
    await phone.tap('扫一扫核销')
    await phone.tap('确认核销')
    expect(heard).toEqual(['short'])
    const { getStorageSync } = phone.phone.wx as unknown as { getStorageSync(key: string): string }
    expect(getStorageSync('clerk:sound')).toBe('off')
  })

  test('a phone that has no player redeems all the same', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, clerkDay)
    const wx = phone.phone.wx as unknown as Record<string, unknown>
    wx.createInnerAudioContext = () => {
      throw new Error('not supported')
    }
    await phone.tap('确认核销')
    expect(phone.text()).toContain('已核销')
  })
})

describe('invitation', () => {
  test('says where and what, takes a name, and opens the till', async () => {
    const phone = await open('clerk/join?token=TOKEN', clerkDay)
    expect(phone.text()).toContain(south.name)
    expect(phone.text()).toContain('店员')
    expect(phone.text()).toContain('扫码核销和收款')
    await phone.tap('先填上名字')
    expect(phone.callsOf('staff.accept')).toHaveLength(0)
    await phone.input('.field-in', '小周')
    await phone.tap('接受邀请')
    expect(phone.callsOf('staff.accept')[0]?.input).toEqual({ token: 'TOKEN', name: '小周' })
    expect(phone.where()).toBe('clerk/home')
  })

  test('one to run the brand names no store, and opens the desk', async () => {
    const offer = { role: 'operator' }
    const phone = await open('clerk/join?token=TOKEN', {
      ...operatorDay,
      'staff.lookInvitation': offer,
      'staff.accept': offer,
    })
    for (const words of ['运营', '整个品牌，所有门店', '每一步都会记下来'])
      expect(phone.text()).toContain(words)
    await phone.input('.field-in', '老陈')
    await phone.tap('接受邀请')
    expect(phone.where()).toBe('operator/board')
  })

  test('a scanned mini-program code carries the token as scene', async () => {
    const phone = await open('clerk/join?scene=TO%252DKEN', clerkDay)
    expect(phone.callsOf('staff.lookInvitation')[0]?.input).toEqual({ token: 'TO-KEN' })
  })

  test('a used invitation says who can help', async () => {
    const phone = await open('clerk/join?token=TOKEN', {
      'staff.lookInvitation': refusal('staff.invitation-used'),
    })
    expect(phone.text()).toContain('请让运营重新发一份')
  })

  test('a refusal keeps the name that was typed', async () => {
    const phone = await open('clerk/join?token=TOKEN', {
      ...clerkDay,
      'staff.accept': refusal('staff.invitation-expired'),
    })
    await phone.input('.field-in', '小周')
    await phone.tap('接受邀请')
    expect(phone.text()).toContain('这份邀请过期了')
    expect(phone.find('.field-in')?.querySelector('input')?.value).toBe('小周')
  })
})

describe('setData budgets', () => {
  test.each([
    'clerk/home',
    `clerk/quote?code=${CODE}`,
    'clerk/today',
    'clerk/join?token=T',
    'clerk/result',
    'clerk/settlement',
  ])('%s opens within 5 KB', async (page) => {
    const phone = await open(page, clerkDay)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('a typed digit sends little', async () => {
    const phone = await open('clerk/home', clerkDay)
    await phone.tap('输入券码数字')
    await phone.input('.digits-in', '123')
    const sent = await phone.sent(() => phone.input('.digits-in', '1234'))
    expectLittle(sent)
  })
})
