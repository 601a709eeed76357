import { describe, expect, test } from 'vitest'
import { south } from './clerk-answers.ts'
import { refusal, type Script } from './clerk-cloud.ts'
import { tillDay } from './sale-answers.ts'
import {
  asked,
  begin,
  bill,
  choice,
  confirm,
  flat,
  flatten,
  key,
  phone,
  shown,
  type,
  use,
} from './sale-phone.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

/** A sale at the till as built: one quote, and what is chosen on it. */

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

  test('coupons are ticked by hand, several at once, and what does not apply says why', async () => {
    await bill()
    await phone.tap('#coupon')
    expect(phone.text()).toContain('还差 ¥134.05')
    await choice('周年庆满两百减五十元大额优惠券限定款')
    expect(shown('[class$="--use"]')).toBe('用这1张券')
    await choice('新客回礼券')
    expect(shown('[class$="--use"]')).toBe('用这2张券')
    expect(asked()).toHaveLength(1)
    await use()
    expect(asked().at(-1)).toMatchObject({ couponIds: ['c1', 'c2'] })
    expect(shown('#pay')).toBe('¥77.50')
    expect(flatten(phone.find('#coupon')?.textContent)).toContain('满60减12、新客回礼券')
    await phone.tap('#coupon')
    await choice('满 60 减 12')
    await use()
    expect(asked().at(-1)).toMatchObject({ couponIds: ['c2'] })
    expect(shown('#pay')).toBe('¥89.50')
  })

  test('no coupon at all is a choice too, and then nothing is locked', async () => {
    await bill()
    await phone.tap('#coupon')
    await choice('满 60 减 12')
    await phone.tap('不用券')
    expect(asked().at(-1)).toMatchObject({ couponIds: [] })
    expect(shown('#pay')).toBe('¥95')
    await phone.tap('确认收款 ¥95')
    expect(phone.callsOf('sales.hold')).toEqual([])
    expect(shown('#paid')).toBe('¥95')
  })

  test('a combination that can not be is said on the bill, which stays as it was', async () => {
    const words = '这张券不能用在这一笔上：不能和「满 60 减 12」同时用'
    const answer = tillDay['sales.quote'] as (input: never) => unknown
    await bill({
      'sales.quote': (input: { couponIds?: string[] }) =>
        (input.couponIds?.length ?? 0) > 1
          ? refusal('sales.coupon-not-usable', words)
          : answer(input as never),
    })
    await phone.tap('#coupon')
    await choice('新客回礼券')
    await use()
    expect(phone.text()).toContain(words)
    expect(shown('#pay')).toBe('¥83')
  })

  const fifty = Array.from({ length: 50 }, (_, place) => ({
    couponId: `k${place}`,
    name: `第 ${place + 1} 张：${'周年庆满两百减五十元大额'.slice(0, 12)}`,
    benefit: { kind: 'amount-off', offFen: 100 + place, minFen: 0 },
    offFen: 0,
    soloFen: 100 + place,
    why: '不能和「周年庆满两百减五十元大额优惠券限定款」同时用',
    expiresAt: 0,
  }))
  const crowded: Script = {
    'sales.quote': (input: never) => ({
      ...(tillDay['sales.quote'] as (input: never) => object)(input),
      used: [],
      coupons: fifty,
    }),
  }

  test('of fifty coupons twenty are drawn, then twenty more; a fourth is not taken', async () => {
    await bill(crowded)
    await phone.tap('#coupon')
    const drawn = () => phone.findAll('[class*="--row"]').length
    await expect.poll(drawn).toBe(20)
    await phone.tap('再看 20 张')
    await expect.poll(drawn).toBe(40)
    await phone.tap('再看 10 张')
    await expect.poll(drawn).toBe(50)
    for (const name of ['第 1 张', '第 22 张', '第 50 张', '第 3 张']) await choice(name)
    expect(phone.text()).toContain('一笔最多用 3 张')
    await use()
    expect(asked().at(-1)).toMatchObject({ couponIds: ['k0', 'k21', 'k49'] })
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('ticking a coupon sends little', async () => {
    await bill(crowded)
    await phone.tap('#coupon')
    const sent = await phone.sent(() => choice('第 7 张'))
    expectLittle(sent)
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
    await choice('满 60 减 12')
    await use()
    await phone.tap('用 475 分抵 ¥4.75')
    await phone.tap('#coupon')
    await choice('新客回礼券')
    await use()
    expect(asked().at(-1)).toMatchObject({ couponIds: ['c2'], points: 200 })
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
    ;(phone.find('#hold') as HTMLElement).click()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(phone.callsOf('sales.hold')).toEqual([])
  })

  test('a member without points or coupons sees neither', async () => {
    await bill({
      'sales.quote': (input: never) => {
        const quote = (tillDay['sales.quote'] as (input: never) => object)(input)
        return { ...quote, used: [], coupons: [], points: { spendable: 0, most: 0, mostFen: 0 } }
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
