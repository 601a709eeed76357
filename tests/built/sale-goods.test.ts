import { describe, expect, test } from 'vitest'
import { CODE, MEMBER_CODE, quote, tickets } from './clerk-answers.ts'
import { refusal, type Script } from './clerk-cloud.ts'
import { tillDay } from './sale-answers.ts'
import { asked, begin, flat, kept, open, phone, shown, type } from './sale-phone.ts'
import { expectLittle } from './set-data.ts'

/** A sale at the till as built: goods by their keys, and coupons that need them. */

describe('goods by their keys', () => {
  const goods = async (change: Script = {}): Promise<void> => {
    await begin(change)
    await phone.tap('选商品')
  }
  const good = async (name: string): Promise<void> => {
    const found = phone.findAll('[class$="--add"]').find((one) => one.textContent?.startsWith(name))
    if (!found) throw new Error(`no key ${name}`)
    await phone.tap(found)
  }
  const names = () =>
    phone.findAll('[class$="--add"] [class$="--name"]').map((one) => one.textContent)

  test('each tap is one more, one less takes it back, amounts stand beside them', async () => {
    await goods()
    await good('桂花乌龙')
    await good('桂花乌龙')
    await good('绿豆糕')
    expect(shown('.till-total-sum')).toBe('¥154.50')
    await phone.tap('[class$="--less"]')
    expect(shown('.till-total-sum')).toBe('¥86.50')
    await phone.tap('输金额')
    await type('5×2')
    expect(shown('.till-total-text')).toBe('2件商品+5×2')
    await phone.tap('算一下')
    expect(asked()[0]?.items).toEqual([
      { fen: 6800, count: 1, productId: 'gOolong' },
      { fen: 1850, count: 1, productId: 'gCake' },
      { fen: 500, count: 2 },
    ])
    expect(flat()).toContain('桂花乌龙标价 ¥68')
  })

  test('twenty are drawn at first; categories and search find the others', async () => {
    await goods()
    await expect.poll(() => names().length).toBe(20)
    await phone.tap('还有 10 样')
    expect(names()).toHaveLength(30)
    await phone.tap('茶点')
    expect(names()).toEqual(['绿豆糕'])
    await phone.tap('全部')
    await phone.input('[class$="--search"]', '山茶 2')
    expect(names()).toEqual([
      '山茶 2 号',
      ...Array.from({ length: 9 }, (_, place) => `山茶 2${place} 号`),
    ])
    await phone.input('[class$="--search"]', '咖啡')
    expect(phone.text()).toContain('没有这样的商品')
  })

  test('a key and a category send little', async () => {
    await goods()
    await good('绿豆糕')
    expectLittle(await phone.sent(() => good('桂花乌龙')))
    expectLittle(await phone.sent(() => phone.tap('茶点')))
    expectLittle(await phone.sent(() => phone.tap('输金额')))
  })

  test('the phone remembers which keys this clerk works with', async () => {
    await goods()
    await phone.tap('输金额')
    await phone.tap('选商品')
    expect(phone.find('.page-body .either-b')).toBeNull()
    expect(kept('clerk:keys')).toBe('goods')
  })

  test('a brand without a catalogue has amounts only', async () => {
    const none = { categories: [], products: [], rev: 0 }
    await begin({ 'products.all': { catalogue: none } })
    expect(phone.text()).not.toContain('选商品')
  })

  test('goods that were taken out of the catalogue meanwhile are said beside the keys', async () => {
    await goods({ 'sales.quote': refusal('sales.product-unknown') })
    await good('绿豆糕')
    await phone.tap('算一下')
    expect(phone.text()).toContain('有商品已经不在商品表里了')
    expect(shown('.till-total-sum')).toBe('¥18.50')
  })
})

describe('a coupon that needs a sale', () => {
  const alone: Script = {
    'redemption.quote': {
      kind: 'coupon',
      quote: { ...quote, couponId: 'c2', alone: false, visit: 'visit.coupon' },
    },
  }

  test('goes to the sale with that coupon, by the visit of its own code', async () => {
    await open(`clerk/quote?code=${CODE}`, alone)
    expect(phone.text()).toContain('这张券在收款时用')
    expect(phone.text()).not.toContain('确认核销')
    await phone.tap('#sell')
    await type('100')
    await phone.tap('算一下')
    expect(asked()[0]).toMatchObject({ visit: 'visit.coupon', couponIds: ['c2'] })
    expect(shown('#pay')).toBe('¥89.50')
  })

  test('one that does not fit these goods can be left out', async () => {
    const words = '这张券不能用在这一笔上：不适用这些商品'
    const answer = tillDay['sales.quote'] as (input: never) => unknown
    await open(`clerk/quote?code=${CODE}`, {
      ...alone,
      'sales.quote': (input: { couponIds?: string[] }) =>
        input.couponIds ? refusal('sales.coupon-not-usable', words) : answer(input as never),
    })
    await phone.tap('#sell')
    await type('100')
    await phone.tap('算一下')
    expect(phone.text()).toContain(words)
    await phone.tap('不用它，算最省的')
    expect(shown('#pay')).toBe('¥83')
  })

  test('the member’s own list leads there too', async () => {
    const fold = { kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 0 }
    await open(`clerk/quote?code=${MEMBER_CODE}`, {
      'redemption.quote': {
        kind: 'member',
        member: '会员 尾号 2025',
        visit: 'visit.2025',
        tickets: [
          { ...tickets[0], id: 'c2', name: '88 折', benefit: fold },
          { ...tickets[1], notNow: '周一至周五 14:00–17:00 可用' },
        ],
      },
    })
    expect(phone.text()).toContain('收款时用')
    await phone.tap('周一至周五 14:00–17:00 可用')
    expect(phone.callsOf('redemption.pick')).toEqual([])
    await phone.tap('88 折')
    expect(phone.where()).toBe('clerk/sale')
    await type('100')
    await phone.tap('算一下')
    expect(asked()[0]).toMatchObject({ couponIds: ['c2'] })
  })

  test('a redemption that is refused for want of a sale leads there', async () => {
    await open(`clerk/quote?code=${CODE}`, {
      'redemption.redeem': refusal('redemption.needs-sale'),
    })
    await phone.tap('确认核销')
    expect(phone.text()).toContain('这张券要在收款时用')
    await phone.tap('#sell')
    expect(phone.where()).toBe('clerk/sale')
  })
})
