import { afterEach, describe, expect, test } from 'vitest'
import { CODE, MEMBER_CODE, quote, row, south, tickets } from './clerk-answers.ts'
import { LOST, NOW, refusal, type Script } from './clerk-cloud.ts'
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
/** The coupons are locked, the money comes, the sale is recorded. */
const confirm = async (): Promise<void> => {
  if (phone.find('#hold')) await phone.tap('#hold')
  await phone.tap('#confirm')
}
/** A row of the choice of coupons, by its name. */
const choice = async (name: string): Promise<void> => {
  const found = phone.findAll('[class*="--row"]').find((one) => one.textContent?.includes(name))
  if (!found) throw new Error(`no coupon ${name}`)
  await phone.tap(found)
}
/** What the phone remembers. */
const kept = (name: string) =>
  (phone.phone.wx as unknown as { getStorageSync(key: string): unknown }).getStorageSync(name)
const use = () => phone.tap('[class$="--use"]')
const flatten = (text: string | null | undefined) => text?.replace(/\s/g, '')
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
