import { describe, expect, test } from 'vitest'
import { refusal } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { operatorDay } from './operator-answers.ts'
import { freshProgram, program } from './program-answers.ts'

const marked = (phone: Opened) =>
  phone
    .findAll('.field-said .field-hint:not(.field-rule), .field-bad:not(.field-said) .field-rule')
    .map(({ textContent }) => textContent)
/** The tab in front: the other two are drawn, but not displayed. */
const tabs = { 积分: 1, 等级: 2, 签到: 3 }
const front = async (phone: Opened, tab: keyof typeof tabs) => {
  await phone.tap(`.tab:nth-child(${tabs[tab]})`)
  expect(phone.find(`.third-${tabs[tab]}`)).not.toBeNull()
}
const words = (phone: Opened, tab: keyof typeof tabs) =>
  phone
    .findAll(`.third:nth-child(${tabs[tab]}) .word:not(.word-none)`)
    .map(({ textContent }) => textContent)
const save = (phone: Opened) => phone.tap('.page-foot .btn')
const sentTo = (phone: Opened, route: string) => phone.callsOf(route).map(({ input }) => input)
const fresh = { ...operatorDay, 'program.show': freshProgram }

describe('points', () => {
  test('a brand that decided nothing finds a suggestion on the form, and one tap takes it', async () => {
    const phone = await open('operator/program', fresh)
    expect(phone.text()).toContain('这是一份常见的建议，还没有生效')
    await save(phone)
    expect(sentTo(phone, 'program.savePoints')).toEqual([
      { rules: program.points, alsoEarned: false },
    ])
    expect(phone.callsOf('program.saveTiers')).toEqual([])
  })

  test('what members will read follows the typing', async () => {
    const phone = await open('operator/program', operatorDay)
    expect(words(phone, '积分')[0]).toBe('实付每 1 元得 1 分，再乘等级倍数，不足 1 分的舍去')
    await phone.input('#points-per-yuan', '2')
    expect(words(phone, '积分')[0]).toContain('每 1 元得 2 分')
    await phone.input('#points-rate', '')
    expect(words(phone, '积分').join()).not.toContain('抵 1 元')
  })

  test('a longer expiry may count for points already earned, when the operator says so', async () => {
    const phone = await open('operator/program', operatorDay)
    await phone.input('#points-expiry', '24')
    expect(phone.find('.expiry-longer')).not.toBeNull()
    await phone.tap('已经发出的也延长')
    await save(phone)
    expect(sentTo(phone, 'program.savePoints')[0]).toMatchObject({
      rules: { expiryMonths: 24 },
      alsoEarned: true,
    })
  })

  test('a shorter expiry is said to leave earned points alone, and asks for nothing else', async () => {
    const phone = await open('operator/program', operatorDay)
    await phone.input('#points-expiry', '24')
    await phone.tap('已经发出的也延长')
    await phone.input('#points-expiry', '6')
    expect(phone.find('.expiry-shorter')?.textContent).toContain('保留原来的到期日')
    await save(phone)
    expect(sentTo(phone, 'program.savePoints')[0]).toMatchObject({
      rules: { expiryMonths: 6 },
      alsoEarned: false,
    })
  })

  test.each([
    ['#points-per-yuan', '1.5', '请填 1000 以内的整数，不用就留空'],
    ['#points-share', '0', '请填 1 到 100 的整数'],
    ['#points-pending', '61', '请填天数，最多 60 天，当天可用填 0'],
    ['#points-expiry', '37', '请填月数，最多 36 个月'],
    ['#points-approve', '-1', '请填积分数，0 就是每一笔都要另一位确认'],
  ])('%s with %s is marked and not sent', async (field, text, sentence) => {
    const phone = await open('operator/program', operatorDay)
    await phone.input(field, text)
    await save(phone)
    expect(marked(phone)).toEqual([sentence])
    expect(phone.callsOf('program.savePoints')).toEqual([])
  })

  test('a rate that pays more than was earned is marked at the rate, until it is typed again', async () => {
    const sentence = '每 1 分抵 1 元，比发出的还贵，请检查抵扣比例'
    const phone = await open('operator/program', {
      ...operatorDay,
      'program.savePoints': refusal('points.rate-useless', sentence),
    })
    await phone.input('#points-rate', '1')
    await save(phone)
    expect(marked(phone)).toEqual([sentence])
    await phone.input('#points-rate', '10')
    expect(marked(phone)).toEqual([])
  })

  test('the choice of what a return takes back is sent', async () => {
    const phone = await open('operator/program', operatorDay)
    await phone.tap('只收还不能用的')
    await save(phone)
    expect(sentTo(phone, 'program.savePoints')[0]).toMatchObject({
      rules: { returnPolicy: 'only-pending' },
    })
    expect(words(phone, '积分').join()).toContain('还不能用的积分会收回')
  })
})

describe('tiers', () => {
  const tiersOf = (phone: Opened, route = 'program.saveTiers') =>
    (sentTo(phone, route)[0] as { rules: typeof program.tiers }).rules.tiers

  test('a tier ends where the next one begins, whatever the order of typing', async () => {
    const phone = await open('operator/program', operatorDay)
    await front(phone, '等级')
    await phone.tap('加一级')
    await phone.input('#tier-3-name', '贵客')
    await phone.input('#tier-3-from', '9000')
    await phone.input('#tier-3-price', '8.8')
    await phone.input('#tier-3-factor', '2')
    await phone.input('#tier-1-from', '600')
    await save(phone)
    expect(tiersOf(phone)).toEqual([
      { name: '新客', from: 0, to: 599, pricePercent: 100, pointsPercent: 100 },
      { name: '熟客', from: 600, to: 1999, pricePercent: 95, pointsPercent: 120 },
      { name: '老友', from: 2000, to: 8999, pricePercent: 90, pointsPercent: 150 },
      { name: '贵客', from: 9000, pricePercent: 88, pointsPercent: 200 },
    ])
  })

  test('what is taken away is not sent, and the tier below takes its room', async () => {
    const phone = await open('operator/program', operatorDay)
    await front(phone, '等级')
    await phone.tap('#tier-1-away')
    await save(phone)
    expect(tiersOf(phone).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['新客', 0, 1999],
      ['老友', 2000, undefined],
    ])
  })

  test.each([
    ['95', 95],
    ['9.5', 95],
    ['9', 90],
    ['50', 50],
    ['', 100],
  ])('a price of %s 折 is %i percent', async (text, percent) => {
    const phone = await open('operator/program', operatorDay)
    await front(phone, '等级')
    await phone.input('#tier-2-price', text)
    await save(phone)
    expect(tiersOf(phone)[2]?.pricePercent).toBe(percent)
  })

  test.each(['4.9', '101', '95.5', '0', '九折', '-9'])(
    'a price of %s 折 is marked',
    async (text) => {
      const phone = await open('operator/program', operatorDay)
      await front(phone, '等级')
      await phone.input('#tier-2-price', text)
      await save(phone)
      expect(marked(phone)).toEqual(['请填 5 到 9.9 或 50 到 99，不打折留空'])
      expect(phone.callsOf('program.saveTiers')).toEqual([])
    },
  )

  test('the try-out tells each tier beside now, saves nothing, and grows old with the next digit', async () => {
    const phone = await open('operator/program', operatorDay)
    await front(phone, '等级')
    await phone.tap('看看今天各级会有多少人')
    expect(phone.text()).toContain('今天 2431 位会员会这样分')
    expect(phone.text()).toContain('500 位，现在 400 位')
    expect(tiersOf(phone, 'tiers.simulate')).toEqual(program.tiers.tiers)
    expect(phone.callsOf('program.saveTiers')).toEqual([])
    const old = () => !phone.byText('门槛改过了')?.classList.contains('word-none')
    expect(old()).toBe(false)
    await phone.input('#tier-1-from', '501')
    expect(old()).toBe(true)
  })

  test('tiers that the server refuses are told why, and stay on the form', async () => {
    const sentence = '「老友」的会员价或积分倍数比「熟客」还差，请改成一样好或更好'
    const phone = await open('operator/program', {
      ...operatorDay,
      'program.saveTiers': refusal('tiers.not-higher', sentence),
    })
    await front(phone, '等级')
    await phone.input('#tier-2-price', '98')
    await save(phone)
    expect(phone.find('.page-foot')?.textContent).toContain(sentence)
    expect(phone.find('#tier-2-price')?.querySelector('input')?.value).toBe('98')
  })
})

describe('check-in', () => {
  const rulesOf = (phone: Opened) =>
    (sentTo(phone, 'program.saveCheckin')[0] as { rules: typeof program.checkin }).rules

  test('days, bonuses and make-ups are sent whole, bonuses by their days', async () => {
    const phone = await open('operator/program', operatorDay)
    await front(phone, '签到')
    await phone.input('#checkin-day-7', '9')
    await phone.tap('#bonus-0-away')
    await phone.tap('加一条累计奖励')
    await phone.input('#bonus-0-days', '28')
    await phone.input('#bonus-0-points', '50')
    await phone.input('#make-up-price', '0')
    await save(phone)
    expect(rulesOf(phone)).toEqual({
      open: true,
      cycle: [1, 1, 2, 2, 3, 3, 9],
      bonuses: [
        { days: 20, points: 30 },
        { days: 28, points: 50 },
      ],
      makeUp: { price: 0, perMonth: 3 },
      tierFactor: false,
    })
  })

  test('closing it says so and keeps what was typed', async () => {
    const phone = await open('operator/program', operatorDay)
    await front(phone, '签到')
    await phone.tap('不开放')
    expect(phone.find('.third:nth-child(3) .either-b')?.textContent).toContain('会员看不到签到')
    await save(phone)
    expect(rulesOf(phone)).toEqual({ ...program.checkin, open: false })
  })

  test('two bonuses for the same days are refused with the sentence of the server', async () => {
    const sentence = '累计奖励里有两条都是 10 天，请合成一条'
    const phone = await open('operator/program', {
      ...operatorDay,
      'program.saveCheckin': refusal('checkin.bonus-twice', sentence),
    })
    await front(phone, '签到')
    await phone.input('#bonus-1-days', '10')
    await save(phone)
    expect(phone.text()).toContain(sentence)
  })

  test('each empty day is marked', async () => {
    const phone = await open('operator/program', operatorDay)
    await front(phone, '签到')
    await phone.input('#checkin-day-1', '')
    await save(phone)
    expect(marked(phone)).toEqual(['请填 0 到 1000 的整数'])
    expect(phone.callsOf('program.saveCheckin')).toEqual([])
  })
})

describe('a good of the points shop', () => {
  const fill = async (phone: Opened) => {
    await phone.tap('积分兑换')
    await phone.input('#draft-price', '200')
  }

  test('has a price in its words and in what is sent', async () => {
    const phone = await open('operator/template?id=tDraft', operatorDay)
    await fill(phone)
    expect(phone.text()).toContain('积分商城 · 200 分')
    await expect.poll(() => phone.text(), { timeout: 3000 }).toContain('200 积分兑换')
    await phone.tap('存为草稿')
    expect(sentTo(phone, 'coupons.draft')[0]).toMatchObject({
      form: { shop: { price: 200, minLevel: 0 } },
    })
  })

  test('without a price it is marked; given for free it needs none', async () => {
    const phone = await open('operator/template?id=tDraft', operatorDay)
    await phone.tap('积分兑换')
    await phone.tap('存为草稿')
    expect(marked(phone)).toEqual(['请填要用多少积分，例如 200'])
    await phone.tap('免费领取')
    await phone.tap('存为草稿')
    const [sent] = sentTo(phone, 'coupons.draft') as { form: object }[]
    expect(sent?.form).not.toHaveProperty('shop')
  })

  test('a tier that is gone is marked where tiers are chosen', async () => {
    const sentence = '没有第 4 级会员，现在一共 3 级，请重新选择可兑换的等级'
    const phone = await open('operator/template?id=tDraft', {
      ...operatorDay,
      'coupons.draft': refusal('coupons.tier-missing', sentence),
    })
    await fill(phone)
    await phone.tap('存为草稿')
    expect(marked(phone)).toEqual([sentence])
  })

  test('once published it says who may exchange it, and has no code to give it for free', async () => {
    const phone = await open('operator/template?id=tShop', operatorDay)
    expect(phone.text()).toContain('积分商城 · 200 分 · 熟客及以上')
    expect(phone.find('.code-picture')).toBeNull()
    expect(phone.callsOf('coupons.offerCode')).toEqual([])
    await phone.tap('停止发放')
    expect(phone.text()).toContain('积分商城里也不再出现')
  })

  test('no parcel card can give it', async () => {
    const phone = await open('operator/batch', operatorDay)
    expect(phone.find('wx-picker, picker')?.outerHTML ?? phone.text()).not.toContain('云雾茶一盒')
  })
})
