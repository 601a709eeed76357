import { describe, expect, test } from 'vitest'
import { CODE, clerkDay, home, MEMBER_CODE, receipt, row, south, west } from './clerk-answers.ts'
import { LOST, NOW, refusal } from './clerk-cloud.ts'
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
  test('grows page by page and finds a member by last digits', async () => {
    const phone = await open('clerk/today', clerkDay)
    expect(phone.text()).toContain('会员 尾号 2010')
    await phone.tap('再往前看')
    expect(phone.callsOf('redemption.today')[1]?.input).toMatchObject({ after: '1~r4' })
    expect(phone.text()).toContain('会员 尾号 2030')
    await phone.input('.field-in', '2011')
    expect(phone.text()).toContain('会员 尾号 2011')
    expect(phone.text()).not.toContain('会员 尾号 2010')
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
