import { type AiplRules, DEFAULT_AIPL } from '../aipl/stages'
import { DEFAULT_RFM, type RfmRules } from '../rfm/cells'

/** What matters first depends on the trade (S0-09 of the product's sources). */
export const TRADES = ['general', 'cafe', 'food', 'apparel', 'beauty', 'motherBaby'] as const
export type Trade = (typeof TRADES)[number]

export const tradeNames: Record<Trade, string> = {
  general: '通用',
  cafe: '茶饮咖啡',
  food: '食品零售',
  apparel: '服饰',
  beauty: '美妆护肤',
  motherBaby: '母婴',
}

/** Parts of the operator's board, in words of the board's author (core/board). */
export const BOARD_PARTS = [
  'repurchase',
  'retention',
  'members',
  'sales',
  'activity',
  'channels',
  'invites',
  'points',
  'coupons',
] as const
export type BoardPart = (typeof BOARD_PARTS)[number]

/** Figures of the board that are pointed out when they are below (above) their bound. */
export const ALARM_FIGURES = ['again', 'asleep'] as const
export type AlarmFigure = (typeof ALARM_FIGURES)[number]

export interface Alarm {
  figure: AlarmFigure
  /** Hundredths of a percent. */
  bound: number
  way: 'below' | 'above'
}

export interface TradePreset {
  trade: Trade
  /** Why so, for the operator who chooses. */
  about: string
  aipl: AiplRules
  rfm: RfmRules
  /** What the board shows first. Switching changes order and alarms, never data. */
  board: readonly BoardPart[]
  alarms: readonly Alarm[]
}

const bought = (buyDays: number, loyalDays: number, orders = 2): AiplRules => ({
  rules: [
    ...DEFAULT_AIPL.rules.filter(({ kinds }) => !kinds.includes('bought')),
    { stage: 4, kinds: ['bought'], atLeast: 1, withinDays: buyDays },
    { stage: 5, kinds: ['bought'], atLeast: orders, withinDays: loyalDays },
  ],
})

const cuts = (
  windowDays: number,
  recencyDays: RfmRules['recencyDays'],
  orders: RfmRules['orders'],
  yuan: readonly [number, number, number, number],
): RfmRules => {
  const [a, b, c, d] = yuan
  const fen: RfmRules['fen'] = [a * 100, b * 100, c * 100, d * 100]
  return { windowDays, recencyDays, orders, fen, high: DEFAULT_RFM.high }
}

const repeats = (bound: number): Alarm => ({ figure: 'again', bound, way: 'below' })

const asleep = (bound: number): Alarm => ({ figure: 'asleep', bound, way: 'above' })

const OFTEN: readonly BoardPart[] = [
  'repurchase',
  'retention',
  'members',
  'sales',
  'coupons',
  'channels',
  'invites',
  'activity',
  'points',
]

const CONTENT: readonly BoardPart[] = [
  'repurchase',
  'activity',
  'retention',
  'invites',
  'members',
  'sales',
  'channels',
  'coupons',
  'points',
]

export const tradePresets: Record<Trade, TradePreset> = {
  general: {
    trade: 'general',
    about: '一年多一点的窗口，跨得过每年一次的大促。',
    aipl: DEFAULT_AIPL,
    rfm: DEFAULT_RFM,
    board: BOARD_PARTS,
    alarms: [repeats(2000), asleep(5000)],
  },
  cafe: {
    trade: 'cafe',
    about: '一周来几次的生意：一个月没来就该问问了，所以窗口短、次数要求高。',
    aipl: bought(60, 60, 4),
    rfm: cuts(90, [7, 14, 30, 45], [3, 6, 12, 24], [60, 150, 300, 600]),
    board: OFTEN,
    alarms: [repeats(4000), asleep(4000)],
  },
  food: {
    trade: 'food',
    about: '吃完就要再买：一两个月一次算常客。',
    aipl: bought(120, 120, 2),
    rfm: cuts(180, [15, 30, 60, 90], [2, 4, 6, 10], [100, 250, 500, 1000]),
    board: OFTEN,
    alarms: [repeats(3000), asleep(4500)],
  },
  apparel: {
    trade: 'apparel',
    about: '按季换新：看一整年加一次大促，一季买一次就是好顾客。',
    aipl: bought(380, 380, 2),
    rfm: cuts(365, [45, 90, 150, 270], [2, 3, 5, 8], [300, 800, 2000, 5000]),
    board: [
      'repurchase',
      'sales',
      'retention',
      'members',
      'channels',
      'coupons',
      'invites',
      'activity',
      'points',
    ],
    alarms: [repeats(1500), asleep(5500)],
  },
  beauty: {
    trade: 'beauty',
    about: '两三个月用完一套：内容和互动带动回购。',
    aipl: bought(240, 240, 2),
    rfm: cuts(240, [30, 60, 90, 150], [2, 3, 4, 6], [200, 500, 1200, 3000]),
    board: CONTENT,
    alarms: [repeats(2500), asleep(5000)],
  },
  motherBaby: {
    trade: 'motherBaby',
    about: '孩子几个月一个阶段：买得密，过了阶段就走，要盯住间隔。',
    aipl: bought(120, 150, 2),
    rfm: cuts(180, [20, 40, 60, 90], [2, 4, 6, 9], [200, 600, 1500, 3000]),
    board: CONTENT,
    alarms: [repeats(3500), asleep(4500)],
  },
}
