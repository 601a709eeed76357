import { View } from '@tarojs/components'
import type { CheckinPage } from '@/stores/checkin'
import { Section } from '@/ui'

/** What each day of a row of seven brings; which one today is, is a class of the whole. */
export const Cycle = ({ page }: { page: CheckinPage }) => (
  <Section title="连续签到，7 天一轮">
    <View className={`cycle day-${page.cycleDay}`}>
      {page.cycle.map((points, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: seven fixed places
        <View key={place} className="cycle-one">
          <View className="cycle-points num">+{points}</View>
          <View className="cycle-name">{place + 1} 天</View>
        </View>
      ))}
    </View>
    <View className="t14 ink-2 gap-8">
      今天是这一轮的第 {page.cycleDay} 天。断了一天，就从第 1 天重新算。
    </View>
  </Section>
)
