import type { CampaignForm, Reward } from '#core/invites/form'
import { MAX_FEN } from '#core/kernel/money'
import { businessDayOf, DAY, endOfDay } from '#core/kernel/time'
import type { RewardFacts } from './invite-facts'
import { USUAL_PLAN } from './invite-risk'

const RUNS_DAYS = 30
const KEPT_DAYS = 7
const STEPS = 2
const STOCK = 100
const POINTS = 100
/** As long as the worst case is not known. */
const BUDGET_FEN = 100_00

/** What a brand would write anyway; what this campaign gives is told by its own sentences. */
const RULES = [
  '1. 好友通过邀请卡片、海报或邀请码打开，按活动要求亲自完成，才计入一位。',
  '2. 每位好友只计入一次，只计入最早邀请的会员；以前加入过的会员不计入。',
  '3. 奖励按活动说明自动发放，在积分或券包里可以看到，有效期以积分和券的说明为准。',
  '4. 品牌员工不参加。发现虚假账号或其他作弊的，不计入，奖励收回。',
  '5. 名额用完或活动结束后不再计入，已经得到的奖励不受影响。',
].join('\n')

interface About {
  /** Name of the brand, and a number under which its people are reached. */
  brand: string
  contact: string
}

type Rewards = Pick<CampaignForm, 'steps' | 'friend' | 'stock'>

/** One whose worst case for everybody still fits a budget, and is known. */
const affordable = (facts: RewardFacts) =>
  facts.choices.filter(({ id, left }) => {
    const worth = facts.worthOf({ kind: 'coupon', templateId: id })
    return left > 0 && worth > 0 && worth * STOCK <= MAX_FEN / 2
  })

/** Each side a coupon of its own: so the limit of one per member holds for most coupons. */
const byCoupons = (facts: RewardFacts): Rewards => {
  const [first, ...rest] = affordable(facts).slice(0, 1 + STEPS)
  const give = ({ id: templateId }: { id: string }): Reward => ({ kind: 'coupon', templateId })
  if (!first) return { steps: [], stock: STOCK }
  const stock = Math.min(STOCK, ...[first, ...rest].map(({ left }) => left))
  if (rest.length === 0) return { steps: [{ now: give(first) }], stock }
  return { steps: rest.map((one) => ({ now: give(one) })), friend: give(first), stock }
}

/** Points for the one who invites, and for the friend a coupon, which brings them into the shop. */
const byPoints = (facts: RewardFacts): Rewards => {
  const reward: Reward = { kind: 'points', points: POINTS }
  const coupon = affordable(facts).find(({ left }) => left >= STOCK)
  const friend: Reward = coupon ? { kind: 'coupon', templateId: coupon.id } : reward
  return { steps: Array.from({ length: STEPS }, () => ({ now: reward })), friend, stock: STOCK }
}

/** A modest campaign to begin with: two steps, seven kept days. */
export const firstForm = (facts: RewardFacts, about: About, now: number): CampaignForm => {
  return {
    name: '邀请有礼',
    organiser: about.brand,
    contact: about.contact,
    rules: RULES,
    shareTitle: '送您一份见面礼，有空来坐坐',
    action: 'joined',
    ...(facts.pointsOn ? byPoints(facts) : byCoupons(facts)),
    startsAt: now,
    endsAt: endOfDay(businessDayOf(now + RUNS_DAYS * DAY)),
    keptDays: KEPT_DAYS,
    keptByBuying: true,
    whenSpent: 'note',
    budgetFen: BUDGET_FEN,
    staffMayInvite: false,
    leaderboard: false,
    risk: USUAL_PLAN,
    posters: [],
  }
}
