import { Text } from '@tarojs/components'
import type { StoryEvent } from '#core/coupons/views'
import { momentText } from '#core/kernel/time'
import { Cell, Section } from '@/ui'
import { Portions } from '@/ui/portions'

const eventText: Record<StoryEvent['event'], string> = {
  issued: '领到',
  held: '店员收款中，暂时锁定',
  released: '那笔没有收款，已解锁',
  used: '用掉一次',
  redeemed: '核销',
  undone: '店员撤销了核销，券已退回',
  returned: '那笔消费退货了，券已退回',
  reversed: '店长退回了核销，券已不能再用',
  expired: '过期',
  voided: '作废',
  cancelled: '取消兑换，积分已退回',
}

/** Where it happened and why, as far as either was said. */
const hintOf = ({ store, why }: StoryEvent): string =>
  [store, why].filter((part) => part !== undefined).join(' · ')

/** Every move of a coupon's life, the oldest first; of one with several uses it may be long. */
export const Story = ({ story, now }: { story: StoryEvent[]; now: number }) => (
  <Section title="这张券的经历">
    <Portions rows={story}>
      {(events) =>
        events.map((event, place) => (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: two moves may share a millisecond
            key={`${event.at}${event.event}${place}`}
            label={eventText[event.event]}
            hint={hintOf(event)}
            value={<Text className="num t14">{momentText(event.at, now)}</Text>}
            last={event === story.at(-1)}
          />
        ))
      }
    </Portions>
  </Section>
)
