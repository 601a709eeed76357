import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { StoreView, StoryEvent } from '#core/coupons/views'
import { momentText } from '#core/kernel/time'
import type { Coupon, CouponView } from '@/stores/coupon'
import { Button, Cell, Section, say } from '@/ui'
import { Paid } from './paid'

const eventText: Record<StoryEvent['event'], string> = {
  issued: '领取',
  held: '店员收款中，暂时锁定',
  released: '这笔没有收款，券已解锁',
  used: '用掉一次',
  reversed: '店长退回了这次核销',
  redeemed: '核销',
  undone: '店员撤销了核销，券已退回',
  expired: '过期',
  voided: '作废',
  cancelled: '取消兑换，积分已退回',
  returned: '那笔消费退货了，券已退回',
}

/** WeChat's own sheet must open within the tap; one accept is one message (platform.md §2.5). */
const askWeChat = (templateId: string) =>
  new Promise<boolean>((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (result) => resolve((result as Record<string, unknown>)[templateId] === 'accept'),
      fail: () => resolve(false),
    })
  })

/** Nothing is given for a yes, nothing is lost by a no (product law 6). */
const Reminder = observer(function Reminder({ coupon }: { coupon: Coupon }) {
  const reminder = coupon.detail.data?.reminder
  if (!reminder || coupon.status !== 'issued') return null
  if (reminder.wanted)
    return <View className="center ink-2 t14 gap-24">到期前会在微信里提醒您</View>
  const want = async () => {
    if (!(await askWeChat(reminder.templateId))) return
    const answer = await coupon.wantReminder()
    if (!answer.ok) say(answer.error.message)
  }
  return (
    <View className="gap-24">
      <Button kind="soft" onPress={want} id="remind">
        快到期时提醒我
      </Button>
    </View>
  )
})

const Stores = ({ stores }: { stores: StoreView[] }) => (
  <Section title="可用门店">
    {stores.map((store, place) => (
      <Cell
        key={store.id}
        label={store.name}
        hint={store.address}
        last={place === stores.length - 1}
      />
    ))}
  </Section>
)

const Story = ({ story, now }: { story: StoryEvent[]; now: number }) => (
  <Section title="这张券的经历">
    {story.map((event, place) => (
      <Cell
        key={`${event.at}${event.event}`}
        label={eventText[event.event]}
        hint={event.store}
        value={<Text className="num t14">{momentText(event.at, now)}</Text>}
        last={place === story.length - 1}
      />
    ))}
  </Section>
)

/** Under the code: reminder, rules, where it can be used, and what happened to it so far. */
export const Facts = ({ coupon, view }: { coupon: Coupon; view: CouponView }) => (
  <>
    <Reminder coupon={coupon} />
    <Paid coupon={coupon} view={view} />
    {view.rules && (
      <Section title="使用说明">
        <Text className="pre ink-2">{view.rules}</Text>
      </Section>
    )}
    {view.stores.length > 0 && <Stores stores={view.stores} />}
    <Story story={view.story} now={coupon.detail.at} />
  </>
)
