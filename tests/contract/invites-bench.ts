import type { CampaignForm } from '#core/invites/form'
import { DAY } from '#core/kernel/time'
import { type Out, type Shuke, startShuke } from '../bench'
import { join, publish } from '../story'
import { addDocs, change, docs, memberBy } from './points-bench'
import { openTill, type Till } from './sales-bench'

/** A running campaign, and people who invite and are invited, through the real routes. */

export const NO_RISK: CampaignForm['risk'] = {
  perHour: 1000,
  perDay: 1000,
  perDevice: 100,
  perNetwork: 1000,
  perNight: 1000,
  keptFrom: 1000,
  keptPercent: 0,
}

const points = (many: number) => ({ kind: 'points' as const, points: many })

export const formOf = (now: number, over: Partial<CampaignForm> = {}): CampaignForm => ({
  name: '邀好友喝茶',
  organiser: '山间茶铺',
  contact: '021-5555 0101',
  rules: '好友第一次加入会员就计入。',
  shareTitle: '请你喝茶',
  action: 'joined',
  steps: [{ now: points(100), kept: points(50) }, { now: points(200) }],
  friend: points(30),
  startsAt: now - DAY,
  endsAt: now + 30 * DAY,
  keptDays: 7,
  keptByBuying: false,
  whenSpent: 'debt',
  stock: 100,
  budgetFen: 10_000_000,
  staffMayInvite: false,
  leaderboard: true,
  risk: NO_RISK,
  posters: [],
  ...over,
})

export const START = Date.parse('2027-01-15T09:00:00+08:00')

export interface Brand {
  shuke: Shuke
  till: Till
}

export const startBrand = async (workersPerFunction?: number): Promise<Brand> => {
  const shuke = await startShuke(workersPerFunction === undefined ? {} : { workersPerFunction })
  await shuke.cloud.clock.set(START)
  return { shuke, till: await openTill(shuke) }
}

let campaigns = 0

/** A campaign that runs, as publication leaves it. */
export const runCampaign = async (shuke: Shuke, over: Partial<CampaignForm> = {}) => {
  campaigns += 1
  const now = shuke.cloud.clock.now()
  const form = formOf(now, over)
  const _id = `camp${campaigns}`
  const life = { status: 'published', version: 1, pauses: [], publishedAt: now - DAY }
  await addDocs(shuke, 'inviteCampaigns', [{ _id, form, ...life, at: now, rev: 1 }])
  const { stock, budgetFen } = form
  const purse = { _id, stock, budgetFen, left: stock, leftFen: budgetFen, rev: 1, at: 0 }
  await addDocs(shuke, 'invitePurses', [purse])
  return _id
}

export const openTeam = async (shuke: Shuke, member: string, campaignId: string) =>
  (await shuke.must(member, 'member', 'invites.open', { campaignId })).team.code

/** A member with a team of their own. */
export const inviterIn = async (shuke: Shuke, campaignId: string) => {
  const inviter = await join(shuke)
  return { inviter, code: await openTeam(shuke, inviter, campaignId) }
}

export const visit = (
  shuke: Shuke,
  person: string,
  code: string,
  {
    way = 'qr',
    scene = 1047,
    phoneId,
  }: Partial<{ way: 'qr' | 'card'; scene: number; phoneId: string }> = {},
) =>
  shuke.call(person, 'member', 'invites.visit', {
    code,
    way,
    scene,
    ...(phoneId === undefined ? {} : { phoneId }),
  })

/** Opens the invitation and joins; the reward is not asked for yet. */
export const comeBy = async (shuke: Shuke, code: string, person = shuke.person()) => {
  await shuke.must(person, 'member', 'invites.visit', { code, way: 'qr', scene: 1047 })
  await join(shuke, person)
  return person
}

export const settle = (shuke: Shuke, person: string) =>
  shuke.must(person, 'member', 'invites.settle', {})

/** The same, as the phone does it: the reward is asked for right after joining. */
export const friendOf = async (shuke: Shuke, code: string, person = shuke.person()) => {
  await comeBy(shuke, code, person)
  await settle(shuke, person)
  return person
}

export const progress = async (
  shuke: Shuke,
  inviter: string,
  code: string,
): Promise<Out<'member', 'invites.progress'>['team']> =>
  (await shuke.must(inviter, 'member', 'invites.progress', { code })).team

export const balanceOf = async (shuke: Shuke, person: string): Promise<number> =>
  (await shuke.must(person, 'member', 'points.page', {})).brief.balance

export interface PurseDoc {
  left: number
  leftFen: number
  stock: number
  budgetFen: number
}

export interface RewardRow {
  _id: string
  part: string
  step: number
  gen: number
  state: string
  toId: string
  couponId?: string
  worthFen: number
  friends: number
}

export const purseOf = async (shuke: Shuke, campaignId: string): Promise<PurseDoc> => {
  const [purse] = await docs<PurseDoc>(shuke, 'invitePurses', { _id: campaignId })
  if (!purse) throw new Error('no purse')
  return purse
}

export const rewardsOf = (shuke: Shuke, campaignId: string) =>
  docs<RewardRow>(shuke, 'inviteRewards', { campaignId })

const HOLDING = ['owed', 'given', 'debt', 'note']

/** What has left the purse stands in rewards, to the fen and to the friend. */
export const booksOf = async (shuke: Shuke, campaignId: string) => {
  const [purse, rewards] = await Promise.all([
    purseOf(shuke, campaignId),
    rewardsOf(shuke, campaignId),
  ])
  const held = rewards.filter(({ state }) => HOLDING.includes(state))
  const fen = held.reduce((sum, { worthFen }) => sum + worthFen, 0)
  const friends = held.reduce((sum, one) => sum + one.friends, 0)
  return {
    missing: purse.budgetFen - purse.leftFen - fen,
    lost: purse.stock - purse.left - friends,
    purse,
    rewards,
  }
}

export const changeCampaign = (shuke: Shuke, _id: string, $set: object) =>
  change(shuke, 'inviteCampaigns', { _id }, { $set })

export { addDocs, docs, memberBy, publish }
