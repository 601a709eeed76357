import { placeInCycle } from '#core/checkin/rules'
import type { Stamped } from '#core/checkin/stamping'
import type { Cause } from '#core/points/views'
import type { Program } from '#core/program/views'
import { factorText, prizeWords } from '#core/program/words'
import { tierOf } from '#core/tiers/rules'
import type { Member } from '../platform/people'

/** 12月3日 */
export const dayName = (day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const dayRule = ({ streak }: Stamped, { tier }: Member, { checkin, tiers }: Program): string => {
  const { name, pointsPercent } = tierOf(tier, tiers)
  const place = placeInCycle(streak)
  const start = streak === place ? '' : `（新一轮第 ${place} 天）`
  const factor =
    checkin.tierFactor && pointsPercent > 100 ? ` × ${name} ${factorText(pointsPercent)}` : ''
  return `连续签到第 ${streak} 天${start}得 ${checkin.cycle[place - 1] ?? 0} 分${factor}`
}

const makeUpRule = ({ price }: Stamped): string =>
  `补签一天${price > 0 ? `用 ${price} 分` : '不用积分'}，补签的日子本身不得分`

/** The rule of a stamp as it was then, for the ledger entry. */
export const ruleWords = (
  stamped: Stamped,
  cause: Cause,
  member: Member,
  program: Program,
): string => {
  const bonuses = stamped.bonuses.map(
    (bonus) => `本月签满 ${bonus.days} 天另得 ${prizeWords(bonus)}`,
  )
  const day = cause === 'make-up' ? makeUpRule(stamped) : dayRule(stamped, member, program)
  return [day, ...bonuses].join('；')
}

/** For the audit row. */
export const deedWords = ({ day, streak, bonuses }: Stamped, points: number): string =>
  [
    dayName(day),
    `连续 ${streak} 天`,
    `${points < 0 ? '' : '+'}${points} 分`,
    ...bonuses.flatMap(({ coupon }) => (coupon ? [`「${coupon}」`] : [])),
  ].join(' · ')
