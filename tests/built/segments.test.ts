import { describe, expect, test } from 'vitest'
import { segmentsRefusals } from '../../core/segments/refusals.ts'
import { ruleText } from '../../core/segments/words.ts'
import { LOST, refusal } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { own, reckoned, segment, segmentDay, wishes } from './segment-answers.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

/** The rule builder as built: conditions by kind, one sentence, how many, and what is saved. */

const TOLD = '其中会员 240 位'

const builder = async (page = 'data/segment?id=s1', change: object = {}): Promise<Opened> => {
  const phone = await open(page, { ...segmentDay, ...change })
  await expect.poll(() => phone.find('#segment-name')).not.toBeNull()
  return phone
}
const asked = (phone: Opened) => phone.callsOf('segments.estimate').map(({ input }) => input.rule)
const savedRule = async (phone: Opened) => {
  await phone.tap('保存人群')
  return phone.callsOf('segments.save').at(-1)?.input.rule
}
/** A new condition in the group at this depth. */
const begin = async (phone: Opened, field: string, by = '#add-0') => {
  await phone.tap(by)
  await phone.tap(`#about-${field}`)
}

describe('the list of segments', () => {
  test('says each rule in words and leads to it', async () => {
    const phone = await open('data/segments', segmentDay)
    expect(phone.text()).toContain('该回来看看的老顾客')
    expect(phone.text()).toContain(ruleText(wishes, own))
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('本月寿星')
    expect(phone.where()).toBe('data/segment?id=s2')
  })

  test('empty it says what one is good for', async () => {
    const phone = await open('data/segments', { ...segmentDay, 'segments.list': { segments: [] } })
    expect(phone.text()).toContain('还没有人群')
    await phone.tap('建一个人群')
    expect(phone.where()).toBe('data/segment')
  })
})

describe('the builder', () => {
  test('shows a saved rule in words, how many it means, and gives it back as it came', async () => {
    const phone = await builder()
    await phone.until(TOLD)
    expect(phone.find('#rule-text')?.textContent).toBe(ruleText(wishes, own))
    expect(phone.text()).toContain('全部 2,431 位顾客都看过，人数是准的')
    expect(phone.text()).toContain('不符合：有标签“爱喝白茶”')
    expect(asked(phone)).toEqual([wishes])
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    expect(await savedRule(phone)).toEqual(wishes)
    expect(phone.callsOf('segments.save')[0]?.input).toMatchObject({ segmentId: 's1', rev: 3 })
  })

  test('a condition is chosen by kind, filled in, and stands in the sentence', async () => {
    const phone = await builder('data/segment')
    expect(asked(phone)).toEqual([])
    await begin(phone, 'orders')
    await phone.input('#rule-min', '2')
    await phone.tap('90 天')
    expect(phone.find('#hand-words')?.textContent).toBe('近 90 天购买满 2 次')
    await phone.tap('好了')
    expect(phone.find('#rule-text')?.textContent).toBe('近 90 天购买满 2 次')
    await phone.until(TOLD)
    const orders = { field: 'orders', min: 2, within: 90 }
    expect(asked(phone)).toEqual([orders])
    // Who is still choosing is not asked about in between.
    await begin(phone, 'member')
    await begin(phone, 'wecom')
    await expect.poll(() => asked(phone).length).toBe(2)
    expect(asked(phone)[1]).toEqual({ all: [orders, { field: 'member' }, { field: 'wecom' }] })
  })

  test('money is typed in yuan, values are chosen, and without a name nothing is sent', async () => {
    const phone = await builder('data/segment')
    await phone.tap('保存人群')
    expect(phone.callsOf('segments.save')).toEqual([])
    expect(phone.text()).toContain('请给这个人群起个名字')
    expect(phone.text()).toContain('请至少加一个条件')
    await begin(phone, 'fen')
    await phone.input('#rule-min', '99.5')
    await phone.tap('好了')
    await begin(phone, 'tag')
    await phone.tap('团购负责人')
    await phone.tap('不能符合')
    await phone.tap('好了')
    await phone.input('#segment-name', '大客户')
    expect(await savedRule(phone)).toEqual({
      all: [{ field: 'fen', min: 9950 }, { not: { field: 'tag', of: ['tg2'] } }],
    })
  })

  test('a condition without its parts, or with the least above the most, is marked and does not stand', async () => {
    const phone = await builder('data/segment')
    await begin(phone, 'moved')
    await phone.tap('好了')
    const marked = phone.findAll('.field-bad .field-rule').map(({ textContent }) => textContent)
    expect(marked).toEqual(['请至少选一项', '请填 1 到 1096 天'])
    expect(phone.find('#rule-text')?.textContent).toBe('还没有条件')
    await phone.tap('关闭')
    await begin(phone, 'orders')
    await phone.input('#rule-min', '5')
    await phone.input('#rule-max', '2')
    await phone.tap('好了')
    expect(phone.text()).toContain('两个数至少填一个，最少的不能大于最多的')
    await phone.input('#rule-max', '8')
    await phone.tap('好了')
    expect(phone.find('#rule-text')?.textContent).toBe('累计购买5 到 8 次')
  })

  test('a group is added with its first condition, and says how its conditions go together', async () => {
    const phone = await builder('data/segment')
    await begin(phone, 'member')
    await begin(phone, 'wecom', '#group-0')
    await begin(phone, 'level', '#add-1')
    await phone.input('#rule-min', '2')
    await phone.tap('好了')
    await phone.input('#segment-name', '好朋友')
    const inner = [{ field: 'wecom' }, { field: 'level', min: 2 }]
    expect(await savedRule(phone)).toEqual({ all: [{ field: 'member' }, { any: inner }] })
    await phone.tap('.rule-1 .choice-one:nth-child(3)')
    expect(await savedRule(phone)).toEqual({ all: [{ field: 'member' }, { not: { any: inner } }] })
    await phone.tap('删掉这组')
    expect(await savedRule(phone)).toEqual({ field: 'member' })
  })

  test('a condition can be changed and taken away, and so can the whole segment', async () => {
    const phone = await builder()
    await phone.tap('近 365 天购买满 2 次')
    await phone.input('#rule-min', '3')
    await phone.tap('好了')
    await phone.tap('不符合：有标签“爱喝白茶”')
    await phone.tap('#drop-condition')
    expect(phone.find('#rule-text')?.textContent).toContain('近 365 天购买满 3 次')
    expect(phone.find('#rule-text')?.textContent).not.toContain('爱喝白茶')
    await phone.tap('移除这个人群')
    expect(phone.text()).toContain('生成过的名单都还在')
    await phone.tap('确认移除')
    expect(phone.callsOf('segments.remove')[0]?.input).toEqual({ segmentId: 's1' })
  })

  test('what can not be is said where the number would be, and the old number is gone', async () => {
    let answer: unknown = segmentDay['segments.estimate']
    const phone = await builder('data/segment?id=s1', { 'segments.estimate': () => answer })
    await phone.until(TOLD)
    answer = refusal('segments.contradiction', '“甲”和“乙”不可能同时满足，这样选不出任何人')
    await begin(phone, 'member')
    await phone.until('不可能同时满足')
    expect(phone.text()).not.toContain(TOLD)
  })

  test('a lost number can be asked for again; of a sample it says the bounds', async () => {
    let answer: unknown = LOST
    const phone = await builder('data/segment?id=s1', { 'segments.estimate': () => answer })
    await phone.until('没有连上服务')
    answer = reckoned
    await phone.tap('再试一次')
    await phone.until('约 120,400')
    expect(phone.text()).toContain('119,500 到 121,300 之间')
    expect(phone.text()).toContain('从 1,000,000 位顾客里均匀抽看了 10,012 位来估算')
  })

  test('a taken name is marked; somebody else’s change is read before it is overwritten', async () => {
    const taken = segmentsRefusals['segments.name-taken']
    let answer = refusal('segments.name-taken', taken)
    let name = '该回来看看的老顾客'
    const phone = await builder('data/segment?id=s1', {
      'segments.form': () => ({ segment: segment('s1', { name }), options: own }),
      'segments.save': () => answer,
    })
    const typed = () => phone.find('#segment-name')?.querySelector('input')?.value
    await phone.tap('保存人群')
    expect(phone.find('.field-said')?.textContent).toContain(taken)
    expect(typed()).toBe(name)
    answer = refusal('segments.changed', segmentsRefusals['segments.changed'])
    await phone.tap('保存人群')
    name = '同事改过的名字'
    await phone.tap('.notice-act')
    expect(typed()).toBe(name)
  })

  test('a copy is a new one with another name', async () => {
    const phone = await builder('data/segment?copy=s1')
    await phone.tap('保存人群')
    expect(phone.callsOf('segments.save')[0]?.input).toEqual({
      name: '该回来看看的老顾客 副本',
      note: '每月看一次',
      rule: wishes,
    })
  })

  test('a list is made of what is saved, not of what is only on the screen', async () => {
    const phone = await builder()
    await begin(phone, 'member')
    await phone.tap('生成名单')
    expect(phone.find('#audience-name')).toBeNull()
    await phone.tap('保存人群')
    await phone.tap('生成名单')
    await phone.input('#audience-name', '双十二回访')
    await phone.tap('.sheet-foot .btn')
    expect(phone.callsOf('audiences.make')[0]?.input).toEqual({
      segmentId: 's1',
      name: '双十二回访',
    })
    expect(phone.where()).toBe('data/audience?id=a9')
  })
})

describe('who is meant', () => {
  test('the rule on the screen is asked about, and each says why', async () => {
    const phone = await builder()
    await phone.tap('看看是谁')
    expect(phone.callsOf('segments.people')[0]?.input).toEqual({ rule: wishes })
    await phone.tap('会员 尾号 1000')
    expect(phone.callsOf('segments.why')[0]?.input).toEqual({ rule: wishes, personId: 'm.p0' })
    expect(phone.text()).toContain('距上次购买：84 天')
    await phone.tap('看这位顾客')
    expect(phone.where()).toBe('data/person?id=m.p0')
  })

  test('stretches without anybody are passed over, and then it says so', async () => {
    let turns = 0
    const phone = await open(`data/meant?rule=${encodeURIComponent('{"field":"wecom"}')}`, {
      ...segmentDay,
      'segments.people': () => ({ people: [], next: `m.n${++turns}` }),
    })
    expect(turns).toBe(5)
    expect(phone.text()).toContain('前面这一段里没有符合的人')
  })
})
