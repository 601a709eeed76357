import { describe, expect, test } from 'vitest'
import { LOST, NOW, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { dataDay, joinPreview, names, pair, people, stranger } from './data-answers.ts'

const DAY = 24 * 60 * 60_000
const sentTo = (phone: Opened, route: string) => phone.callsOf(route).map(({ input }) => input)
const pick20 = async (phone: Opened) => {
  await phone.tap('.day-row wx-picker')
  await phone.tap('[data-testid="option-20日"]')
  await phone.tap('[data-testid=picker-ok]')
}
const person = 'data/person?id=m.m1'
const data = (over: Script = {}): Script => ({ ...dataDay, ...over })

describe('finding a person', () => {
  test('one who is found is opened; nothing typed asks nothing', async () => {
    const phone = await open('data/find', data())
    await phone.tap('找这位顾客')
    expect(phone.callsOf('persons.find')).toEqual([])
    await phone.input('#find-text', ' 138 0000 5678 ')
    await phone.tap('找这位顾客')
    expect(sentTo(phone, 'persons.find')).toEqual([{ text: '138 0000 5678' }])
    expect(phone.where()).toBe('data/person?id=m.p0')
  })

  test('of several one chooses; nobody is told at the field', async () => {
    const phone = await open('data/find', data({ 'persons.find': { people: people(0, 2) } }))
    await phone.input('#find-text', '13800005678')
    await phone.tap('找这位顾客')
    expect(phone.text()).toContain('找到 2 位')
    await phone.tap('会员 尾号 1001')
    expect(phone.where()).toBe('data/person?id=m.p1')
    const sentence = '没有找到这位顾客，可能还没有任何记录'
    const none = await open(
      'data/find',
      data({ 'persons.find': refusal('persons.not-found', sentence) }),
    )
    await none.input('#find-text', '1')
    await none.tap('找这位顾客')
    expect(none.find('.field-said .field-hint')?.textContent).toBe(sentence)
  })

  test('with somebody in mind, the next question is whether they are one', async () => {
    const phone = await open('data/find?with=b.x', data())
    await phone.input('#find-text', '1')
    await phone.tap('找这位顾客')
    expect(phone.where()).toBe('data/same?way=join&a=b.x&b=m.p0')
  })
})

describe('one person', () => {
  test('stands in a stage for reasons that are told, with what would change it', async () => {
    const phone = await open(person, data())
    for (const words of [
      '忠诚 L',
      '因为近 380 天内有购买，满 2 次',
      '淘宝/天猫购买 ¥128',
      '2027年3月23日起变为「购买 P」',
      '已经全部退货，不再算的购买',
      '一般发展',
      'R5 F2 M2',
      '已全部退货',
      '退了 ¥10',
    ]) {
      expect(phone.text()).toContain(words)
    }
  })

  test('is seen as of any day, and back to today with one tap', async () => {
    const phone = await open(person, data())
    expect(phone.byText('回到今天')).toBeNull()
    await pick20(phone)
    await phone.tap('回到今天')
    expect(sentTo(phone, 'persons.show')).toEqual([
      { id: 'm.m1' },
      { id: 'm.m1', day: '2026-11-20' },
      { id: 'm.m1' },
    ])
  })

  test('leads to the member’s page, which leads back', async () => {
    const phone = await open(person, data())
    await phone.tap('会员资料')
    expect(phone.where()).toBe('operator/member?id=m1')
    await phone.tap('顾客画像')
    expect(phone.where()).toBe('data/person?id=m.m1')
  })

  test('who is no member has no member’s page; that they want no marketing is said', async () => {
    const phone = await open(
      'data/person?id=b.douyin.77c0',
      data({ 'persons.show': { person: stranger } }),
    )
    expect(phone.text()).toContain('还不是会员')
    expect(phone.text()).toContain('不接收营销消息')
    expect(phone.byText('会员资料')).toBeNull()
  })

  test('who was seen stays on the screen without a network, with its time', async () => {
    let turns = 0
    const answer = dataDay['persons.show']
    const phone = await open(person, data({ 'persons.show': () => (turns++ ? LOST : answer) }))
    await pick20(phone)
    await phone.until('的内容')
    expect(phone.text()).toContain('忠诚 L')
  })
})

describe('names of a person', () => {
  test('each says by what and since when; links say who decided and why', async () => {
    const phone = await open('data/names?id=m.m1', data())
    for (const words of [
      '积分 120',
      '购买 2 单',
      '会员授权手机号，10月23日 (周五) 18:00 起',
      '苏掌柜在 10月24日 (周六) 18:00 认定是同一人：本人来店说的',
    ]) {
      expect(phone.text()).toContain(words)
    }
    await phone.tap('去确认')
    expect(phone.where()).toBe('data/same?way=ask&a=m.m1&b=b.taobao.a3f9')
  })

  test('a link that joins is taken apart with a reason, after what it does was seen', async () => {
    const phone = await open('data/names?id=m.m1', data())
    await phone.tap(phone.findAll('.row-link')[1] as HTMLElement)
    expect(phone.where()).toBe('data/same?way=split&a=m.m1&b=p.5f21&link=l1')
    expect(sentTo(phone, 'identity.preview')).toEqual([{ a: 'm.m1', b: 'p.5f21', same: false }])
    expect(phone.find('#sums')?.textContent).toContain('合计不变：积分 120')
    await phone.tap('.page-foot .btn')
    await phone.tap('确认拆开')
    expect(phone.callsOf('identity.split')).toEqual([])
    await phone.input('#same-why', '弄错了')
    await phone.tap('确认拆开')
    expect(sentTo(phone, 'identity.split')).toEqual([{ linkId: 'l1', why: '弄错了' }])
    expect(phone.where()).toBe('data/names?id=m.m1')
    expect(phone.callsOf('identity.person')).toHaveLength(2)
  })

  test('another person can be made one with them', async () => {
    const phone = await open('data/names?id=m.m1', data())
    await phone.tap('和另一位顾客合并')
    expect(phone.where()).toBe('data/find?with=m.m1')
  })

  test('many are said to be more', async () => {
    const long = { ...names, person: { ...names.person, more: 12 }, more: 3 }
    const phone = await open('data/names?id=m.m1', data({ 'identity.person': long }))
    expect(phone.text()).toContain('另有 12 个身份')
    expect(phone.text()).toContain('另有 3 条更早的线索')
  })
})

describe('two who may be one', () => {
  test('wait with both sides and the reason', async () => {
    const phone = await open('data/waiting', data())
    expect(phone.text()).toContain('有 1 对可能是同一个人')
    expect(phone.text()).toContain('淘宝天猫买家 A3F9，另 3 个')
    await phone.tap('收货人不一定是买家本人')
    expect(phone.where()).toBe('data/same?way=ask&a=m.m1&b=b.taobao.a3f9')
  })

  test('none waiting says where they would come from; many come page by page', async () => {
    const none = await open('data/waiting', data({ 'identity.waiting': { rows: [], count: 0 } }))
    expect(none.text()).toContain('没有等着确认的')
    const pages = ({ after }: { after?: string }) =>
      after
        ? { rows: [{ ...pair, id: 'l9' }], count: 2 }
        : { rows: [pair], count: 2, next: `${NOW - DAY}~l2` }
    const phone = await open('data/waiting', data({ 'identity.waiting': pages }))
    await phone.tap('再往前看')
    expect(phone.findAll('.row-card')).toHaveLength(2)
  })

  test.each([
    ['是同一人', '确认合并', true],
    ['不是', '确认不是', false],
  ])('%s: sums before and after, a reason, then it is sent once', async (word, yes, same) => {
    const phone = await open('data/waiting', data())
    await phone.tap('.row-card')
    expect(phone.text()).toContain('积分 120 · 可用券 2 张 · 留下的好友 1 位 · 购买 2 单 · ¥170')
    const buttons = phone.findAll('.page-foot .btn')
    const button = buttons.find(({ textContent }) => textContent === word)
    button?.click()
    await phone.waitQuiet()
    await phone.input('#same-why', '本人说的')
    await phone.tap(yes)
    const input = { a: 'm.m1', b: 'b.taobao.a3f9', same, why: '本人说的' }
    expect(sentTo(phone, 'identity.decide')).toEqual([input])
    expect(phone.where()).toBe('data/waiting')
  })

  test('a refusal stays in the sheet with its sentence', async () => {
    const sentence = '已经认定过两边不是同一人'
    const phone = await open(
      'data/same?way=ask&a=m.m1&b=b.x',
      data({ 'identity.decide': refusal('identity.said-before', sentence) }),
    )
    await phone.tap('.page-foot .btn-soft')
    await phone.input('#same-why', '不认识')
    await phone.tap('确认不是')
    expect(phone.text()).toContain(sentence)
    expect(phone.where()).toContain('data/same')
  })

  test('two who are one already are told so instead of a question', async () => {
    const sentence = '两边已经是同一位顾客'
    const phone = await open(
      'data/same?way=join&a=m.m1&b=m.m1',
      data({ 'identity.preview': refusal('identity.one-person', sentence) }),
    )
    expect(phone.text()).toContain(sentence)
    expect(phone.findAll('.page-foot')).toHaveLength(0)
  })

  test('sums that changed meanwhile are not called unchanged', async () => {
    const [one] = joinPreview.after
    const after = one && [{ ...one, facts: { ...one.facts, points: 90 } }]
    const phone = await open(
      'data/same?way=join&a=m.m1&b=b.x',
      data({ 'identity.preview': { ...joinPreview, after } }),
    )
    expect(phone.find('#sums')?.textContent).toContain('有了新的变化')
  })
})
