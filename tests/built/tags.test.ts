import { describe, expect, test } from 'vitest'
import { tagsRefusals } from '../../core/tags/refusals.ts'
import { refusal } from './clerk-cloud.ts'
import { open } from './clerk-phone.ts'
import { segmentDay } from './segment-answers.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

/** Tags as built: what there is, by which rule, and on whom. */

const sentOf = async (phone: Awaited<ReturnType<typeof open>>) => {
  await phone.tap('保存标签')
  return phone.callsOf('tags.save').at(-1)?.input
}

describe('the tags', () => {
  test('say how they come on, how many have them, and how far WeCom has them', async () => {
    const list = { ...segmentDay['tags.list'], working: true }
    const phone = await open('data/tags', { ...segmentDay, 'tags.list': list })
    expect(phone.text()).toContain('正在重新看每一位顾客')
    expect(phone.text()).toContain('自动：距上次购买满 90 天；不再符合后再留 7 天')
    expect(phone.text()).toContain('手动打上、手动取下')
    expect(phone.text()).toContain('402 位')
    expect(phone.text()).toContain('企业微信标签：未接入企业微信')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})

describe('one tag', () => {
  test('by hand it needs a name and a colour', async () => {
    const phone = await open('data/tag', segmentDay)
    await phone.tap('保存标签')
    expect(phone.callsOf('tags.save')).toEqual([])
    await phone.input('#tag-name', '爱拍照')
    await phone.tap('蓝')
    expect(await sentOf(phone)).toEqual({
      form: { name: '爱拍照', colour: 'blue', note: '', wecom: false },
    })
  })

  test('automatic it goes by a rule, and stays as long as was said', async () => {
    const phone = await open('data/tag', segmentDay)
    await phone.input('#tag-name', '企微好友')
    await phone.tap('#tag-way .choice-one:nth-child(2)')
    await phone.tap('#add-0')
    await phone.tap('#about-wecom')
    await phone.input('#tag-stay', '7')
    expect(await sentOf(phone)).toEqual({
      form: {
        name: '企微好友',
        colour: 'grey',
        note: '',
        wecom: false,
        automatic: { rule: { field: 'wecom' }, stay: 7 },
      },
    })
  })

  test('a saved one comes back as it was, keeps its kind, and shows who has it', async () => {
    const message = tagsRefusals['tags.of-automatic'].replace('{tag}', '快睡着了')
    let turns = 0
    const phone = await open('data/tag?id=tg3', {
      ...segmentDay,
      'tags.save': (input: Parameters<(typeof segmentDay)['tags.save']>[0]) =>
        ++turns === 1 ? refusal('tags.of-automatic', message) : segmentDay['tags.save'](input),
    })
    await expect.poll(() => phone.find('#tag-stay')).not.toBeNull()
    await phone.tap('保存标签')
    expect(phone.text()).toContain('不能用自动标签“快睡着了”')
    expect(phone.text()).toContain('自动标签：按规则打上和取下')
    expect(await sentOf(phone)).toEqual({
      tagId: 'tg3',
      form: {
        name: '快睡着了',
        colour: 'orange',
        note: '',
        wecom: false,
        automatic: { rule: { field: 'last', min: 90 }, stay: 7 },
      },
    })
    await phone.tap('有这个标签的人')
    expect(phone.callsOf('segments.people')[0]?.input).toEqual({
      rule: { field: 'tag', of: ['tg9'] },
    })
  })
})

describe('tags of a person', () => {
  test('each says why; only those by hand can be taken off, with a reason', async () => {
    const phone = await open('data/person?id=m.m1', segmentDay)
    await phone.until('团购负责人')
    expect(phone.text()).toContain('自动：距上次购买满 90 天')
    expect(phone.text()).toContain('手动：打电话来订过')
    expect(phone.findAll('.fold-row .row-link')).toHaveLength(1)
    await phone.tap('.fold-row .row-link')
    await phone.input('#take-tag', '换人了')
    await phone.tap('.sheet-foot .btn')
    expect(phone.callsOf('tags.take')[0]?.input).toEqual({
      personId: 'm.m1',
      tagId: 'tg2',
      why: '换人了',
    })
    expect(phone.text()).not.toContain('打电话来订过')
  })

  test('one is put on from a member’s page, with its last day', async () => {
    const phone = await open('operator/member?id=m1', segmentDay)
    await phone.until('打标签')
    await phone.tap('打标签')
    await phone.tap('.sheet-foot .btn')
    expect(phone.callsOf('tags.put')).toEqual([])
    expect(phone.text()).toContain('请选一个标签')
    await phone.tap('.sheet-body wx-picker')
    await phone.tap('[data-testid=picker-ok]')
    await phone.tap('.sheet-foot .btn')
    expect(phone.callsOf('tags.put')[0]?.input).toEqual({ personId: 'm.m1', tagId: 'tg1' })
    expect(phone.text()).toContain('爱喝白茶')
  })

  test('a newcomer who is not counted yet is said to be on the way', async () => {
    const phone = await open('operator/member?id=m1', {
      ...segmentDay,
      'tags.of': refusal('persons.not-found'),
    })
    await phone.until('几分钟后可以打标签')
    expect(phone.text()).not.toContain('打标签按')
  })
})
