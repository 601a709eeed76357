import { afterEach, describe, expect, test } from 'vitest'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { answers, guestHome } from './member-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'
import { brief, cancelled, good, shopDay, soldNow } from './shop-answers.ts'

/** The points shop as built: true stock, gates explained, the effect before the tap. */

let phone: Opened
afterEach(() => phone?.close())

const open = async (page: string, change: Script = {}): Promise<Opened> => {
  phone = await openPage(page, { ...shopDay, ...change })
  return phone
}

describe('the goods', () => {
  test('stand with price, true stock, and why they are not to be had', async () => {
    await open('member/shop')
    const text = phone.text()
    expect(text).toContain('235 分')
    expect(text).toContain('另有 8 分过些天可用')
    expect(text).toContain('剩 12 件')
    expect(text).toContain('还差 45 分')
    expect(text).toContain('「熟茶客」及以上会员可兑')
    expect(text).toContain('已经兑完了')
    expect(text).toContain('每人限兑 1 件，您已兑过')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('many come in portions, and the end of the page asks for more', async () => {
    const many = Array.from({ length: 20 }, (_, place) => good({ templateId: `g${place}` }))
    await open('member/shop', {
      'shop.goods': ({ after }: { after?: string }) =>
        after
          ? { brief, goods: [good({ templateId: 'last', name: '最后一件' })] }
          : { brief, goods: many, next: '1~g19' },
    })
    await expect.poll(() => phone.findAll('[class$="--row"]').length).toBe(20)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('再往前看')
    expect(phone.text()).toContain('最后一件')
  })

  test('none at all is said kindly', async () => {
    await open('member/shop', { 'shop.goods': { brief, goods: [] } })
    expect(phone.text()).toContain('积分商城还没有上架东西')
  })

  test('a guest is led to the membership', async () => {
    await open('member/shop', {
      'shop.goods': refusal('role.member-required'),
      'membership.home': guestHome,
    })
    await phone.tap('去入会')
    expect(phone.where()).toBe('pages/card')
  })
})

describe('an exchange', () => {
  const ask = async (change: Script = {}) => {
    await open('member/shop', change)
    await phone.tap('山茶小杯')
    await phone.tap('#exchange')
  }

  test('shows its effect before, and leads to the coupon', async () => {
    const after = { ...brief, balance: 43, spendable: 35 }
    let now = brief
    await ask({
      'shop.goods': () => ({ brief: now, goods: [good()] }),
      'shop.exchange': () => {
        now = after
        return shopDay['shop.exchange']
      },
    })
    expect(phone.text()).toContain('用 200 分，余 35 分')
    expect(phone.callsOf('shop.exchange')).toEqual([])
    await phone.tap('#exchange-now')
    expect(phone.callsOf('shop.exchange')[0]?.input).toEqual({ templateId: 'g1' })
    expect(phone.text()).toContain('已放进您的券包')
    expect(phone.text()).toContain('您有 43 分，现在可用 35 分')
    await phone.tap('看这张券')
    expect(phone.where()).toBe('member/coupon?id=cup')
  })

  test('opening its sheet sends little', async () => {
    await open('member/shop/good?id=g1')
    const sent = await phone.sent(() => phone.tap('#exchange'))
    expectLittle(sent)
  })

  test('two taps are one exchange', async () => {
    await ask()
    const button = phone.find('#exchange-now') as HTMLElement
    button.click()
    button.click()
    await phone.waitQuiet()
    expect(phone.callsOf('shop.exchange')).toHaveLength(1)
  })

  test('the last one went to somebody else: said, and the stock is the true one again', async () => {
    let asked = 0
    await ask({
      'shop.exchange': refusal('coupons.sold-out', '来晚一步，已经兑完了'),
      'shop.goods': () => ({
        brief,
        goods: [++asked === 1 ? good() : good({ left: 0, state: 'sold-out' })],
      }),
    })
    await phone.tap('#exchange-now')
    expect(phone.text()).toContain('来晚一步，已经兑完了')
    expect(phone.text()).toContain('还有 0 件')
    expect(phone.find('#exchange')).toBeNull()
  })

  test('a lost answer is sent again as the same step', async () => {
    let turns = 0
    await ask({
      'shop.exchange': () => (++turns <= 2 ? LOST : shopDay['shop.exchange']),
    })
    await phone.tap('#exchange-now')
    await phone.until('没有连上服务')
    await phone.tap('#exchange')
    await phone.tap('#exchange-now')
    const ids = phone.callsOf('shop.exchange').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    expect(phone.text()).toContain('已放进您的券包')
  })

  test.each([
    ['g2', '还差 45 分'],
    ['g3', '「熟茶客」及以上会员可兑'],
    ['g4', '已经兑完了'],
    ['g5', '每人限兑 1 件，您已兑过'],
  ])('of %s is not offered, and why is said at the thumb', async (id, why) => {
    await open(`member/shop/good?id=${id}`)
    expect(phone.find('#exchange')).toBeNull()
    expect(phone.find('.page-foot')?.textContent).toBe(why)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('a good that is gone says so', async () => {
    await open('member/shop/good?id=gone')
    expect(phone.text()).toContain('没有找到这件商品')
  })
})

describe('a coupon that points paid', () => {
  test('can be given back: the effect before, the points after', async () => {
    let shown = shopDay['coupons.show']
    await open('member/coupon?id=cup', { 'coupons.show': () => shown })
    expect(phone.text()).toContain('200 分')
    await phone.tap('#cancel')
    expect(phone.find('[data-testid=modal]')?.textContent).toContain('200 分退回原来的批次')
    shown = cancelled
    await phone.answer('取消兑换')
    expect(phone.callsOf('shop.cancel')[0]?.input).toEqual({ couponId: 'cup' })
    expect(phone.text()).toContain('已取消兑换，退回 200 分')
    expect(phone.text()).toContain('这张券已经作废')
    expect(phone.find('#code-digits')).toBeNull()
  })

  test('a no keeps it', async () => {
    await open('member/coupon?id=cup')
    await phone.tap('#cancel')
    await phone.answer('先留着')
    expect(phone.callsOf('shop.cancel')).toEqual([])
  })

  test('one that was used meanwhile stays, and why is said', async () => {
    const words = '这张券已使用，不能退回积分了'
    await open('member/coupon?id=cup', { 'shop.cancel': refusal('shop.cannot-cancel', words) })
    await phone.tap('#cancel')
    await phone.answer('取消兑换')
    expect(phone.text()).toContain(words)
  })

  test('a free one offers nothing of it', async () => {
    await open('member/coupon?id=c1', { 'coupons.show': answers['coupons.show'] })
    expect(phone.find('#cancel')).toBeNull()
    expect(phone.text()).not.toContain('积分兑换')
  })
})

describe('the code page', () => {
  test('says a sale as the till recorded it', async () => {
    await open('member/code', { 'membership.code': soldNow })
    const words = phone.find('#sold')?.textContent ?? ''
    expect(words).toContain('湖滨店')
    expect(words).toContain('实付 ¥78.50')
    expect(words).toContain('标价 ¥100')
    expect(words).toContain('用了 500 分')
    expect(words).toContain('得 78 分')
  })

  test('within three seconds of the record', async () => {
    let now: object = answers['membership.code']
    await open('member/code', { 'membership.code': () => now })
    expect(phone.find('#sold')).toBeNull()
    now = soldNow
    await expect.poll(() => phone.find('#sold'), { timeout: 3000 }).not.toBeNull()
  })
})
