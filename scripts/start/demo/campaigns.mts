import type { CampaignForm } from '../../../core/invites/form.ts'
import type { PosterForm } from '../../../core/posters/form.ts'
import type { BrandName } from './brands.mts'

/** An invite campaign of a demo brand; dates and the friend's coupon are put in when it is made. */
export interface DemoCampaign {
  /** Name of the coupon template that a friend gets. */
  friend: string
  form: Omit<CampaignForm, 'friend' | 'startsAt' | 'endsAt'>
}

/** What an honest shop never meets, and a crowd of throw-away accounts soon does. */
const risk = {
  perHour: 6,
  perDay: 12,
  perDevice: 2,
  perNetwork: 6,
  perNight: 3,
  keptFrom: 10,
  keptPercent: 30,
}

const points = (count: number) => ({ kind: 'points' as const, points: count })

const common = {
  action: 'joined' as const,
  steps: [
    { now: points(30), kept: points(20) },
    { now: points(40), kept: points(20) },
    { now: points(50) },
  ],
  keptDays: 7,
  keptByBuying: true,
  whenSpent: 'note' as const,
  stock: 100,
  budgetFen: 300_000,
  staffMayInvite: false,
  leaderboard: true,
  risk,
}

const poster = (over: Partial<PosterForm>): PosterForm => ({
  identity: true,
  theme: '',
  points: [],
  urgency: 'end',
  benefit: '新朋友得',
  paper: 'brand',
  ...over,
})

const tea: DemoCampaign = {
  friend: '桂花乌龙小样',
  form: {
    ...common,
    name: '带朋友来喝茶',
    organiser: '山间茶铺',
    contact: '021-5550 0118',
    rules:
      '好友通过您的邀请第一次加入会员，好友得茶样一份，您得积分。\n每位好友只计入一次，七天内注销会员的，这一位的奖励收回一次。\n名额用完或活动到期即止，已经得到的不受影响。',
    shareTitle: '送你一泡桂花乌龙，来山间茶铺坐坐',
    posters: [
      {
        name: 'A',
        weight: 50,
        poster: poster({
          theme: '一杯好茶，慢慢喝',
          points: ['青石巷和河畔两家店', '现泡茶、茶叶和茶点', '会员签到有积分'],
        }),
      },
      {
        name: 'B',
        weight: 50,
        poster: poster({
          theme: '送朋友一泡桂花乌龙',
          points: ['到店出示券码就能取', '两家门店都可以用', '有效期三十天'],
          paper: 'light',
        }),
      },
    ],
  },
}

const bakery: DemoCampaign = {
  friend: '早餐咖啡一杯',
  form: {
    ...common,
    name: '带邻居来吃早餐',
    organiser: '一日面包',
    contact: '车站店前台',
    rules:
      '好友通过您的邀请第一次加入会员，好友得早餐咖啡一杯，您得积分。\n每位好友只计入一次，七天内注销会员的，这一位的奖励收回一次。\n名额用完或活动到期即止，已经得到的不受影响。',
    shareTitle: '请你喝杯早餐咖啡，来一日面包看看',
    posters: [
      {
        name: 'A',
        weight: 100,
        poster: poster({
          theme: '当天的面包，当天吃完',
          points: ['车站店和学府店', '早餐时段有咖啡', '会员签到有积分'],
        }),
      },
    ],
  },
}

export const campaigns: Record<BrandName, DemoCampaign> = { tea, bakery }
