import type { Ahead } from './ahead'

/** One sentence for each number of the forecast; every one says that it is a forecast. */
export const forecastWords = {
  visits:
    '预测：按每位顾客自己的购买节奏（买过几次、最近一次和第一次相隔多久、第一次到今天多久）推算接下来会来买几次，再加总（BG/NBD 模型）',
  alive: '预测：这位顾客还会再来的可能；买的节奏越密、停得越久，可能越小（BG/NBD 模型）',
  newcomer: '预测：一位刚买第一次的新顾客，在这段时间里还会再买几次',
  spending:
    '预测：下一次会花多少，介于本人以往的平均和所有人的平均之间；买得越多次，越靠近本人的平均（Gamma-Gamma 模型）',
  value: '预测：这段时间会来买的次数 × 每次会花的钱，再加总；已扣掉退款，不打折现',
  // The second number: `npm run figures -- cdnow`, random parts of a real shop.
  range:
    '范围：若大家都像模型说的那样来买，100 次里有 95 次落在这之间；拿一家真实店铺试过，100 次里约 88 次',
  check: '对照：用当时的数据推算这段时间的购买次数，和后来真的发生的放在一起看',
} as const

/** What the models take for granted, to be read beside every forecast. */
export const forecastAssumptions: readonly string[] = [
  '同一天的几单算来买一次，全部退掉的单不算',
  '每位顾客照自己的节奏来买，每次买完后有一定可能不再来',
  '没有算进节日、涨价和新活动',
  '每次花多少和来得勤不勤无关',
  '只算已经买过的顾客，不含以后的新顾客',
]

const whole = (value: number): string => Math.round(value).toLocaleString('en-US')

const sentence = (value: string, range: string, days: number): string =>
  `预测：接下来 ${days} 天约 ${value}，多半在 ${range}之间`

export const visitsAheadText = ({ value, low, high }: Ahead, days: number): string =>
  sentence(`${whole(value)} 次购买`, `${whole(low)} 到 ${whole(high)} 次`, days)

const yuan = (fen: number): string => `¥${whole(fen / 100)}`

export const salesAheadText = ({ value, low, high }: Ahead, days: number): string =>
  sentence(yuan(value), `${yuan(low)} 到 ${yuan(high)} `, days)
