import { describe, expect, it } from 'vitest'
import { codeFrom, codeOf, isCode, sceneOf } from '#core/invites/code'
import type { CampaignForm, Reward } from '#core/invites/form'
import { MAX_LENGTH } from '#core/invites/limits'
import { type CouponFacts, type PublishFacts, problemsOf } from '#core/invites/publish'
import { invitesRefusals } from '#core/invites/refusals'
import { mostOf, mostPerMember, templatesIn, worstOf } from '#core/invites/worst'
import { on } from './invites-story'

const coupon = (templateId: string): Reward => ({ kind: 'coupon', templateId })
const points = (count: number): Reward => ({ kind: 'points', points: count })

const form: CampaignForm = {
  name: '春天',
  organiser: '云雾茶',
  contact: '400-000',
  rules: '写清楚的规则',
  shareTitle: '来喝茶',
  action: 'joined',
  steps: [{ now: coupon('t1') }, { now: coupon('t2'), kept: coupon('t1') }],
  friend: points(50),
  startsAt: on(1),
  endsAt: on(20),
  keptDays: 7,
  keptByBuying: false,
  whenSpent: 'note',
  stock: 100,
  budgetFen: 385_000,
  staffMayInvite: false,
  leaderboard: false,
  risk: {
    perHour: 4,
    perDay: 8,
    perDevice: 2,
    perNetwork: 3,
    perNight: 2,
    keptFrom: 4,
    keptPercent: 50,
  },
  posters: [],
}

/** t1 is worth 12 yuan, t2 26; a point one fen. */
const worthOf = (reward: Reward): number =>
  reward.kind === 'points' ? reward.points : reward.templateId === 't1' ? 1200 : 2600

const good = (name: string): CouponFacts => ({ name, usable: true, left: 1000, perMember: 5 })

const facts: PublishFacts = {
  now: on(0),
  worthOf,
  coupons: new Map([
    ['t1', good('满 60 减 12')],
    ['t2', good('满 99 减 26')],
  ]),
  pointsOn: true,
}

const withT1 = (change: Partial<CouponFacts>): PublishFacts => ({
  ...facts,
  coupons: new Map([...facts.coupons, ['t1', { ...good('满 60 减 12'), ...change }]]),
})

describe('the worst case', () => {
  it('of one friend is the dearest step, the dearest second part and their own benefit', () => {
    expect(worstOf(form, worthOf)).toEqual({ perFriendFen: 3850, worstFen: 385_000 })
  })

  it('counts pieces of a coupon for a member and for the campaign', () => {
    expect(mostPerMember(form, 't1')).toBe(2)
    expect(mostPerMember({ ...form, friend: coupon('t1') }, 't1')).toBe(3)
    expect(mostOf(form, 't1')).toBe(200)
    expect(mostOf(form, 't2')).toBe(100)
    expect(templatesIn(form)).toEqual(['t1', 't2'])
  })
})

describe('publishing', () => {
  it('of a good form finds nothing against it', () => {
    expect(problemsOf(form, facts)).toEqual([])
  })

  const CASES: [string, Partial<CampaignForm>, PublishFacts, string, object?][] = [
    [
      'words that are missing',
      { organiser: '', rules: '' },
      facts,
      'invites.incomplete',
      { field: '主办方、活动规则' },
    ],
    ['an end before the start', { endsAt: on(1) }, facts, 'invites.dates'],
    ['more than a year', { endsAt: on(1) + MAX_LENGTH + 1 }, facts, 'invites.dates'],
    ['a start in the past', {}, { ...facts, now: on(1, 1) }, 'invites.started-in-past'],
    [
      'a worst case over the budget',
      { budgetFen: 384_999 },
      facts,
      'invites.worst-over-budget',
      { worst: '3850', budget: '3849.99' },
    ],
    ['a paused coupon', {}, withT1({ usable: false }), 'invites.reward-unusable'],
    [
      'a coupon that is not there',
      { friend: coupon('gone'), budgetFen: 1_000_000 },
      facts,
      'invites.reward-unusable',
      { name: '已删除的券' },
    ],
    [
      'too few pieces',
      {},
      withT1({ left: 199 }),
      'invites.reward-too-few',
      { name: '满 60 减 12', left: 199, need: 200 },
    ],
    [
      'a limit below what one can get',
      {},
      withT1({ perMember: 1 }),
      'invites.reward-limit',
      { name: '满 60 减 12', limit: 1, need: 2 },
    ],
    ['points that are off', {}, { ...facts, pointsOn: false }, 'invites.points-off'],
    [
      'a debt in points that are off',
      {
        friend: undefined,
        steps: [{ now: { kind: 'coupon', templateId: 't1', debtPoints: 9 } }],
      },
      { ...facts, pointsOn: false },
      'invites.points-off',
    ],
  ]

  it.each(CASES)('is stopped by %s', (_, change, known, code, details) => {
    const [problem, ...others] = problemsOf({ ...form, ...change }, known)
    expect(problem?.code).toBe(code)
    if (details) expect(problem?.details).toEqual(details)
    expect(others).toEqual([])
  })

  it('names everything that its sentences ask for', () => {
    for (const [, change, known] of CASES)
      for (const { code, details = {} } of problemsOf({ ...form, ...change }, known)) {
        const asked = [...invitesRefusals[code].matchAll(/\{(\w+)\}/g)].map(([, key]) => key)
        expect(Object.keys(details).sort()).toEqual(asked.sort())
      }
  })
})

describe('an invite code', () => {
  const mac = new Uint8Array(32).map((_, n) => (n * 37 + 11) % 256)

  it('is twenty characters of a MAC, and changes with each of its first bits', () => {
    const code = codeFrom(mac)
    expect(isCode(code)).toBe(true)
    for (let bit = 0; bit < 100; bit++) {
      const other = mac.slice()
      other[Math.floor(bit / 8)] = (other[Math.floor(bit / 8)] ?? 0) ^ (0x80 >> (bit % 8))
      expect(codeFrom(other)).not.toBe(code)
    }
  })

  it('is refused of too few bytes', () => {
    expect(() => codeFrom(mac.slice(0, 12))).toThrow('too few')
  })

  it('goes into a scene and comes out of it, and other scenes stay others', () => {
    const code = codeFrom(mac)
    expect(sceneOf(code)).toHaveLength(21)
    expect(codeOf(sceneOf(code))).toBe(code)
    expect(codeOf(code)).toBeUndefined()
    expect(codeOf('')).toBeUndefined()
    expect(codeOf(`t${code.slice(1)}`)).toBeUndefined()
    expect(codeOf(`${sceneOf(code)}0`)).toBeUndefined()
    expect(codeOf(sceneOf(code).toLowerCase())).toBeUndefined()
  })
})
