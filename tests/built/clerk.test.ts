import { describe, expect, test } from 'vitest'
import { CODE, clerkDay, home, MEMBER_CODE, quote, receipt, south, west } from './clerk-answers.ts'
import { LOST, refusal } from './clerk-cloud.ts'
import { open, scans } from './clerk-phone.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

/** A clerk’s way as built: home, and from the code to the result. */

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
