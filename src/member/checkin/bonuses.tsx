import { Text, View } from '@tarojs/components'
import type { CheckinPage } from '@/stores/checkin'
import { Cell, Section } from '@/ui'
import { rewardText } from './words'

type Bonus = CheckinPage['bonuses'][number]

const stateOf = ({ days, paid }: Bonus, stamps: number): string => {
  if (paid) return '已得到'
  return stamps < days ? `还差 ${days - stamps} 天` : '下次签到时发'
}

/** What the stamps of this month bring together. */
export const Bonuses = ({ page }: { page: CheckinPage }) => (
  <Section title="本月累计奖励">
    {page.bonuses.map((bonus, place) => (
      <Cell
        key={bonus.days}
        label={`累计 ${bonus.days} 天，奖励${rewardText(bonus)}`}
        value={<Text className="num t14">{stateOf(bonus, page.stamps)}</Text>}
        last={place === page.bonuses.length - 1}
      />
    ))}
    {page.bonuses.some(({ coupon }) => coupon !== undefined) && (
      <View className="t14 ink-2">券送完为止，送到后在券包里</View>
    )}
  </Section>
)
