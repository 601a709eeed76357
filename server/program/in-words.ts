import type { CheckinRules } from '#core/checkin/views'
import type { PointsRules } from '#core/points/views'
import { factorText, priceText, prizeWords } from '#core/program/words'
import type { TierRules } from '#core/tiers/views'

/** Rules as the audit keeps them: short, and whole, so that before and after can be compared. */

const RETURNS: Record<PointsRules['returnPolicy'], string> = {
  'only-pending': '退货只收未到账',
  'to-zero': '退货收到 0 为止',
  debt: '退货不足记待补',
}

export const pointsInWords = (rules: PointsRules): string =>
  [
    `每元 ${rules.perYuan} 分`,
    `生日月 ${rules.birthdayPercent}%`,
    rules.pointsPerYuan === 0 ? '不抵现' : `${rules.pointsPerYuan} 分抵 1 元`,
    `最多抵 ${rules.maxSharePercent}%`,
    `${rules.pendingDays} 天后可用`,
    `有效 ${rules.expiryMonths} 个月`,
    RETURNS[rules.returnPolicy],
    `一天手工调整超过 ${rules.approveAbove} 分要复核`,
  ].join(' · ')

export const tiersInWords = ({ tiers, windowMonths, periodMonths }: TierRules): string =>
  [
    ...tiers.map(
      ({ name, from, pricePercent, pointsPercent }) =>
        `${name} ${from} 起 ${priceText(pricePercent)} ${factorText(pointsPercent)}`,
    ),
    `看 ${windowMonths} 个月`,
    `保 ${periodMonths} 个月`,
  ].join(' · ')

export const checkinInWords = (rules: CheckinRules): string =>
  [
    rules.open ? '开放' : '不开放',
    `七天 ${rules.cycle.join('、')} 分`,
    ...rules.bonuses.map((bonus) => `满 ${bonus.days} 天 ${prizeWords(bonus)}`),
    `补签 ${rules.makeUp.price} 分，每月 ${rules.makeUp.perMonth} 次`,
    rules.tierFactor ? '乘等级倍数' : '不乘等级倍数',
  ].join(' · ')
