import { View } from '@tarojs/components'
import type { DeskWhy } from '#core/invites/desk-views'
import { momentText } from '#core/kernel/time'
import { Notice, Section } from '@/ui'
import { Portions } from '@/ui/portions'
import { CreditTag } from '../credit-tag'

interface StoryProps {
  why: DeskWhy
  /** The server's time, ms. */
  now: number
}

const Head = ({ why }: { why: DeskWhy }) => (
  <View>
    <View className="row-head">
      <View className="grow t24 bold">{why.friend.friend}</View>
      <CreditTag state={why.card.state} />
    </View>
    <View className="gap-8">{why.card.words}</View>
    {why.blocked && (
      <View className="gap-12">
        <Notice tone="bad">这位会员在停用名单上，不再得邀请奖励。</Notice>
      </View>
    )}
  </View>
)

/** Everything that happened, as it happened: the credit follows from it and from nothing else. */
export const Story = ({ why, now }: StoryProps) => {
  const { lines } = why.card
  return (
    <View>
      <Head why={why} />
      <Section title="来龙去脉">
        <View className="card-box">
          <Portions rows={lines}>
            {(portion) =>
              portion.map(({ at, words }) => (
                <View key={`${at} ${words}`} className="stage">
                  <View className="t14 ink-3 num">{momentText(at, now)}</View>
                  <View>{words}</View>
                </View>
              ))
            }
          </Portions>
        </View>
      </Section>
    </View>
  )
}
