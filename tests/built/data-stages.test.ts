import { describe, expect, test } from 'vitest'
import { refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { dataDay, fresh, groups, people, rules, stages } from './data-answers.ts'

const sentTo = (phone: Opened, route: string) => phone.callsOf(route).map(({ input }) => input)
const chip = (phone: Opened, label: string): HTMLElement => {
  const found = phone.findAll('.choice-one').find(({ textContent }) => textContent === label)
  if (!found) throw new Error(`no chip ${label}`)
  return found as HTMLElement
}
const data = (over: Script = {}): Script => ({ ...dataDay, ...over })

describe('stages', () => {
  test('say how many stand in each, of today by the server’s day, and as of when', async () => {
    const phone = await open('data/stages', data())
    expect(sentTo(phone, 'lifecycle.stages')).toEqual([{ over: 'month' }])
    for (const words of ['1,766 位', '忠诚 L\n127 位 · 7.2%', '17:58', '还有 14 条新记录']) {
      expect(phone.text()).toContain(words)
    }
    await phone.tap('忠诚 L')
    expect(phone.where()).toBe('data/people?kind=stage&day=2026-11-22&stage=5')
  })

  test('each number of the table leads to the people who went that way', async () => {
    const phone = await open('data/stages', data())
    const cells = phone.findAll('.heat-row:nth-child(6) .heat-cell')
    expect(cells.map(({ textContent }) => textContent)).toEqual(['9', '·', '·', '7', '330', '25'])
    await phone.tap(cells[5] as HTMLElement)
    expect(phone.where()).toBe('data/people?kind=stage&day=2026-11-22&stage=5&from=4&over=month')
  })

  test('over the day alone; nobody is no door', async () => {
    const phone = await open('data/stages', data())
    await phone.tap('当天')
    expect(sentTo(phone, 'lifecycle.stages').at(-1)).toEqual({ over: 'day' })
    await phone.tap(phone.findAll('.heat-row:nth-child(6) .heat-cell')[1] as HTMLElement)
    expect(phone.where()).toBe('data/stages')
  })

  test('while all is counted anew, says how far and that the figures are the old ones', async () => {
    const building = { people: 500, of: 2000, at: 1, why: '规则修改' }
    const phone = await open(
      'data/stages',
      data({ 'lifecycle.stages': { ...stages, progress: { ...fresh, building } } }),
    )
    expect(phone.text()).toContain('正在重新计算（规则修改）：500 / 2,000 位')
    expect(phone.text()).toContain('这里还是原来的数字')
  })

  test('without a member, says what would bring one; before the first counting, that it comes', async () => {
    const none = { ...stages, members: 0, progress: { upTo: 0, waiting: 0 } }
    const phone = await open('data/stages', data({ 'lifecycle.stages': none }))
    expect(phone.text()).toContain('这一天还没有会员')
    expect(phone.text()).toContain('几分钟内会算好第一次')
  })
})

describe('groups', () => {
  test('are eight with advice, each leading to its people', async () => {
    const phone = await open('data/groups', data())
    expect(phone.text()).toContain('779 位')
    expect(phone.text()).toContain('重要价值\n88 位 · 11%')
    expect(phone.findAll('.bars-one')).toHaveLength(8)
    await phone.tap('重要挽留')
    expect(phone.where()).toBe('data/people?kind=group&day=2026-11-22&group=4')
  })

  test('the table sums the cells of two scores and leads to them', async () => {
    const phone = await open('data/groups', data())
    const row = (side = '.side-a') => phone.findAll(`${side} .heat-row:nth-child(2) .heat-cell`)
    expect(row().map(({ textContent }) => textContent)).toEqual(['·', '190', '·', '41', '88'])
    await phone.tap('最近 × 金额')
    expect(row('.either-b > .side-b').map(({ textContent }) => textContent)).toEqual([
      '·',
      '190',
      '41',
      '·',
      '88',
    ])
    await phone.tap(row('.either-b > .side-b')[2] as HTMLElement)
    expect(phone.where()).toBe('data/people?kind=group&day=2026-11-22&recency=5&money=3')
  })

  test('without buyers, says where they come from', async () => {
    const none = { ...groups, groups: groups.groups.map((one) => ({ ...one, people: 0 })) }
    const phone = await open('data/groups', data({ 'rfm.groups': { ...none, cells: [] } }))
    expect(phone.text()).toContain('统计期内还没有购买')
    expect(phone.findAll('.heat')).toHaveLength(0)
  })
})

describe('people behind a number', () => {
  const moved = 'data/people?kind=stage&day=2026-11-22&stage=5&from=4&over=month'

  test('come page by page under the words of the number, each leading to the person', async () => {
    const phone = await open(moved, data())
    expect(phone.text()).toContain('11月里从「购买 P」到「忠诚 L」')
    expect(phone.text()).toContain('2026年11月22日的样子')
    expect(phone.text()).toContain('会员 · 11月2日起')
    await phone.tap('再往前看')
    const wish = { day: '2026-11-22', stage: 5, from: { stage: 4, over: 'month' } }
    expect(sentTo(phone, 'lifecycle.people')).toEqual([wish, { ...wish, after: 'm.p19' }])
    expect(phone.findAll('.cell')).toHaveLength(25)
    await phone.tap('会员 尾号 1024')
    expect(phone.where()).toBe('data/person?id=m.p24')
  })

  test('who is rare is looked for in some calls before a page is empty', async () => {
    const answers = ({ after }: { after?: string }) =>
      after === undefined ? { people: [], next: 'm.a' } : { people: people(7, 1) }
    const phone = await open(moved, data({ 'lifecycle.people': answers }))
    expect(phone.callsOf('lifecycle.people')).toHaveLength(2)
    expect(phone.text()).toContain('会员 尾号 1007')
  })

  test.each([
    ['group=4', { group: 4 }, '「重要挽留」组'],
    ['recency=5&money=3', { scores: { recency: 5, money: 3 } }, 'R5 M3'],
  ])('of an RFM group: %s', async (query, wish, words) => {
    const phone = await open(`data/people?kind=group&day=2026-11-22&${query}`, data())
    expect(sentTo(phone, 'rfm.people')).toEqual([{ day: '2026-11-22', ...wish }])
    expect(phone.text()).toContain(words)
  })
})

describe('rules', () => {
  test('read as sentences; a trade’s are read before they are taken', async () => {
    const phone = await open('data/rules', data())
    for (const words of ['忠诚 L：近 380 天内有购买，满 2 次', '看近 365 天的购买', '6月1日']) {
      expect(phone.text()).toContain(words)
    }
    await phone.tap('茶饮咖啡')
    expect(phone.text()).toContain('忠诚 L：近 60 天内有购买，满 4 次')
    await phone.tap('从头生效')
    await phone.tap('用这一套')
    expect(sentTo(phone, 'lifecycle.saveRules')).toMatchObject([{ since: 'always' }])
    expect(sentTo(phone, 'lifecycle.saveTrade')).toEqual([{ trade: 'cafe' }])
    expect(phone.callsOf('lifecycle.rules')).toHaveLength(2)
  })

  test('a refusal stays in the sheet, and nothing of the trade is taken', async () => {
    const sentence = '和现在的规则一样，不用保存'
    const phone = await open(
      'data/rules',
      data({ 'lifecycle.saveRules': refusal('lifecycle.same-rules', sentence) }),
    )
    await phone.tap('通用')
    await phone.tap('用这一套')
    expect(phone.text()).toContain(sentence)
    expect(phone.callsOf('lifecycle.saveTrade')).toEqual([])
  })
})

describe('changing rules', () => {
  const opened = () => open('data/rules-edit', data())

  test('a rule is changed in its sheet, its words at once; saved since when was chosen', async () => {
    const phone = await opened()
    await phone.tap('近 180 天内有好友留存')
    await phone.tap(chip(phone, '邀请到好友'))
    await phone.input('#rule-times', '3')
    expect(phone.text()).toContain('忠诚 L：近 180 天内有好友留存、邀请到好友，满 3 次')
    await phone.tap('好了')
    await phone.tap('.page-foot .btn')
    expect(phone.callsOf('lifecycle.saveRules')).toEqual([])
    await phone.tap('确认保存')
    const last = { stage: 5, kinds: ['kept', 'brought'], atLeast: 3, withinDays: 180 }
    expect(sentTo(phone, 'lifecycle.saveRules')).toEqual([
      { aipl: [...rules.aipl.slice(0, 4), last], rfm: rules.rfm, since: 'today' },
    ])
  })

  test('a rule that is not right keeps its sheet open; one can go and come', async () => {
    const phone = await opened()
    await phone.tap('加一条')
    await phone.input('#rule-days', '2000')
    await phone.tap('好了')
    expect(phone.find('.field-bad .field-rule')?.textContent).toBe('请填 1 到 1096 天')
    await phone.tap('去掉这一条')
    await phone.tap('近 180 天内有好友留存')
    await phone.tap('去掉这一条')
    await phone.tap('.page-foot .btn')
    await phone.tap('确认保存')
    expect(sentTo(phone, 'lifecycle.saveRules')).toMatchObject([{ aipl: rules.aipl.slice(0, 4) }])
  })

  test('cuts can be measured on today’s buyers, and are filled in, not saved', async () => {
    const phone = await opened()
    await phone.input('#window', '200')
    await phone.tap('按现在的顾客人数平均分档')
    expect(sentTo(phone, 'rfm.quantiles')).toEqual([{ windowDays: 200 }])
    expect(phone.text()).toContain('已按 402 位买过的顾客')
    await phone.tap('.page-foot .btn')
    expect(phone.text()).toContain('12、33、71、160 天以内')
    expect(phone.callsOf('lifecycle.saveRules')).toEqual([])
  })

  test('a cut that is no number is marked, and nothing is sent', async () => {
    const phone = await opened()
    await phone.input('#fen-0', 'abc')
    await phone.tap('.page-foot .btn')
    expect(phone.findAll('.field-bad')).toHaveLength(1)
    expect(phone.byText('确认保存')).toBeNull()
  })

  test('the server’s refusal of cuts stays with what was filled in', async () => {
    const sentence = '分档的数值要一个比一个大，请检查后再保存'
    const phone = await open(
      'data/rules-edit',
      data({ 'lifecycle.saveRules': refusal('lifecycle.cuts-not-ascending', sentence) }),
    )
    await phone.input('#orders-0', '9')
    await phone.tap('.page-foot .btn')
    await phone.tap('确认保存')
    expect(phone.text()).toContain(sentence)
    expect(phone.where()).toBe('data/rules-edit')
  })
})

describe('whoever is no operator', () => {
  test('reads so, with the way out', async () => {
    const refused = refusal('role.operator-required')
    const phone = await open('data/stages', data({ 'lifecycle.stages': refused }))
    expect(phone.byText('我有启动码')).not.toBeNull()
  })
})
