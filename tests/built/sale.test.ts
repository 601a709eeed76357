import { afterEach, describe, expect, test } from 'vitest'
import { MEMBER_CODE, row, south } from './clerk-answers.ts'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { back, saleRow, tillDay } from './sale-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

/** A sale at the till as built: prices, one quote, its record; the way back. */

let phone: Opened
afterEach(() => phone?.close())

const open = async (page: string, change: Script = {}): Promise<Opened> => {
  phone = await openPage(page, { ...tillDay, ...change })
  return phone
}

/** From the shown member code to the keys. */
const begin = async (change: Script = {}): Promise<void> => {
  await open(`clerk/quote?code=${MEMBER_CODE}`, change)
  await phone.tap('收款')
}

const key = async (name: string): Promise<void> => {
  const found = phone.findAll('.key').find(({ textContent }) => textContent === name)
  if (!found) throw new Error(`no key ${name}`)
  await phone.tap(found)
}
const type = async (keys: string): Promise<void> => {
  for (const one of keys) await key(one)
}

/** 100 yuan on the bill: 5 off by tier, 12 by the best coupon. */
const bill = async (change: Script = {}): Promise<void> => {
  await begin(change)
  await type('100')
  await phone.tap('算一下')
}
const confirm = () => phone.tap('#confirm')
const asked = () => phone.callsOf('sales.quote').map(({ input }) => input)
const shown = (selector: string) => phone.find(selector)?.textContent?.replace(/\s/g, '')
const flat = () => phone.text().replaceAll('\n', '')

describe('prices', () => {
  test('several are added up, a count multiplies, fen stay exact', async () => {
    await begin()
    await type('12.5+8×2')
    expect(shown('.till-total-sum')).toBe('¥28.50')
    await phone.tap('算一下')
    const items = [
      { fen: 1250, count: 1 },
      { fen: 800, count: 2 },
    ]
    expect(asked()).toEqual([{ storeId: south.id, visit: 'visit.2025', items }])
  })

  test.each([
    ['0.1+0.2', '¥0.30'],
    ['19.99×3', '¥59.97'],
    ['0+×.5', '¥0.50'],
    ['12.345', '¥12.34'],
    ['007', '¥7'],
    ['5×0', '¥5'],
    ['1234567', '¥12345'],
    ['9×1234', '¥1107'],
    ['8⌫5', '¥5'],
  ])('%s is %s', async (keys, total) => {
    await begin()
    await type(keys)
    expect(shown('.till-total-sum')).toBe(total)
  })

  test('of nothing are not counted', async () => {
    await begin()
    await type('0.00')
    await phone.tap('算一下')
    expect(asked()).toEqual([])
  })

  test('one key sends little', async () => {
    await begin()
    await type('12')
    const sent = await phone.sent(() => key('5'))
    expectLittle(sent)
  })

  test('too much is said beside the keys, and what was typed stays', async () => {
    const words = '一笔收款不能超过 ¥100000，请分开收'
    await bill({ 'sales.quote': refusal('sales.too-much', words) })
    expect(phone.text()).toContain(words)
    expect(shown('.till-total-sum')).toBe('¥100')
  })
})

describe('the bill', () => {
  test('is one view of the whole sale', async () => {
    await bill()
    expect(shown('#pay')).toBe('¥83')
    expect(phone.text()).toContain('会员 尾号 2025 · 熟茶客')
    expect(phone.text()).toContain('会员价 9.5 折')
    expect(phone.text()).toContain('满 60 减 12')
    expect(flat()).toContain('得 83 分11月29日 (周日) 起可用2027年11月30日 (周二) 到期')
    expect(phone.callsOf('sales.record')).toEqual([])
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('points that can be spent at once are not promised for later, whatever the phone’s clock', async () => {
    const ahead = Date.now() + 365 * 86_400_000
    const earned = { from: ahead, until: ahead + 86_400_000 }
    const cloudAhead = (input: never) => ({
      ...(tillDay['sales.quote'] as (input: never) => object)(input),
      earned,
    })
    await bill({ 'sales.quote': cloudAhead, now: ahead })
    expect(phone.text()).not.toContain('起可用')
  })

  test('the signed visit and quote stand in no address', async () => {
    await bill()
    expect(phone.where()).toBe('clerk/sale')
    await confirm()
    expect(phone.where()).toBe('clerk/result?sale=1')
  })

  test('another coupon is one tap in a sheet, and what does not apply says why', async () => {
    await bill()
    await phone.tap('#coupon')
    expect(phone.text()).toContain('还差 ¥134.05')
    await phone.tap('周年庆满两百减五十元大额优惠券限定款')
    expect(asked()).toHaveLength(1)
    await phone.tap('新客回礼券')
    expect(asked().at(-1)).toMatchObject({ couponId: 'c2' })
    expect(shown('#pay')).toBe('¥89.50')
    await phone.tap('#coupon')
    await phone.tap('不用券')
    expect(asked().at(-1)).toMatchObject({ couponId: null })
    expect(shown('#pay')).toBe('¥95')
  })

  test('points: as many as possible in one tap, none in another', async () => {
    await bill()
    await phone.tap('用 500 分抵 ¥5')
    expect(asked().at(-1)).toMatchObject({ points: 500 })
    expect(shown('#pay')).toBe('¥78')
    expect(shown('#points-off')).toBe('用500分−¥5')
    await phone.tap('不用')
    expect(asked().at(-1)).not.toHaveProperty('points')
    expect(shown('#pay')).toBe('¥83')
  })

  test('a number of points is typed; more than possible is refused in place', async () => {
    await bill()
    await phone.tap('自己填')
    await phone.input('#points', '501')
    expect(phone.find('.field-bad')).not.toBeNull()
    await phone.tap('用这些积分')
    expect(asked()).toHaveLength(1)
    await phone.input('#points', '200')
    await phone.tap('用这些积分')
    expect(asked().at(-1)).toMatchObject({ points: 200 })
    expect(shown('#pay')).toBe('¥81')
  })

  test('as many points as possible follows the coupon', async () => {
    await begin()
    await type('10')
    await phone.tap('算一下')
    await phone.tap('#coupon')
    await phone.tap('不用券')
    await phone.tap('用 475 分抵 ¥4.75')
    await phone.tap('#coupon')
    await phone.tap('新客回礼券')
    expect(asked().at(-1)).toMatchObject({ couponId: 'c2', points: 200 })
    expect(shown('#pay')).toBe('¥2')
  })

  test('as many points as possible, though some were spent elsewhere meanwhile', async () => {
    let left = 500
    const answer = tillDay['sales.quote'] as (input: never) => { points: object }
    await bill({
      'sales.quote': (input: never) => {
        const { points = 0 } = input as { points?: number }
        if (points > left) return refusal('sales.points-too-many')
        const quote = answer(input)
        return { ...quote, points: { ...quote.points, most: left, mostFen: left } }
      },
    })
    left = 200
    await phone.tap('用 500 分抵 ¥5')
    expect(asked().at(-1)).toMatchObject({ points: 200 })
    expect(shown('#pay')).toBe('¥81')
  })

  test('a key while the prices are being counted changes nothing', async () => {
    const answer = tillDay['sales.quote'] as (input: never) => unknown
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    await begin({ 'sales.quote': (input: never) => gate.then(() => answer(input)) })
    await type('100')
    ;(phone.find('#count') as HTMLElement).click()
    phone
      .findAll('.key')
      .find(({ textContent }) => textContent === '5')
      ?.click()
    go()
    await phone.waitQuiet()
    await phone.tap('用 500 分抵 ¥5')
    expect(asked().at(-1)).toMatchObject({ items: [{ fen: 10_000, count: 1 }] })
  })

  test('nothing is recorded while a new quote is on its way', async () => {
    let held = false
    await bill({
      'sales.quote': (input: never) =>
        held
          ? new Promise(() => undefined)
          : (tillDay['sales.quote'] as (input: never) => unknown)(input),
    })
    held = true
    const choice = phone.byText('用 500 分抵 ¥5') as HTMLElement
    choice.click()
    ;(phone.find('#confirm') as HTMLElement).click()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(phone.callsOf('sales.record')).toEqual([])
  })

  test('a member without points or coupons sees neither', async () => {
    await bill({
      'sales.quote': (input: never) => {
        const { coupon: _coupon, ...quote } = (
          tillDay['sales.quote'] as (input: never) => Record<string, unknown>
        )(input)
        return { ...quote, coupons: [], points: { spendable: 0, most: 0, mostFen: 0 } }
      },
    })
    expect(phone.find('#coupon')).toBeNull()
    expect(phone.text()).not.toContain('积分现在可用')
  })

  test('changing the amount begins the bill anew', async () => {
    await bill()
    await phone.tap('用 500 分抵 ¥5')
    await phone.tap('改金额')
    await key('⌫')
    await phone.tap('算一下')
    expect(asked().at(-1)).toEqual({
      storeId: south.id,
      visit: 'visit.2025',
      items: [{ fen: 1000, count: 1 }],
    })
  })
})

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

  test('two taps are one sale', async () => {
    await bill()
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
    phone.phone.setNetwork('offline')
    await confirm()
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

describe('the way back', () => {
  const sheet = async (change: Script = {}): Promise<void> => {
    await open('clerk/sold?id=s1', change)
    await phone.tap('#return')
  }

  test('from the receipt in one tap', async () => {
    await bill()
    await confirm()
    await phone.tap('收错了，去退货')
    expect(phone.where()).toBe('clerk/sold?id=s1')
    expect(phone.callsOf('sales.show')[0]?.input).toEqual({ storeId: south.id, saleId: 's1' })
  })

  test('says what a whole return does before it does it, and then what to hand back', async () => {
    await sheet()
    await phone.tap('看看退多少')
    expect(flat()).toContain('退给顾客¥78')
    expect(phone.text()).toContain('退回用掉的积分')
    expect(phone.text()).toContain('收回得到的积分')
    expect(phone.callsOf('sales.return')).toEqual([])
    await phone.tap('#give-back')
    const input = { storeId: south.id, saleId: 's1', listFen: 10_000, rev: 1 }
    expect(phone.callsOf('sales.return').map((call) => call.input)).toEqual([input])
    expect(shown('#returned')).toContain('请退给顾客¥78')
  })

  test('of a part takes an amount of the list price', async () => {
    await sheet()
    await phone.tap('退一部分')
    await phone.tap('看看退多少')
    expect(phone.callsOf('sales.returnQuote')).toEqual([])
    await phone.input('#back', '50')
    await phone.tap('看看退多少')
    expect(phone.callsOf('sales.returnQuote')[0]?.input).toMatchObject({ listFen: 5000 })
    expect(flat()).toContain('退给顾客¥39')
    await phone.input('#back', '40')
    expect(flat()).not.toContain('退给顾客¥39')
  })

  test.each([
    [{ debt: 30 }, '其中 30 分已经用掉，记为待补'],
    [{ waived: 30 }, '其中 30 分已经用掉，按品牌规则不再收回'],
  ])('tells spent points: %o', async (rest, words) => {
    await sheet({
      'sales.returnQuote': { back: back(), debt: 0, waived: 0, rev: 1, ...rest },
    })
    await phone.tap('看看退多少')
    expect(phone.text()).toContain(words)
  })

  test('later than ten minutes is the manager’s', async () => {
    const show = tillDay['sales.show'] as object
    await open('clerk/sold?id=s1', { 'sales.show': { ...show, mayReturn: false } })
    expect(phone.text()).toContain('10 分钟内由收款的店员退')
    expect(phone.text()).toContain('超过 10 分钟的退货要店长来操作')
    expect(phone.find('#return')).toBeNull()
  })

  test('a return that came between shows the newest and asks again', async () => {
    await sheet({ 'sales.return': refusal('sales.changed') })
    await phone.tap('看看退多少')
    await phone.tap('#give-back')
    expect(phone.text()).toContain('这笔消费刚刚有过退货')
    expect(phone.callsOf('sales.show')).toHaveLength(2)
    expect(phone.find('#look-back')).not.toBeNull()
  })

  test('after a lost answer no other return can be begun', async () => {
    await sheet({ 'sales.return': () => LOST })
    await phone.tap('看看退多少')
    await phone.tap('#give-back')
    await phone.until('再试一次')
    await phone.tap('退一部分')
    expect(phone.find('#give-back')).not.toBeNull()
    expect(phone.find('#look-back')).toBeNull()
  })

  test('a lost answer is sent again as the same step', async () => {
    let turns = 0
    const answer = tillDay['sales.return'] as (input: never) => unknown
    await sheet({ 'sales.return': (input: never) => (++turns <= 2 ? LOST : answer(input)) })
    await phone.tap('看看退多少')
    await phone.tap('#give-back')
    await phone.until('再试一次')
    await phone.tap('再试一次')
    const ids = phone.callsOf('sales.return').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    expect(shown('#returned')).toContain('¥78')
  })
})

describe('today', () => {
  test('has two quiet tabs; a sale opens, and sales are asked for when looked at', async () => {
    await open('clerk/today')
    expect(phone.callsOf('sales.today')).toEqual([])
    await phone.tap('收款')
    expect(phone.text()).toContain('会员 尾号 3010')
    expect(phone.text()).toContain('已全部退货')
    expect(phone.text()).toContain('退过一部分')
    await phone.tap('会员 尾号 3010')
    expect(phone.where()).toBe('clerk/sold?id=s0')
  })

  test('opens on the sales after a lost answer', async () => {
    await open('clerk/today?tab=sold')
    expect(phone.callsOf('redemption.today')).toEqual([])
    expect(phone.text()).toContain('会员 尾号 3010')
  })

  test('a tab draws little, and its longest day comes in portions', async () => {
    const many = Array.from({ length: 20 }, (_, place) => saleRow(place))
    await open('clerk/today', { 'sales.today': { rows: many } })
    await phone.tap('收款')
    await expect.poll(() => phone.findAll('.side-b .log-row').length).toBe(20)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    const sent = await phone.sent(() => phone.tap('核销'))
    expectLittle(sent)
  })

  const manager = {
    'staff.home': {
      ...(tillDay['staff.home'] as (input: object) => object)({}),
      role: 'manager',
    },
    'redemption.today': {
      rows: [row(3, { name: '桂花乌龙', benefit: { kind: 'gift', item: '桂花乌龙' }, paid: 200 })],
    },
  }

  test('a manager takes a gift of the points shop back, with the effect before', async () => {
    const done = { name: '桂花乌龙', member: '会员 尾号 2013', back: 200 }
    await open('clerk/today', { ...manager, 'shop.return': done })
    await phone.tap('退积分')
    const effect = phone.find('[data-testid=modal]')?.textContent
    expect(effect).toContain('200 分回到会员账上原来的批次，已经到期的批次不再退回')
    await phone.answer('退积分')
    expect(phone.callsOf('shop.return')[0]?.input).toEqual({ storeId: south.id, couponId: 'c3' })
    expect(phone.text()).toContain('「桂花乌龙」已退回，200 分回到会员账上')
    expect(phone.text()).toContain('已退积分')
    expect(phone.findAll('.log-undo')).toEqual([])
  })

  test('a gift that does not go back stays as it is, and the reason is said', async () => {
    await open('clerk/today', { ...manager, 'shop.return': refusal('shop.own-return') })
    await phone.tap('退积分')
    await phone.answer('退积分')
    expect(phone.findAll('.log-undo')).toHaveLength(1)
    expect(phone.text()).not.toContain('已退积分')
  })

  test('a gift that points did not pay, and money off, offer no points', async () => {
    const free = [row(3, { benefit: { kind: 'gift', item: '茶样' } }), row(4, { paid: 200 })]
    await open('clerk/today', { ...manager, 'redemption.today': { rows: free } })
    expect(phone.findAll('.log-row')).toHaveLength(2)
    expect(phone.text()).not.toContain('退积分')
  })

  test('a clerk is not offered it', async () => {
    await open('clerk/today')
    expect(phone.text()).not.toContain('退积分')
  })
})

describe('setData budgets', () => {
  test.each(['clerk/sold?id=s1', 'clerk/today?tab=sold'])('%s opens within 5 KB', async (page) => {
    await open(page)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})
