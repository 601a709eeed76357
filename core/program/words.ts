import type { CheckinRules } from '../checkin/views'
import { addMonths, businessDayOf, daysIn, monthOf } from '../kernel/time'
import { WARNING_DAYS } from '../points/limits'
import type { PointsRules, ReturnPolicy } from '../points/views'
import type { TierRule, TierRules } from '../tiers/views'
import type { Program } from './views'

/** The programme in sentences that members read before they earn (facts/platform.md C26, C31). */

const FULL = 100

/** 1.2 倍 */
export const factorText = (percent: number): string => `${percent / FULL} 倍`

/** 95 折, 9 折, 原价 */
export const priceText = (percent: number): string => {
  if (percent === FULL) return '原价'
  return `会员价 ${percent % 10 === 0 ? percent / 10 : percent} 折`
}

const lastDay = (month: string): string =>
  `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月${daysIn(month)}日`

const expiryWords = ({ expiryMonths }: PointsRules, now: number): string[] => {
  const month = monthOf(businessDayOf(now))
  const example = lastDay(addMonths(month, expiryMonths))
  return [
    `积分有效期到获得月份之后第 ${expiryMonths} 个月的最后一天：现在得到的，${example} 24:00 前有效`,
    `到期前 ${WARNING_DAYS.join(' 天、')} 天会在首页提醒；先到期的积分先用`,
  ]
}

const RETURNS: Record<ReturnPolicy, string> = {
  'only-pending': '退货时，这笔消费得到的、还不能用的积分会收回',
  'to-zero': '退货时，这笔消费得到的积分会收回，已经用掉的从余下的积分里收，收到 0 为止',
  debt: '退货时，这笔消费得到的积分会收回，已经用掉的记为待补，以后得到的积分先补上',
}

const birthdayWords = ({ birthdayPercent }: PointsRules): string[] =>
  birthdayPercent === FULL
    ? []
    : [`生日当月消费，再乘 ${birthdayPercent / FULL} 倍；生日由您自己填，可以不填`]

const earningWords = (rules: PointsRules, { tiers }: TierRules): string[] => {
  const { perYuan, pendingDays } = rules
  if (perYuan === 0) return []
  const factor = tiers.some(({ pointsPercent }) => pointsPercent > FULL) ? '，再乘等级倍数' : ''
  return [
    `实付每 1 元得 ${perYuan} 分${factor}，不足 1 分的舍去`,
    ...birthdayWords(rules),
    pendingDays === 0
      ? '消费得到的积分马上可以用'
      : `消费得到的积分 ${pendingDays} 天后的 0:00 起可以用`,
  ]
}

const payingWords = ({ pointsPerYuan, maxSharePercent }: PointsRules): string[] =>
  pointsPerYuan === 0 ? [] : [`付款时每 ${pointsPerYuan} 分抵 1 元，一笔最多抵 ${maxSharePercent}%`]

/** Does the brand give points at all? */
const givesPoints = ({ points, checkin }: Program): boolean => points.perYuan > 0 || checkin.open

export const pointsWords = (program: Program, now: number): string[] => {
  const { points, tiers } = program
  if (!givesPoints(program)) return []
  return [
    ...earningWords(points, tiers),
    ...payingWords(points),
    ...expiryWords(points, now),
    ...(points.perYuan > 0 ? [RETURNS[points.returnPolicy]] : []),
    '用掉的积分在退货或取消兑换时退回原来的批次，到期日不变',
    '积分不能换成现金，也不能转给别人',
  ]
}

const tierWords = ({ from, pricePercent, pointsPercent }: TierRule, rules: TierRules): string => {
  const gives = `${priceText(pricePercent)}，消费积分 ${factorText(pointsPercent)}`
  if (from === 0) return gives
  const reach = `最近 ${rules.windowMonths} 个月（含本月）实付满 ${from} 元马上升级`
  const hold = `保留到升级月份之后第 ${rules.periodMonths} 个月的月底，到时没达到最多降一级`
  return `${gives}；${reach}；${hold}`
}

export const tiersWords = ({ tiers }: Pick<Program, 'tiers'>) =>
  tiers.tiers.map((rule) => ({
    name: rule.name,
    from: rule.from,
    words: tierWords(rule, tiers),
  }))

const makeUpWords = ({ makeUp: { price, perMonth } }: CheckinRules): string[] => {
  if (perMonth === 0) return []
  const cost = price === 0 ? '不用积分' : `每次用 ${price} 分`
  return [
    `本月漏掉的日子可以补签，${cost}，每月最多 ${perMonth} 次`,
    '补签的日子算进连续和累计天数，本身不得分',
  ]
}

/** Whether the tier's points factor counts for the day's points. */
export const FACTOR_WORDS = '签到当天的积分乘等级倍数，不足 1 分的舍去'

type Bonus = CheckinRules['bonuses'][number]

/** 5 分和 1 张「满 60 减 12」 */
export const prizeWords = ({ points, coupon }: Pick<Bonus, 'points' | 'coupon'>): string =>
  [...(points > 0 ? [`${points} 分`] : []), ...(coupon ? [`1 张「${coupon}」`] : [])].join('和 ')

export const bonusWords = (bonus: Bonus): string =>
  `一个月签满 ${bonus.days} 天，另得 ${prizeWords(bonus)}，每月一次${bonus.coupon ? '，券发完为止' : ''}`

export const checkinWords = ({ checkin, tiers }: Program): string[] => {
  if (!checkin.open) return []
  const factor = checkin.tierFactor && tiers.tiers.some(({ pointsPercent }) => pointsPercent > FULL)
  const cycle = checkin.cycle.join('、')
  return [
    '每天可以签到一次，按北京时间 0:00 换日',
    `连续签到第 1 到 ${checkin.cycle.length} 天依次得 ${cycle} 分，之后从头再来`,
    ...(factor ? [FACTOR_WORDS] : []),
    ...checkin.bonuses.map(bonusWords),
    ...makeUpWords(checkin),
    '签到得到的积分马上可以用',
  ]
}
