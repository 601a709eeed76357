import { View } from '@tarojs/components'
import type { Figures } from '@/stores/operator/board'
import { Section } from '@/ui'
import { Portions } from '@/ui/portions'

/** Seven whole days up to yesterday beside the seven before, in words. */
export const Week = ({ data: { week } }: { data: Figures }) => (
  <Section title="和上周相比">
    <View className="card-box">
      <View className="t14 ink-3">到昨天为止的 7 天，和再前面的 7 天</View>
      {week.length === 0 && <View className="gap-8">两周里还没有记录。</View>}
      <Portions rows={week} each={4}>
        {(portion) =>
          portion.map(({ id, text, matter, tone }) => (
            <View key={id} className="stage">
              <View className={tone === 'bad' ? 'tone-warn' : ''}>{text}</View>
              <View className="t14 ink-3">{matter}</View>
            </View>
          ))
        }
      </Portions>
    </View>
  </Section>
)
