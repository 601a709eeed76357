import { daysIn } from '#core/kernel/time'
import type { CheckinPage } from '@/stores/checkin'

/** Day of the month, 1 to 31. */
export const dayOf = (businessDay: string): number => Number(businessDay.slice(8))

/** The row of days, large. */
export const headText = ({ open, streak }: CheckinPage): string => {
  if (!open) return '签到暂时没有开放'
  return streak === 0 ? '从今天开始签到' : `已连续签到 ${streak} 天`
}

export const todayText = ({ done, streak }: CheckinPage): string => {
  if (done) return '今天的章盖好了，明天再来'
  return streak === 0 ? '今天就是第 1 天' : `今天签到就是第 ${streak + 1} 天`
}

interface Reward {
  points: number
  /** Name of a coupon that comes with it. */
  coupon?: string | undefined
}

/** A bonus is points, a coupon, or both; with the space that a number has before it: 30 分和一张「茶礼券」. */
export const rewardText = ({ points, coupon }: Reward): string =>
  [...(points > 0 ? [` ${points} 分`] : []), ...(coupon ? [`一张「${coupon}」`] : [])].join('和')

/** The next thing that stamping brings, or what is left of the month. */
export const nextText = ({ bonuses, stamps, calendar }: CheckinPage): string => {
  const next = bonuses
    .filter(({ days, paid }) => !paid && days > stamps)
    .sort((a, b) => a.days - b.days)[0]
  const so = `本月盖了 ${stamps} 个章`
  if (!next || next.days > daysIn(calendar.month)) return so
  return `${so}，再盖 ${next.days - stamps} 个，得累计奖励${rewardText(next)}`
}

/** How days can be made up, before one is chosen. */
export const makeUpText = ({ makeUp, calendar }: CheckinPage): string => {
  if (calendar.open === 0) return ''
  if (makeUp.left === 0) return '这个月的补签次数用完了，下个月 1 日再有'
  const cost = makeUp.price === 0 ? '不用积分' : `一天用 ${makeUp.price} 分`
  return `带“补”字的日子点一下就能补签，${cost}，本月还能补 ${makeUp.left} 次`
}
