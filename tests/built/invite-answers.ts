import type { Out } from '@/cloud'
import type { CampaignView, FriendRow, StepView, TeamView } from '../../core/invites/views.ts'
import { NOW, type Script } from './clerk-cloud.ts'
import { answers, consent, guestHome, LONG, member } from './member-answers.ts'

/** Scripted answers of invites: a campaign with two steps, and a team that has come half its way. */

const DAY = 86_400_000
const HOUR = 3_600_000

export const CODE = '7Q4ZK2M9T0V3XW8Y1ABC'

const coupon = { kind: 'coupon' as const, name: '满 60 减 12 元券' }
const points = { kind: 'points' as const, name: '200 积分' }

export const campaign: CampaignView = {
  id: 'ic1',
  name: '冬日邀请有礼',
  status: 'published',
  startsAt: NOW - 5 * DAY,
  endsAt: NOW + 20 * DAY,
  action: 'joined',
  summary: [
    '11月17日 (周二) 18:00 至 12月12日 (周六) 18:00',
    '好友通过您的邀请第一次加入会员，就计入一位',
    '好友完成后马上得满 60 减 12 元券',
    '第一位好友：马上得200 积分',
    '第二位好友：马上得满 60 减 12 元券，留存后再得200 积分',
    '好友完成后 7 天内没有离开，或在这期间再次消费，就算留存，奖励不再收回',
    '好友在这期间注销会员，这一位的奖励收回一次；已经用掉的，不用补',
    '一共 500 个名额，先完成的先得，用完为止',
    '每位好友只计入最早邀请的一位会员；从朋友圈打开的不计入，分享本身没有奖励',
  ],
  rules: '请邀请真正想来喝茶的朋友。\n券送到券包，到店出示就能用，不兑换现金。',
  organiser: '山间茶铺',
  contact: '0571-8888 6666',
  friend: coupon,
  steps: [{ now: points }, { now: coupon, kept: points }],
  keptDays: 7,
  left: 412,
  leaderboard: true,
  shareTitle: '请您来山间茶铺喝杯茶',
}

export const friend = (change: Partial<FriendRow> = {}): FriendRow => ({
  key: 'f1',
  who: '好友 尾号 5678',
  state: 'counted',
  rule: 'done',
  at: NOW - HOUR,
  ...change,
})

export const friendsOf = (count: number, from = 0): FriendRow[] =>
  Array.from({ length: count }, (_, place) =>
    friend({
      key: `friend-of-this-team-${from + place}`,
      who: `好友 尾号 ${String(1000 + from + place)}`,
      state: place % 3 ? 'counted' : 'kept',
      at: NOW - (from + place) * HOUR,
    }),
  )

const steps: StepView[] = [
  { now: points, nowState: 'given' },
  { now: coupon, nowState: 'open', kept: points, keptState: 'open' },
]

export const team: TeamView = {
  code: CODE,
  campaignId: campaign.id,
  status: 'published',
  counted: 1,
  kept: 0,
  waiting: 1,
  held: 0,
  steps,
  friends: [friend({ key: 'f2', who: '一位好友', state: 'waiting', rule: 'not-joined' }), friend()],
  owed: false,
  variant: 'A',
  shown: false,
}

/** One more friend: the second step is given now. */
export const teamAfter: TeamView = {
  ...team,
  counted: 2,
  waiting: 0,
  steps: [
    { now: points, nowState: 'given' },
    { now: coupon, nowState: 'given', kept: points, keptState: 'open' },
  ],
  friends: [friend({ key: 'f2', who: '好友 尾号 4321' }), friend()],
}

export const why: Out<'member', 'invites.why'> = {
  card: {
    who: '好友 尾号 5678',
    state: 'counted',
    words: '好友完成了活动要求，已经计入；11月29日 (周日) 17:00 起留存，不再收回',
    lines: [
      { at: NOW - 2 * HOUR, words: '从聊天里的卡片打开了邀请' },
      { at: NOW - HOUR, words: '加入了会员' },
    ],
  },
}

export const board: Out<'member', 'invites.board'> = {
  rows: [
    { place: 1, who: '会员 尾号 0021', kept: 4, mine: false },
    { place: 2, who: '会员 尾号 8842', kept: 2, mine: true },
  ],
}

/** A member in a running campaign. */
export const inviteDay: Script = {
  ...answers,
  'invites.list': { campaigns: [{ campaign, counted: 1 }] } satisfies Out<'member', 'invites.list'>,
  'invites.open': { campaign, team } satisfies Out<'member', 'invites.open'>,
  'invites.progress': { team },
  'invites.friends': { friends: [] },
  'invites.why': why,
  'invites.board': board,
  'invites.code': { fileId: 'cloud://e.b/invites/code.png' },
  'invites.settle': { given: [], owed: false },
  'invites.showMe': (input: { show: boolean }) => ({ show: input.show }),
}

export const visited: Out<'member', 'invites.visit'> = {
  campaign,
  inviter: { who: '会员 尾号 8842' },
  own: false,
}

/** A person who is no member yet, with somebody's invitation in hand. */
export const friendDay: Script = {
  ...answers,
  'membership.home': guestHome,
  'membership.consent': { consent },
  'membership.join': { member },
  'invites.visit': visited,
  'invites.settle': { given: [coupon], owed: false },
  'invites.list': {
    campaigns: [],
    brought: { campaign: campaign.name, benefit: coupon, words: '您已经完成活动要求，谢谢您' },
  },
}

/** A member opens somebody's invitation. */
export const memberVisit: Script = {
  ...friendDay,
  'membership.home': answers['membership.home'],
  'membership.consent': answers['membership.consent'],
  'invites.list': { campaigns: [] },
}

/** The longest words that the contract lets through. */
const longReward = { kind: 'coupon' as const, name: LONG }
export const longCampaign: CampaignView = {
  ...campaign,
  name: LONG,
  summary: campaign.summary.map((line) => `${line}（${LONG}，${LONG}）`),
  rules: Array.from({ length: 40 }, (_, place) => `${place + 1}．${LONG}。`)
    .join('\n')
    .slice(0, 1000),
  organiser: LONG.repeat(2),
  contact: LONG.repeat(2),
  friend: longReward,
  steps: Array.from({ length: 4 }, () => ({ now: longReward, kept: longReward })),
  shareTitle: LONG,
}

export const longTeam: TeamView = {
  ...team,
  counted: 98,
  kept: 40,
  waiting: 1,
  held: 1,
  steps: Array.from({ length: 4 }, () => ({
    now: longReward,
    nowState: 'debt' as const,
    kept: longReward,
    keptState: 'owed' as const,
  })),
  friends: friendsOf(20),
}
