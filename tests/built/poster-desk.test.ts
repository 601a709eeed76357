import { afterEach, describe, expect, it } from 'vitest'
import type { CampaignDesk } from '../../core/invites/desk-views.ts'
import { refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { desk, poster, posterDesk } from './poster-answers.ts'
import {
  drawnBy,
  firstSetDataBytes,
  interactionBytes,
  interactionCalls,
  largest,
} from './set-data.ts'

const PAGE = 'operator/poster?id=ic1'
let phone: Opened | undefined
afterEach(() => phone?.close())

const show = async (script: Script = posterDesk(), until = '八处里用好了') => {
  phone = await open(PAGE, script)
  await phone.until(until)
  return phone
}

const savedBy = (opened: Opened): CampaignDesk['form'] => {
  const { input } = opened.callsOf('invites.saveDraft').at(-1) ?? { input: {} }
  return (input as { form: CampaignDesk['form'] }).form
}

describe('the operator’s posters', () => {
  it('show each version with its eight places, in small pieces', async () => {
    const opened = await show()
    expect(opened.text()).toContain('八处里用好了 8 处')
    expect(opened.text()).toContain('第 A 版')
    expect(largest(opened)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  it('keep everything as it was when nothing is changed', async () => {
    const opened = await show()
    await opened.tap('#save')
    expect(savedBy(opened)).toEqual(desk('draft').form)
  })

  it('begin with an empty one, which says what it needs and is kept as a draft', async () => {
    const opened = await show(posterDesk(desk('draft', [])))
    expect(opened.text()).toContain('主题：写一句主题')
    expect(opened.text()).toContain('内容：内容要三到五条')
    await opened.input('#A-theme', '来喝茶')
    await opened.tap('#save')
    expect(savedBy(opened).posters).toMatchObject([{ name: 'A', poster: { theme: '来喝茶' } }])
  })

  it('do not keep a price or a day that is none: the field is marked', async () => {
    const opened = await show()
    await opened.input('#A-list', '八十八')
    await opened.tap('#save')
    expect(opened.callsOf('invites.saveDraft')).toHaveLength(0)
    expect(opened.findAll('.field-bad').length).toBe(1)
  })

  it('grow by a copy with the next name, and shrink again', async () => {
    const opened = await show(posterDesk(desk('draft', [{ name: 'A', weight: 2, poster }])))
    await opened.tap('#add')
    await opened.until('第 B 版')
    expect(savedBy(opened).posters.map(({ name, weight }) => [name, weight])).toEqual([
      ['A', 2],
      ['B', 2],
    ])
    const remove = opened.tap('#remove')
    await opened.waitQuiet()
    await opened.answer('去掉')
    await remove
    await opened.waitQuiet()
    expect(savedBy(opened).posters.map(({ name }) => name)).toEqual(['A'])
  })

  it('tell what the rules object to, at the version that it is about', async () => {
    const finding = {
      rule: 'C3',
      level: 'red' as const,
      clause: '运营规范 5.1.3',
      quote: '不得诱导',
      source: '平台',
      date: '2024-01-01',
      field: '海报 B 内容第 2 条',
      words: '发朋友圈',
      say: '不能让人发朋友圈',
    }
    const opened = await show(posterDesk(desk('draft', undefined, [finding])))
    expect(opened.text()).toContain('内容第 2 条：「发朋友圈」')
    const [first, second] = opened.findAll('.variant')
    expect(first?.textContent).not.toContain('发朋友圈')
    expect(second?.textContent).toContain('不能让人发朋友圈')
  })

  it('are only looked at once the campaign is published, every version', async () => {
    const opened = await show(posterDesk(desk('published')), '活动已经发布')
    expect(opened.find('#save')).toBeNull()
    expect(opened.find('#A-theme')).toBeNull()
    expect(opened.text()).toContain('第 B 版')
  })

  it('are refused with the sentence of the refusal', async () => {
    await show({ 'invites.campaign': refusal('invites.not-found') }, '没有找到这个活动')
  })

  const taps = [
    '第 B 版',
    '#A-urgency .choice-one',
    '#A-paper .choice-one',
    '#A-anchor .choice-one + .choice-one',
  ]
  it.each(taps)('a tap on %s draws little', async (tap) => {
    const { bytes, calls } = await drawnBy(PAGE, posterDesk(), [tap])
    expect(bytes).toBeLessThanOrEqual(interactionBytes)
    expect(calls).toBeLessThanOrEqual(interactionCalls)
  })
})
