import { View } from '@tarojs/components'
import type { StoryEvent } from '#core/coupons/views'
import { momentText } from '#core/kernel/time'
import { Section } from '@/ui'
import { Portions } from '@/ui/portions'

const eventText: Record<StoryEvent['event'], string> = {
  issued: '发给会员',
  held: '收款中，暂时锁定',
  released: '没有收款，解锁',
  redeemed: '核销',
  used: '用掉一次',
  undone: '撤销核销，退回券包',
  returned: '那笔消费退货，退回券包',
  reversed: '店长退回核销',
  expired: '过期',
  voided: '作废',
  cancelled: '取消兑换，退回积分',
}

const lineOf = ({ event, store, why }: StoryEvent): string =>
  [eventText[event], store, why].filter(Boolean).join(' · ')

/** Every move of a coupon, in the order in which they happened. */
export const Story = ({ story, now }: { story: readonly StoryEvent[]; now: number }) => (
  <Section title="经过">
    <View className="doors">
      <Portions rows={story.map((event, place) => ({ event, place }))}>
        {(portion) =>
          portion.map(({ event, place }) => (
            <View key={place} className="post">
              <View className="grow">{lineOf(event)}</View>
              <View className="t14 ink-3 num">{momentText(event.at, now)}</View>
            </View>
          ))
        }
      </Portions>
    </View>
  </Section>
)
