import type { CampaignForm } from '#core/invites/form'
import { DAY, MINUTE } from '#core/kernel/time'
import { NO_PROGRAM } from '#core/program/rules'
import type { Shuke } from '../bench'
import { join, setUpOperator } from '../story'
import { docs, memberBy } from './points-bench'

/** A campaign that may be published at `now`: points for both, four steps, a week to stay. */
export const campaignForm = (now: number, over: Partial<CampaignForm> = {}): CampaignForm => ({
  name: '老友带新友',
  organiser: '山间茶铺',
  contact: '021-5550 0118',
  rules: '好友第一次加入会员，双方各得积分。名额用完即止，活动规则不追溯更改。',
  shareTitle: '来山间茶铺坐坐，新朋友有见面礼',
  action: 'joined',
  steps: [
    { now: { kind: 'points', points: 50 }, kept: { kind: 'points', points: 20 } },
    { now: { kind: 'points', points: 60 } },
  ],
  friend: { kind: 'points', points: 30 },
  startsAt: now + MINUTE,
  endsAt: now + 30 * DAY,
  keptDays: 7,
  keptByBuying: false,
  whenSpent: 'note',
  stock: 100,
  budgetFen: 1_000_000,
  staffMayInvite: false,
  leaderboard: true,
  risk: {
    perHour: 20,
    perDay: 50,
    perDevice: 2,
    perNetwork: 20,
    perNight: 20,
    keptFrom: 20,
    keptPercent: 20,
  },
  posters: [],
  ...over,
})

export interface Desk {
  shuke: Shuke
  operator: string
}

/** A brand with points: 20 of them pay one yuan. */
export const openDesk = async (shuke: Shuke): Promise<Desk> => {
  const operator = await setUpOperator(shuke)
  const rules = { ...NO_PROGRAM.points, perYuan: 1, pointsPerYuan: 20 }
  await shuke.must(operator, 'operator', 'program.savePoints', { rules, alsoEarned: false })
  return { shuke, operator }
}

export const draftOf = async ({ shuke, operator }: Desk, over: Partial<CampaignForm> = {}) => {
  const form = campaignForm(await shuke.cloud.clock.now(), over)
  return (await shuke.must(operator, 'operator', 'invites.saveDraft', { form })).campaign
}

/** A campaign that runs now. */
export const campaignOf = async (desk: Desk, over: Partial<CampaignForm> = {}) => {
  const { shuke, operator } = desk
  const draft = await draftOf(desk, over)
  const input = { campaignId: draft.row.id, seen: draft.hash }
  await shuke.must(operator, 'operator', 'invites.publish', input)
  await shuke.cloud.clock.advance(2 * MINUTE)
  return draft.row.id
}

/** A member of the campaign with their code. */
export const inviterOf = async ({ shuke }: Desk, campaignId: string, person?: string) => {
  const who = person ?? (await join(shuke))
  const { team } = await shuke.must(who, 'member', 'invites.open', { campaignId })
  return { who, code: team.code, id: (await memberBy(shuke, who))._id }
}

/** A new person who opens the invitation and joins by it. */
export const friendOf = async ({ shuke }: Desk, code: string, phoneId?: string) => {
  const who = shuke.person()
  const phone = phoneId === undefined ? {} : { phoneId }
  await shuke.must(who, 'member', 'invites.visit', { code, way: 'qr', scene: 1047, ...phone })
  await join(shuke, who)
  await shuke.must(who, 'member', 'invites.settle', {})
  return { who, id: (await memberBy(shuke, who))._id }
}

interface Purse {
  stock: number
  budgetFen: number
  left: number
  leftFen: number
}

interface Reward {
  state: string
  worthFen: number
  friends: number
}

const HOLDS = ['owed', 'given', 'debt', 'note']

/** What is missing from the purse is exactly what stands in rewards. */
export const balanceOf = async ({ shuke }: Desk, campaignId: string) => {
  const [purse] = await docs<Purse>(shuke, 'invitePurses', { _id: campaignId })
  if (!purse) throw new Error('no purse')
  const all = await docs<Reward>(shuke, 'inviteRewards', { campaignId })
  const held = all.filter(({ state }) => HOLDS.includes(state))
  const sum = (of: (one: Reward) => number) => held.reduce((total, one) => total + of(one), 0)
  return {
    purse,
    friends: purse.left + sum(({ friends }) => friends),
    fen: purse.leftFen + sum(({ worthFen }) => worthFen),
  }
}
