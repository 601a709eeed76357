import { describe, expect, test } from 'vitest'
import { MEMBER_CODE, south } from './clerk-answers.ts'
import { LOST, NOW, refusal } from './clerk-cloud.ts'
import { tillDay } from './sale-answers.ts'
import { asked, bill, choice, confirm, flat, open, phone, shown, type, use } from './sale-phone.ts'

/** A sale at the till as built: its coupons are locked, and it is recorded. */

describe('the record', () => {
  test('is the quote to the fen, full screen and green', async () => {
    await bill()
    await phone.tap('用 500 分抵 ¥5')
    await confirm()
    expect(phone.find('.verdict-good')).not.toBeNull()
    expect(shown('#paid')).toBe('¥78')
    expect(flat()).toContain('会员价（熟茶客）−¥5')
    expect(flat()).toContain('券「满 60 减 12」−¥12')
    expect(flat()).toContain('用 500 分−¥5')
    expect(phone.text()).toContain('现有 246 分')
    const [record] = phone.callsOf('sales.record')
    expect(record?.input).toMatchObject({ storeId: south.id })
    expect(String(record?.input.quote)).toContain('"points":500')
  })

  test('names every coupon and what it took off', async () => {
    await bill()
    await phone.tap('#coupon')
    await choice('新客回礼券')
    await use()
    await confirm()
    expect(flat()).toContain('券「满 60 减 12」−¥12')
    expect(flat()).toContain('券「新客回礼券」−¥5.50')
  })

  test('two taps are one sale', async () => {
    await bill()
    await phone.tap('#hold')
    const button = phone.find('#confirm') as HTMLElement
    button.click()
    button.click()
    await phone.waitQuiet()
    expect(phone.callsOf('sales.record')).toHaveLength(1)
  })

  test('after a lost answer only the same step is offered, with the same request id', async () => {
    let turns = 0
    const answer = tillDay['sales.record'] as (input: never) => unknown
    await bill({ 'sales.record': (input: never) => (++turns <= 2 ? LOST : answer(input)) })
    await confirm()
    await phone.until('再点一次不会重复收款')
    expect(phone.text()).not.toContain('改金额')
    await phone.tap('再试一次')
    expect(shown('#paid')).toBe('¥83')
    const ids = phone.callsOf('sales.record').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })

  test('without network it says so and nothing is half done', async () => {
    await bill()
    await phone.tap('#hold')
    phone.phone.setNetwork('offline')
    await phone.tap('#confirm')
    await phone.until('现在没有网络')
    expect(phone.where()).toBe('clerk/sale')
    phone.phone.setNetwork('online')
    await phone.tap('#retry')
    expect(shown('#paid')).toBe('¥83')
  })

  test.each(['sales.quote-changed', 'sales.quote-expired'])(
    '%s: counted again in one tap',
    async (code) => {
      let turns = 0
      const answer = tillDay['sales.record'] as (input: never) => unknown
      await bill({
        'sales.record': (input: never) => (++turns === 1 ? refusal(code) : answer(input)),
      })
      await phone.tap('用 500 分抵 ¥5')
      await confirm()
      expect(phone.text()).toContain('请重新算一次')
      await phone.tap('#again')
      expect(asked().at(-1)).toMatchObject({ points: 500 })
      await confirm()
      expect(shown('#paid')).toBe('¥78')
    },
  )

  test.each(['redemption.code-used', 'sales.own-sale', 'sales.not-ours'])(
    '%s ends the sale in red, the next scan one tap away',
    async (code) => {
      await bill({ 'sales.record': refusal(code) })
      await confirm()
      expect(phone.find('.verdict-bad')).not.toBeNull()
      expect(phone.text()).toContain('扫下一张')
    },
  )

  test('a visit that is too old asks for the member code again', async () => {
    await bill({ 'sales.quote': refusal('sales.visit-expired') })
    expect(phone.find('.verdict-bad')).not.toBeNull()
    expect(phone.text()).toContain('请让顾客再出示一次会员码')
  })

  test('the page opened by itself leads to a scan', async () => {
    await open('clerk/sale')
    expect(phone.text()).toContain('收款从扫会员码开始')
    await open('clerk/result?sale=1')
    expect(phone.text()).toContain('现在没有')
  })
})

describe('coupons that are locked', () => {
  test('before the money comes: until when, and only then the record of that quote', async () => {
    await bill()
    await phone.tap('收款 ¥83')
    expect(phone.text()).toContain('券已锁定到 18:05，收到 ¥83 后点「已收款」')
    expect(phone.callsOf('sales.record')).toEqual([])
    await phone.tap('#confirm')
    expect(String(phone.callsOf('sales.record')[0]?.input.quote)).toMatch(/^held\./)
    expect(shown('#paid')).toBe('¥83')
  })

  test('nothing else can be chosen meanwhile', async () => {
    await bill()
    await phone.tap('#hold')
    const before = asked().length
    await phone.tap('用 500 分抵 ¥5')
    expect(asked()).toHaveLength(before)
  })

  test('are given back when the money does not come, and the prices can be changed', async () => {
    await bill()
    await phone.tap('#hold')
    await phone.tap('取消，改金额')
    expect(phone.callsOf('sales.release')[0]?.input).toMatchObject({ storeId: south.id })
    expect(String(phone.callsOf('sales.release')[0]?.input.quote)).toMatch(/^held\./)
    expect(shown('.till-total-sum')).toBe('¥100')
    await phone.tap('算一下')
    expect(phone.find('#hold')).not.toBeNull()
  })

  test('when giving them back is not answered, it says when they are free by themselves', async () => {
    await bill({ 'sales.release': LOST })
    await phone.tap('#hold')
    await phone.tap('取消，改金额')
    await phone.until('最晚 18:05 自动解锁')
    expect(phone.find('#confirm')).not.toBeNull()
  })

  test('too long: it says so, and is counted and locked anew', async () => {
    let until = NOW + 40
    await bill({
      'sales.hold': ({ quote }: { quote: string }) => ({
        quote: quote.replace('quote.', 'held.'),
        until,
      }),
    })
    await phone.tap('#hold')
    await phone.until('时间已到')
    until = NOW + 300_000
    await phone.tap('#again')
    await confirm()
    expect(phone.callsOf('sales.hold')).toHaveLength(2)
    expect(shown('#paid')).toBe('¥83')
  })

  test('a lost answer of the lock: no money yet, the same request again', async () => {
    let turns = 0
    const answer = tillDay['sales.hold'] as (input: never) => unknown
    await bill({ 'sales.hold': (input: never) => (++turns <= 2 ? LOST : answer(input)) })
    await phone.tap('#hold')
    await phone.until('先不要收钱')
    await phone.tap('再试一次')
    expect(phone.text()).toContain('券已锁定到 18:05')
    const ids = phone.callsOf('sales.hold').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })

  test('somebody else was faster: counted again, nothing recorded', async () => {
    let turns = 0
    const answer = tillDay['sales.hold'] as (input: never) => unknown
    await bill({
      'sales.hold': (input: never) =>
        ++turns === 1 ? refusal('sales.quote-changed') : answer(input),
    })
    await phone.tap('#hold')
    expect(phone.text()).toContain('请重新算一次')
    await phone.tap('#again')
    await confirm()
    expect(shown('#paid')).toBe('¥83')
  })

  test('are free at once when this clerk may not record any more', async () => {
    const words = '您今天的核销已经到了上限 30 次，请让店长或同事来操作'
    await bill({ 'sales.record': refusal('staff.daily-limit', words) })
    await confirm()
    expect(phone.text()).toContain(words)
    expect(phone.callsOf('sales.release')).toHaveLength(1)
  })

  test('a sale that was left with locked coupons is gone on with from the desk', async () => {
    await open('clerk/home')
    phone.phone.wx.scanCode = async () => ({
      result: MEMBER_CODE,
      scanType: 'QR_CODE',
      charSet: 'utf-8',
      rawData: '',
    })
    await phone.tap('扫一扫核销')
    await phone.tap('收款')
    await type('100')
    await phone.tap('算一下')
    await phone.tap('#hold')
    await phone.phone.context.call('navigateBack', { delta: 2 })
    await phone.waitQuiet()
    expect(phone.text()).toContain('的收款没有完成，券锁定到 18:05')
    await phone.tap('继续')
    await phone.tap('#confirm')
    expect(shown('#paid')).toBe('¥83')
  })
})
