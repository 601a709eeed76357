import { Text, View } from '@tarojs/components'
import type { BrandView } from '#core/brand/views'
import { groups, Stamp } from '@/ui'

/** What the brand has: a brand without points or with one tier shows nothing of them. */
interface Standing {
  tier?: string | undefined
  points?: number | undefined
}

interface MemberCardProps extends Standing {
  brand: BrandView
  /** Absent for a guest: then the card is shown as it will be. */
  number?: string
  onPress?: () => unknown
}

const CardNumber = ({ number }: { number: string }) => (
  <>
    <View className="t12">会员号</View>
    <View className="t18 bold num">{groups(number)}</View>
  </>
)

const Stand = ({ number, tier, points }: Standing & { number: string }) => (
  <>
    {points !== undefined && (
      <View className="num" id="card-points">
        <Text className="t24 bold">{points}</Text>
        <Text className="t14"> 积分</Text>
      </View>
    )}
    {tier && <View className="bold">{tier}</View>}
    <View className="t12 num gap-4">会员号 {groups(number)}</View>
  </>
)

const Side = ({ number, tier, points }: Standing & { number?: string | undefined }) => {
  if (!number) return <Waiting />
  if (!tier && points === undefined) return <CardNumber number={number} />
  return <Stand number={number} tier={tier} points={points} />
}

const Waiting = () => (
  <>
    <View className="t12">会员卡</View>
    <View className="t18 bold">等您加入</View>
  </>
)

/** The card itself. Hills and sun are drawn by CSS from the brand's hue: no picture to load. */
export function MemberCard({ brand, number, onPress, tier, points }: MemberCardProps) {
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
          <Side number={number} tier={tier} points={points} />
        </View>
        {onPress && <View className="mcard-show bold">出示会员码</View>}
      </View>
    </View>
  )
}
