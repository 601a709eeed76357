import { yuanText } from '../kernel/money'
import type { PointsRules, ReturnPolicy } from '../points/views'
import type { TierRule } from '../tiers/views'

const FULL = 100

const factorText = ({ name, pointsPercent }: TierRule): string =>
  pointsPercent === FULL ? '' : ` × ${name} ${pointsPercent / FULL} 倍`

const birthdayText = (percent: number): string =>
  percent === FULL ? '' : ` × 生日月 ${percent / FULL} 倍`

/** The points rule of a sale as it is now: 每 1 元得 1 分 × 熟客 1.1 倍；每 100 分抵 1 元 */
export const pointsRuleText = (
  { perYuan, birthdayPercent, pointsPerYuan }: PointsRules,
  { tier, birthday }: { tier: TierRule; birthday: boolean },
  { pointsUsed, pointsEarned }: { pointsUsed: number; pointsEarned: number },
): string =>
  [
    ...(pointsEarned > 0
      ? [
          `每 1 元得 ${perYuan} 分${factorText(tier)}${birthday ? birthdayText(birthdayPercent) : ''}`,
        ]
      : []),
    ...(pointsUsed > 0 ? [`每 ${pointsPerYuan} 分抵 1 元`] : []),
  ].join('；')

const policies: Record<ReturnPolicy, string> = {
  'only-pending': '只收回还没到账的积分',
  'to-zero': '收回积分，不够时扣到 0 为止',
  debt: '收回积分，不够时记为待补',
}

export const returnRuleText = (policy: ReturnPolicy): string =>
  `用掉的积分按原批次退回，${policies[policy]}`

export const saleName = (payFen: number): string => `消费 ¥${yuanText(payFen)}`
