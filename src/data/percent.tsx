import { View } from '@tarojs/components'

/** How far something is, as a bar and in words. */
export const Percent = ({ of }: { of: number }) => (
  <View className="percent gap-8">
    <View className="bar grow">
      <View className="bar-in" style={{ width: `${of}%` }} />
    </View>
    <View className="t14 bold num">{`${of}%`}</View>
  </View>
)
