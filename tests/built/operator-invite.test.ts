import { describe, expect, test } from 'vitest'
import { invitesRefusals } from '../../core/invites/refusals.ts'
import { NO_PROGRAM } from '../../core/program/rules.ts'
import { LOST, NOW, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { template } from './operator-answers.ts'
import {
  campaignForm,
  DAY,
  desk,
  HASH,
  inviteDay,
  red,
  row,
  yellow,
} from './operator-invite-answers.ts'

const draft = 'operator/invite?id=cDraft'

const marked = (phone: Opened) =>
  phone
    .findAll('.field-said .field-hint:not(.field-rule), .field-bad:not(.field-said) .field-rule')
    .map(({ textContent }) => textContent)

const draftOf = (change: object): Script => ({
  ...inviteDay,
  'invites.campaign': { campaign: desk('cDraft', 'draft', { form: change }) },
})

const sentOf = async (phone: Opened) => {
  await phone.tap('存为草稿')
  return phone.callsOf('invites.saveDraft').at(-1)?.input.form
}

/** All that a form can say, as the server keeps it. */
const everything = {
  ...campaignForm,
  action: 'bought',
  minFen: 3000,
  steps: [
    { now: { kind: 'points', points: 50 } },
    { now: { kind: 'coupon', templateId: 'tOut', debtPoints: 300 } },
    { now: { kind: 'points', points: 70 }, kept: { kind: 'points', points: 30 } },
    { now: { kind: 'points', points: 80 } },
  ],
  keptByBuying: false,
  whenSpent: 'debt',
  budgetFen: 1_000_050,
  audience: { minLevel: 1, notBoughtFor: 30 },
  staffMayInvite: true,
  leaderboard: true,
  risk: { ...campaignForm.risk, perHour: 3, keptPercent: 0 },
  startsAt: Date.UTC(2026, 10, 24, 2),
  endsAt: Date.UTC(2026, 11, 1) - 1,
}

describe('the list of campaigns', () => {
  test('says state, places, money and who waits, and leads to each', async () => {
    const phone = await open('operator/invites', inviteDay)
    for (const words of ['进行中', '名额 42 / 100', '花费 ¥612.50 / ¥2500', '2 位等您核实']) {
      expect(phone.text()).toContain(words)
    }
    expect(phone.text()).toContain('第 2 版')
    await phone.tap('2 位等您核实')
    expect(phone.where()).toBe('operator/invite?id=cOut')
  })

  test('empty: says how to begin', async () => {
    const script = { ...inviteDay, 'invites.campaigns': { campaigns: [] } }
    const phone = await open('operator/invites', script)
    expect(phone.text()).toContain('还没有活动')
    expect(phone.find('#stop-all')).toBeNull()
  })

  test('offline: says so and tries again', async () => {
    let online = false
    const phone = await open('operator/invites', {
      ...inviteDay,
      'invites.campaigns': () => (online ? { campaigns: [row('cOut', 'published')] } : LOST),
    })
    await phone.until('再试一次')
    online = true
    await phone.tap('再试一次')
    await phone.until('进行中')
    expect(phone.text()).toContain(campaignForm.name)
  })

  test('everything is paused at once, for a reason', async () => {
    const phone = await open('operator/invites', inviteDay)
    await phone.tap('#stop-all')
    expect(phone.text()).toContain('进行中的 1 个活动都不再计入')
    await phone.tap('.sheet-foot .btn')
    expect(marked(phone)).toEqual(['请写上原因，会写进操作记录'])
    expect(phone.callsOf('invites.stopAll')).toEqual([])
    await phone.input('#stop-why', ' 批量注册 ')
    await phone.tap('.sheet-foot .btn')
    expect(phone.callsOf('invites.stopAll')[0]?.input).toEqual({ why: '批量注册' })
  })
})

describe('a first campaign', () => {
  test('is there when the page opens, and can be published as it is', async () => {
    const phone = await open('operator/invite', inviteDay)
    await phone.tap('#publish')
    expect(marked(phone)).toEqual([])
    const sent = phone.callsOf('invites.saveDraft')[0]?.input.form as typeof campaignForm
    expect(sent).toMatchObject({
      organiser: '山间茶铺',
      contact: '0571 8700 1234',
      action: 'joined',
      steps: [{ now: { kind: 'points', points: 100 } }, { now: { kind: 'points', points: 100 } }],
      friend: { kind: 'coupon', templateId: 'tOut' },
      keptDays: 7,
      stock: 100,
      // 100 friends, each at most ¥1 of points and a coupon of ¥12.
      budgetFen: 130_000,
    })
    expect(sent.startsAt).toBeGreaterThan(NOW)
    expect(sent.startsAt).toBeLessThanOrEqual(NOW + 12 * 60_000)
    expect(sent.endsAt).toBeGreaterThan(NOW + 29 * DAY)
    await phone.tap('确认发布')
    expect(phone.callsOf('invites.publish')[0]?.input).toEqual({ campaignId: 'cNew', seen: HASH })
    expect(phone.text()).toContain('进行中')
  })

  test('without points each side gets a coupon of its own', async () => {
    const phone = await open('operator/invite', {
      ...inviteDay,
      'program.show': { program: NO_PROGRAM, live: false },
    })
    expect(await sentOf(phone)).toMatchObject({
      friend: { kind: 'coupon', templateId: 'tOut' },
      steps: [{ now: { kind: 'coupon', templateId: 'tLong' } }],
    })
  })

  test('a coupon that no budget could pay for everybody is not suggested', async () => {
    const dear = template('tDear', 'published', {
      benefit: { kind: 'amount-off', offFen: 9_999_999, minFen: 10_000_000 },
    })
    const phone = await open('operator/invite', {
      ...inviteDay,
      'coupons.templates': { templates: [dear] },
    })
    const points = { kind: 'points', points: 100 }
    expect(await sentOf(phone)).toMatchObject({ friend: points, steps: [{ now: points }, {}] })
  })

  test('with nothing to give, the first reward is asked for', async () => {
    const phone = await open('operator/invite', {
      ...inviteDay,
      'program.show': { program: NO_PROGRAM, live: false },
      'coupons.templates': { templates: [] },
    })
    await phone.tap('#publish')
    expect(marked(phone)).toContain('请选一样奖励')
    expect(phone.callsOf('invites.saveDraft')).toEqual([])
  })
})

describe('the editor of a campaign', () => {
  test('gives back everything of a draft as it came', async () => {
    const phone = await open(draft, draftOf(everything))
    expect(await sentOf(phone)).toEqual(everything)
  })

  test('a start that has passed becomes one soon after publishing', async () => {
    const phone = await open(draft, draftOf({ startsAt: NOW - DAY }))
    const sent = (await sentOf(phone)) as { startsAt: number }
    expect(sent.startsAt).toBeGreaterThan(NOW)
  })

  test('says what it costs at most while it is typed, and takes that as the budget', async () => {
    const phone = await open(draft, inviteDay)
    await phone.input('#invite-stock', '300')
    await phone.until('最多花 ¥4050')
    expect(phone.text()).toContain('300 位 × 每位最多 ¥13.50，超过了预算')
    await phone.tap('#take-worst')
    expect(await sentOf(phone)).toMatchObject({ stock: 300, budgetFen: 405_000 })
  })

  test('more than the budget is marked there, before anything is sent', async () => {
    const phone = await open(draft, inviteDay)
    await phone.input('#invite-stock', '300')
    await phone.tap('#publish')
    expect(marked(phone)).toEqual(['最多要花 4050 元，超过了预算 2500 元，请减少名额或奖励'])
    expect(phone.find('#invite-budget')?.closest('.field-bad')).not.toBeNull()
    expect(phone.callsOf('invites.saveDraft')).toEqual([])
  })

  test('a reward is chosen in the sheet and stands in its place and in the words', async () => {
    const phone = await open(draft, inviteDay)
    await phone.tap('#step-0-now')
    expect(phone.text()).toContain('第 1 位：马上得')
    await phone.input('#reward-points', '250')
    await phone.tap('就给这个')
    expect(phone.find('#step-0-now')?.textContent).toContain('250 积分')
    await phone.until('第一位好友：马上得250 积分')
    await phone.tap('#reward-friend')
    await phone.tap('.kinds .choice-one:nth-child(3)')
    await phone.tap('就给这个')
    const sent = await sentOf(phone)
    expect(sent).toMatchObject({ steps: [{ now: { kind: 'points', points: 250 } }, {}] })
    expect(sent).not.toHaveProperty('friend')
  })

  test('a step is added as the one before, up to four, and taken away again', async () => {
    const phone = await open(draft, inviteDay)
    await phone.tap('#step-add')
    await phone.tap('#step-add')
    expect(phone.find('#step-add')?.classList.contains('word-none')).toBe(true)
    await phone.tap('#step-drop')
    const sent = (await sentOf(phone)) as { steps: unknown[] }
    expect(sent.steps).toHaveLength(3)
    expect(sent.steps[2]).toEqual({ now: { kind: 'points', points: 100 } })
  })

  test('what must be said is marked when it is published, and may lack in a draft', async () => {
    const phone = await open(draft, draftOf({ contact: '', rules: '' }))
    expect(await sentOf(phone)).toMatchObject({ contact: '', rules: '' })
    await phone.tap('#publish')
    expect(marked(phone)).toEqual(['请写上联系方式，例如电话或微信号', '请写上活动规则'])
  })

  test('without WeCom nobody can be added: it is said at once', async () => {
    const phone = await open(draft, {
      ...inviteDay,
      'wecom.show': { wecom: { on: false } },
    })
    await phone.tap('加企业微信')
    await phone.until('还没有接通企业微信')
    expect(phone.callsOf('wecom.show')).toHaveLength(1)
  })

  test('the rules are asked while it is written, and quoted', async () => {
    const phone = await open(draft, inviteDay)
    await phone.input('#invite-rules', '本店最实惠')
    await phone.until('要写理由')
    expect(phone.text()).toContain('活动规则里的“最实惠”')
    expect(phone.text()).toContain(yellow.quote)
  })

  const told: [string, object, string][] = [
    ['invites.started-in-past', {}, '.field-bad'],
    ['invites.dates', {}, '.field-bad'],
    ['invites.reward-too-few', { name: '满 60 减 12', left: 3, need: 100 }, '#reward-friend'],
  ]
  test.each(told)('%s at publishing stands at its field', async (code, details, field) => {
    const sentence = invitesRefusals[code as keyof typeof invitesRefusals]
    const phone = await open(draft, {
      ...inviteDay,
      'invites.publish': Object.assign(refusal(code, sentence), { details }),
    })
    await phone.tap('#publish')
    await phone.tap('确认发布')
    const place = phone.find(field)
    const box = field === '.field-bad' ? place : place?.closest('.field-bad')
    expect(box?.textContent).toContain(sentence)
  })

  test('posters are drawn on a page of their own, of the draft as it is saved', async () => {
    const phone = await open('operator/invite', {
      ...inviteDay,
      'invites.campaign': { campaign: desk('cNew', 'draft') },
    })
    await phone.tap('#posters')
    expect(phone.callsOf('invites.saveDraft')).toHaveLength(1)
    expect(phone.where()).toBe('operator/poster?id=cNew')
  })
})

const judged = (findings: object[], problems: string[] = []): Script => ({
  ...inviteDay,
  'invites.saveDraft': { campaign: desk('cDraft', 'draft', { check: { findings, problems } }) },
})

describe('publishing', () => {
  test('shows the words, the most it can cost, and what it means', async () => {
    const phone = await open(draft, inviteDay)
    await phone.tap('#publish')
    for (const words of [
      '第二位好友：马上得100 积分，留存后再得50 积分',
      '最多花 ¥2500（每位好友最多 ¥25），预算 ¥2500',
      '内容不能再改',
    ]) {
      expect(phone.text()).toContain(words)
    }
    expect(phone.callsOf('invites.publish')).toEqual([])
  })

  test('red: its clause and its own words, and no way to publish', async () => {
    const phone = await open(draft, judged([red]))
    await phone.tap('#publish')
    for (const words of ['不能发布', red.quote, red.clause, red.say, red.words]) {
      expect(phone.text()).toContain(words)
    }
    expect(phone.text()).not.toContain('确认发布')
    await phone.tap('回去改好再发布')
    expect(phone.callsOf('invites.publish')).toEqual([])
  })

  test('yellow: asks for a reason, which is sent along', async () => {
    const phone = await open(draft, judged([yellow]))
    await phone.tap('#publish')
    await phone.tap('确认发布')
    expect(marked(phone)).toEqual(['请写上理由，会和操作记录一起留存'])
    await phone.input('#publish-reason', '有比价记录')
    await phone.tap('确认发布')
    expect(phone.callsOf('invites.publish')[0]?.input).toEqual({
      campaignId: 'cDraft',
      seen: HASH,
      reason: '有比价记录',
    })
  })

  test('what only the cloud knows stands in the sheet and holds it back', async () => {
    const problem = '券“满 60 减 12”只剩 3 张，不够 100 份奖励'
    const phone = await open(draft, judged([], [problem]))
    await phone.tap('#publish')
    expect(phone.text()).toContain(problem)
    expect(phone.text()).not.toContain('确认发布')
  })

  test('somebody else changed it: the refusal stays in the sheet', async () => {
    const code = 'invites.changed-since'
    const phone = await open(draft, {
      ...inviteDay,
      'invites.publish': refusal(code, invitesRefusals[code]),
    })
    await phone.tap('#publish')
    await phone.tap('确认发布')
    expect(phone.text()).toContain('活动在别处改过了')
  })
})

describe('a campaign that is out', () => {
  test('shows how far it is, and why it is paused', async () => {
    const out = await open('operator/invite?id=cOut', inviteDay)
    for (const words of ['42 / 100', '已用 42%', '¥612.50', '2 位等您核实', '有进货单可以证明']) {
      expect(out.text()).toContain(words)
    }
    const paused = await open('operator/invite?id=cPaused', inviteDay)
    expect(paused.text()).toContain('已暂停，原因：平台通知：核对活动内容')
  })

  test('one that is not there says so', async () => {
    const code = 'invites.not-found'
    const phone = await open('operator/invite?id=gone', {
      ...inviteDay,
      'invites.campaign': refusal(code, invitesRefusals[code]),
    })
    expect(phone.text()).toContain('没有找到这个活动')
  })

  const reasoned: [string, string, string, string][] = [
    ['暂停活动', '#pause-why', '确认暂停', 'invites.pause'],
    ['结束活动', '#end-why', '确认结束', 'invites.end'],
  ]
  test.each(reasoned)('%s asks why', async (label, field, yes, route) => {
    const phone = await open('operator/invite?id=cOut', inviteDay)
    await phone.tap(label)
    await phone.tap(yes)
    expect(phone.callsOf(route)).toEqual([])
    await phone.input(field, '核对奖励')
    await phone.tap(yes)
    expect(phone.callsOf(route)[0]?.input).toEqual({ campaignId: 'cOut', why: '核对奖励' })
  })

  test('goes on, and is copied as a new draft', async () => {
    const phone = await open('operator/invite?id=cPaused', inviteDay)
    await phone.tap('恢复活动')
    await phone.tap('确认恢复')
    expect(phone.callsOf('invites.resume')[0]?.input).toEqual({ campaignId: 'cPaused' })
    const other = await open('operator/invite?id=cEnd', inviteDay)
    expect(other.text()).not.toContain('恢复活动')
    await other.tap('复制成新活动')
    await other.tap('复制并去修改')
    expect(other.where()).toBe('operator/invite?id=cDraft')
  })

  test('gets more places and money, never less', async () => {
    const phone = await open('operator/invite?id=cOut', inviteDay)
    await phone.tap('加名额、预算或时间')
    await phone.input('#raise-stock', '50')
    await phone.input('#raise-budget', '1250')
    expect(phone.text()).toContain('名额 150 位，预算 ¥3750')
    await phone.tap('确认增加')
    expect(phone.callsOf('invites.raise')[0]?.input).toEqual({
      campaignId: 'cOut',
      stock: 150,
      budgetFen: 375_000,
    })
  })

  test('a refusal of more stays in the sheet', async () => {
    const code = 'invites.only-more'
    const phone = await open('operator/invite?id=cOut', {
      ...inviteDay,
      'invites.raise': refusal(code, invitesRefusals[code]),
    })
    await phone.tap('加名额、预算或时间')
    await phone.tap('确认增加')
    expect(phone.text()).toContain(invitesRefusals[code])
  })
})
