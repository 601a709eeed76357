import { View } from '@tarojs/components'
import type { CampaignView, RewardView } from '#core/invites/views'
import { momentText } from '#core/kernel/time'
import { classes, Section, Stamp } from '@/ui'
import { todoOf } from './words'

interface GiftProps {
  reward: RewardView
  off: boolean
  onRules?: () => void
}

/** The benefit by its own name; pale when this person can not have it. Its rules hang on it. */
export const Gift = ({ reward, off, onRules }: GiftProps) => (
  <View className={classes('gift card-box', off && 'gift-off')} id="gift">
    <View className="gift-row">
      <View className="accent">
        <Stamp mark={reward.kind === 'points' ? '分' : '礼'} />
      </View>
      <View className="grow">
        <View className="t14 ink-2">见面礼</View>
        <View className="t18 bold">{reward.name}</View>
      </View>
    </View>
    {onRules && (
      <View className="gift-rules" hoverClass="pressed" onClick={onRules} id="gift-rules">
        <View className="grow">活动规则</View>
        <View className="cell-arrow" />
      </View>
    )}
  </View>
)

/** How it is had, and until when. */
export const Todo = ({ campaign, now }: { campaign: CampaignView; now: number }) => (
  <Section title={campaign.friend ? '怎么得到' : '怎么加入'}>
    {todoOf(campaign).map((words, place) => (
      <View key={words} className="todo">
        <View className="todo-place num">{place + 1}</View>
        <View className="grow">{words}</View>
      </View>
    ))}
    <View className="gap-8">
      {momentText(campaign.endsAt, now)} 结束，还有 {campaign.left} 个名额
    </View>
  </Section>
)
