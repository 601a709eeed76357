import { describe, expect, it } from 'vitest'
import type { CampaignForm } from '#core/invites/form'
import { summaryOf } from '#core/invites/summary'
import { creditRule, creditState } from '#core/invites/views'
import { whyLines } from '#core/invites/why'
import { type Audience, creditWords, ruleWords, STATE_WORDS } from '#core/invites/words'
import { DEED_CASES } from './invites-cases-deeds'
import { VISIT_CASES } from './invites-cases-visits'
import { campaign, creditsIn, flag, giveBack, join, on, phone, visit } from './invites-story'

const AUDIENCES: Audience[] = ['inviter', 'friend', 'operator']
const CASES = [...VISIT_CASES, ...DEED_CASES]

/** Words that accuse, or that tell of phones, networks and other people. */
const UNKIND = /作弊|欺诈|刷|违规|黑名单|风控|设备|网络|IP|unionid|手机号|黄牛|羊毛/

const form = {
  ...campaign().form,
  name: '春天',
  organiser: '云雾茶',
  contact: '400',
  rules: '…',
  shareTitle: '来喝茶',
  steps: [
    { now: { kind: 'points', points: 100 } },
    { now: { kind: 'points', points: 200 }, kept: { kind: 'points', points: 300 } },
  ],
  friend: { kind: 'points', points: 50 },
  whenSpent: 'debt',
  stock: 500,
  budgetFen: 100_000,
  leaderboard: false,
  risk: {
    perHour: 1,
    perDay: 1,
    perDevice: 1,
    perNetwork: 1,
    perNight: 1,
    keptFrom: 1,
    keptPercent: 1,
  },
  posters: [],
} satisfies CampaignForm

const named = (reward: { kind: string; points?: number }) => `${reward.points ?? 0} 积分`

describe('words about a credit', () => {
  it('say one sentence for every rule and every reader', () => {
    for (const rule of creditRule.options)
      for (const audience of AUDIENCES) expect(ruleWords(rule, audience).length).toBeGreaterThan(5)
    for (const state of creditState.options) expect(STATE_WORDS[state]).toBeTruthy()
  })

  it('tell every refusal apart to the operator', () => {
    const words = creditRule.options.map((rule) => ruleWords(rule, 'operator'))
    expect(new Set(words).size).toBe(words.length)
  })

  it('accuse nobody before inviter and friend', () => {
    for (const rule of creditRule.options)
      for (const audience of ['inviter', 'friend'] as const)
        expect(ruleWords(rule, audience)).not.toMatch(UNKIND)
  })

  it('say from when on it is for good', () => {
    const credit = { state: 'counted', rule: 'done', keptFrom: on(9) } as const
    expect(creditWords(credit, 'inviter', on(3))).toContain('12月12日 (周六) 10:00 起留存')
    expect(creditWords(credit, 'inviter', on(9))).not.toContain('起留存')
  })

  it.each(CASES)('tell the inviter nothing that is not theirs: $what', (one) => {
    for (const credit of creditsIn(one))
      for (const { words } of whyLines(one.events, credit, 'inviter')) {
        expect(words).not.toMatch(UNKIND)
        expect(words).not.toMatch(/\d+(\.\d+)? 元|另一位/)
      }
  })

  it.each(CASES)('tell the operator the story in order: $what', (one) => {
    for (const credit of creditsIn(one)) {
      const lines = whyLines(one.events, credit, 'operator')
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort((a, b) => a - b))
    }
  })

  it('tell a story of two inviters to each as their own', () => {
    const story = { events: [visit('ann', on(1)), visit('bob', on(2)), join(on(3))] }
    const [ann, bob] = creditsIn(story)
    if (!ann || !bob) throw new Error('Two teams have a line')
    expect(whyLines(story.events, ann, 'inviter').map(({ words }) => words)).toEqual([
      '从聊天里的卡片打开了邀请',
      '加入了会员',
      '完成活动要求',
      '留存，不再收回',
    ])
    const told = whyLines(story.events, bob, 'operator').map(({ words }) => words)
    expect(told[0]).toBe('从聊天里的卡片打开了另一位会员的邀请')
  })

  it('tell the operator what tripped, and the inviter only that somebody looks', () => {
    const events = [visit('ann', on(1)), join(on(2)), phone(on(2, 1)), flag(on(2, 2))]
    const [credit] = creditsIn({ events })
    if (!credit) throw new Error('There is a line')
    const words = (audience: Audience) =>
      whyLines(events, credit, audience).map((line) => line.words)
    expect(words('operator')).toContain('触发风控规则：同一部手机上 4 个人')
    expect(words('inviter')).toContain('进入人工核实')
    expect(words('inviter').join()).not.toContain('手机')
  })

  it('name what is left of a sale to the operator alone', () => {
    const events = [visit('ann', on(1)), join(on(2)), giveBack(on(5), on(3), 1200)]
    const [credit] = creditsIn({ events })
    if (!credit) throw new Error('There is a line')
    const told = whyLines(events, credit, 'operator').map(({ words }) => words)
    expect(told).toContain('退货，这一单还剩 12 元')
  })
})

describe('the summary of a campaign', () => {
  it('says in plain words what is to be done and what both get', () => {
    expect(summaryOf(form, named)).toEqual([
      '12月3日 (周四) 10:00 至 2027年1月2日 (周六) 10:00',
      '好友通过您的邀请第一次加入会员，就计入一位',
      '好友完成后马上得50 积分',
      '第一位好友：马上得100 积分',
      '第二位好友：马上得200 积分，留存后再得300 积分',
      '好友完成后 7 天内没有离开就算留存，奖励不再收回',
      '好友在这期间注销会员，这一位的奖励收回一次；已经用掉的，从以后的积分里补',
      '一共 500 个名额，先完成的先得，用完为止',
      '每位好友只计入最早邀请的一位会员；从朋友圈打开的不计入，分享本身没有奖励',
    ])
  })

  it('says of a purchase how much, and that another one keeps', () => {
    const words = summaryOf(
      { ...form, action: 'bought', minFen: 3000, keptByBuying: true, whenSpent: 'note' },
      named,
    ).join()
    expect(words).toContain('完成一次消费满 30 元')
    expect(words).toContain('或在这期间再次消费')
    expect(words).toContain('已经用掉的，不用补')
  })

  it('does not speak of taking back where nothing is taken back', () => {
    expect(summaryOf({ ...form, keptDays: 0 }, named).join()).not.toContain('收回一次')
  })
})
