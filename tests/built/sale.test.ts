import { describe, expect, test } from 'vitest'
import { row, south } from './clerk-answers.ts'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { back, saleRow, tillDay } from './sale-answers.ts'
import { bill, confirm, flat, open, phone, shown } from './sale-phone.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

/** A sale at the till as built: the way back, and the day’s list. */

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
