import { View } from '@tarojs/components'
import type { BrandView } from '#core/brand/contract'
import { groups, Stamp } from '@/ui'

interface MemberCardProps {
  brand: BrandView
  /** Absent for a guest: then the card is shown as it will be. */
  number?: string
  onPress?: () => unknown
}

/** The card itself. Hills and sun are drawn by CSS from the brand's hue: no picture to load. */
export function MemberCard({ brand, number, onPress }: MemberCardProps) {
  return (
    <View
      className="mcard"
      id="member-card"
      {...(onPress ? { hoverClass: 'pressed', onClick: onPress } : {})}
    >
      <View className="mcard-sun" />
      <View className="mcard-hill mcard-far" />
      <View className="mcard-hill mcard-mid" />
      <View className="mcard-hill mcard-near" />
      <View className="mcard-top">
        <View className="grow">
          <View className="t24 bold">{brand.name}</View>
          {brand.slogan && <View className="t14 gap-4">{brand.slogan}</View>}
        </View>
        <Stamp mark={brand.name} />
      </View>
      <View className="mcard-foot">
        <View className="mcard-number">
          <View className="t12">{number ? '会员号' : '会员卡'}</View>
          <View className="t18 bold num">{number ? groups(number) : '等您加入'}</View>
        </View>
        {onPress && <View className="mcard-show bold">出示会员码</View>}
      </View>
    </View>
  )
}
