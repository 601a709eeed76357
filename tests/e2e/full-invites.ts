import type { TemplateView } from '../../core/coupons/contract.ts'
import type { CampaignDesk, DeskFriend } from '../../core/invites/desk-views.ts'
import type { CampaignForm } from '../../core/invites/form.ts'
import type { TeamView } from '../../core/invites/views.ts'
import { businessDayOf, DAY, MINUTE } from '../../core/kernel/time.ts'
import type { PosterForm } from '../../core/posters/form.ts'
import { type Say, speakTo } from '../../scripts/start/demo/person.mts'
import { LONG } from './full-world'
import type { TableForTest } from './table'

/** Campaigns as long as the contract lets them be: one runs, one is paused, one over, one not out. */

/** More than one page of a list holds; a hundred with all sizes: SHUKE_SIZES=all. */
const FRIENDS = process.env.SHUKE_SIZES === 'all' ? 100 : 30
/** Rewarded by one call: a function has 20 s, on a busy machine too. */
const AT_ONCE = 10
/** Friends of the paused campaign; all after the first are held. */
const WATCHED = 3
const MOST = 1000
const MOST_POINTS = 10_000_000

const HAN =
  '冬季新客到店专享茶礼邀请好友一起来老邮局对面青石巷河畔门店坐坐喝茶聊天带一份当季桂花乌龙手工礼盒回家'

interface InvitesWorld {
  say: Say
  url: string
  clock: TableForTest['shuke']['cloud']['clock']
  /** A coupon with the longest words. */
  gift: string
}

export interface FullInvites {
  campaign: string
  /** The shopper's codes, by the state of their campaign. */
  invite: string
  paused: string
  pausedInvite: string
  ended: string
  endedInvite: string
  /** With as much against it as one text can hold. */
  unpublished: string
  /** A friend who waits for the operator. */
  held: string
}

const poster = (now: number): PosterForm => ({
  identity: true,
  endorsement: { words: HAN.slice(0, 24), source: HAN.slice(0, 30) },
  theme: HAN.slice(0, 20),
  occasion: {
    words: HAN.slice(0, 12),
    from: businessDayOf(now),
    until: businessDayOf(now + 9 * DAY),
  },
  points: [0, 1, 2, 3, 4].map((from) => HAN.slice(from, from + 18)),
  anchor: {
    name: HAN.slice(8, 20),
    listFen: 9_999_999,
    payFen: 9_999_998,
    proof: HAN.slice(0, 30),
    day: businessDayOf(now),
  },
  urgency: 'end',
  benefit: HAN.slice(4, 14),
  paper: 'brand',
})

const formOf = ({ clock, gift }: InvitesWorld): CampaignForm => {
  const now = clock.now()
  const reward = { kind: 'coupon' as const, templateId: gift }
  const points = { kind: 'points' as const, points: MOST_POINTS }
  return {
    name: HAN.slice(0, 20),
    organiser: HAN.slice(0, 40),
    contact: `0571-8888 6666-8888，${HAN}`.slice(0, 40),
    rules: `${HAN}。\n`.repeat(20).slice(0, 990),
    shareTitle: HAN.slice(0, 30),
    action: 'joined',
    steps: Array.from({ length: 4 }, () => ({ now: points, kept: reward })),
    friend: reward,
    startsAt: now + MINUTE,
    endsAt: now + 300 * DAY,
    keptDays: 90,
    keptByBuying: true,
    whenSpent: 'debt',
    stock: 200,
    budgetFen: 10_000_000,
    audience: { minLevel: 0, joinedWithin: 366 },
    staffMayInvite: true,
    leaderboard: true,
    risk: {
      perHour: MOST,
      perDay: MOST,
      perDevice: 100,
      perNetwork: MOST,
      perNight: MOST,
      keptFrom: MOST,
      keptPercent: 0,
    },
    posters: [{ name: 'A', weight: 100, poster: poster(now) }],
  }
}

/** Everything that the house rules know of words, in one draft. */
const forbidden =
  '分享朋友圈领券，转发有奖，邀请越多奖励越多，最高级，全国第一，点击必得现金红包，赚佣金'

const operatorOf =
  ({ say }: InvitesWorld) =>
  <T>(route: string, input: unknown) =>
    say<T>('operator', 'operator', route, input, `full:${route}:${JSON.stringify(input)}`)

const draft = async (world: InvitesWorld, over: Partial<CampaignForm>): Promise<CampaignDesk> => {
  const form = { ...formOf(world), ...over }
  const operator = operatorOf(world)
  return (await operator<{ campaign: CampaignDesk }>('invites.saveDraft', { form })).campaign
}

const reason = '活动由品牌自己承担费用，礼品数量属实，已经和供货的茶厂签好合同，门店备货充足'.slice(
  0,
  50,
)

/** Publishes, lets it begin, and gives the shopper's code in it. */
const publish = async (world: InvitesWorld, over: Partial<CampaignForm>) => {
  const { row, hash, check } = await draft(world, over)
  if (check.problems.length > 0) throw new Error(check.problems.join('; '))
  const campaignId = row.id
  await operatorOf(world)('invites.publish', { campaignId, seen: hash, reason })
  await world.clock.advance(2 * MINUTE)
  const opened = await world.say<{ team: TeamView }>(
    'shopper',
    'member',
    'invites.open',
    { campaignId },
    `full:open:${campaignId}`,
  )
  return { id: campaignId, code: opened.team.code }
}

const bring = async ({ say, url }: InvitesWorld, person: string, code: string): Promise<void> => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ id: person, name: person })
  await fetch(`${url}/people`, { method: 'POST', headers, body })
  await say(
    person,
    'member',
    'invites.visit',
    { code, way: 'group', scene: 1044 },
    `full:v:${person}`,
  )
  const { consent } = await say<{ consent: { version: string; hash: string } }>(
    person,
    'member',
    'membership.home',
    {},
  )
  const input = { consent: { version: consent.version, hash: consent.hash } }
  await say(person, 'member', 'membership.join', input, `full:join:${person}`)
}

/** Friends of the running campaign; one has left again, one only looked. */
const bringAll = async (world: InvitesWorld, code: string): Promise<void> => {
  const settle = (place: number) =>
    world.say('shopper', 'member', 'invites.settle', {}, `full:settle:${place}`)
  for (let place = 1; place <= FRIENDS; place++) {
    await bring(world, `many-${place}`, code)
    if (place % AT_ONCE === 0) await settle(place)
  }
  await world.say('many-1', 'member', 'membership.close', { sure: true }, 'full:leave')
  await settle(FRIENDS + 1)
}

const heldOne = async (world: InvitesWorld, campaignId: string): Promise<string> => {
  const asked = { campaignId, state: 'held' }
  const { friends } = await operatorOf(world)<{ friends: DeskFriend[] }>('invites.people', asked)
  return friends[0]?.friendId ?? ''
}

const giftOf = async (say: Say): Promise<string> => {
  const asked = await say<{ templates: TemplateView[] }>(
    'operator',
    'operator',
    'coupons.templates',
    {},
  )
  const isGift = ({ form }: TemplateView) =>
    form.name === LONG.coupon && form.benefit.kind === 'gift'
  return asked.templates.find(isGift)?.id ?? ''
}

/** Into a world that was filled before, whose shopper is a member; by the routes that people use. */
export const fillInvites = async ({ shuke }: TableForTest): Promise<FullInvites> => {
  const say = speakTo(shuke.url)
  const { url, cloud } = shuke
  const world = { say, url, clock: cloud.clock, gift: await giftOf(say) }
  const operator = operatorOf(world)
  const over = await publish(world, { name: `${HAN.slice(0, 18)}结束` })
  await operator('invites.end', { campaignId: over.id, why: reason })
  const { risk } = formOf(world)
  const strict = { ...risk, perHour: 1 }
  const paused = await publish(world, { name: `${HAN.slice(0, 18)}暂停`, risk: strict })
  for (let place = 1; place <= WATCHED; place++) await bring(world, `held-${place}`, paused.code)
  await world.say('shopper', 'member', 'invites.showMe', { show: true }, 'full:show')
  const running = await publish(world, {})
  await bringAll(world, running.code)
  const held = await heldOne(world, paused.id)
  await operator('invites.pause', { campaignId: paused.id, why: reason })
  // So far ahead that it has not begun when its last picture is taken.
  const startsAt = world.clock.now() + DAY
  const shareTitle = forbidden.slice(0, 30)
  const unpublished = await draft(world, { rules: forbidden, shareTitle, startsAt })
  return {
    campaign: running.id,
    invite: running.code,
    paused: paused.id,
    pausedInvite: paused.code,
    ended: over.id,
    endedInvite: over.code,
    unpublished: unpublished.row.id,
    held,
  }
}
