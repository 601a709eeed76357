import type { CheckinBrief } from '#core/checkin/views'
import { dayText } from '#core/kernel/time'

/** Plain data for `stamp-card`; the bits are those of a calendar. */
export interface StampCard {
  /** `2026-11` */
  month: string
  days: number
  madeUp: number
  open: number
  /** Day of the month; 0 when today lies in another one. */
  today: number
  /** There is a month before this one, and after it. */
  back: boolean
  on: boolean
}

/** What a stamp gave. */
interface Given {
  earned: number
  /** `days` of the bonuses among it. */
  bonuses: readonly number[]
  /** When it ends, ms. */
  until?: number | undefined
  /** Names of the coupons that came with them. */
  coupons?: readonly string[] | undefined
}

/** The row of days in words. */
export const streakText = ({ streak, done }: CheckinBrief): string => {
  if (done) return `已连续签到 ${streak} 天`
  if (streak === 0) return '今天签到，从第 1 天算起'
  return `已连续 ${streak} 天，今天签到就是第 ${streak + 1} 天`
}

export const gainText = ({ gain }: CheckinBrief): string =>
  gain > 0 ? `今天签到得 ${gain} 分` : '今天还没有签到'

/** What was earned; empty when it was nothing. */
export const givenText = ({ earned, bonuses, coupons = [] }: Given): string => {
  const got = [...(earned > 0 ? [`${earned} 分`] : []), ...coupons.map((name) => `一张「${name}」`)]
  if (got.length === 0) return ''
  const bonus = bonuses.length > 0 ? `，其中有本月累计 ${bonuses.join('、')} 天的奖励` : ''
  return `得 ${got.join('和')}${bonus}`
}

/** When it ends: members learn it with the points (facts/platform.md C31). */
export const givenUntil = ({ earned, until }: Given, now: number): string =>
  earned === 0 || until === undefined ? '' : `这 ${earned} 分 ${dayText(until, now)} 到期`
