import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Coupon } from '@/stores/coupon'
import { Button, say } from '@/ui'
import { askWeChat } from '../parts/subscribe'

/** Nothing is given for a yes, nothing is lost by a no (product law 6). */
export const Reminder = observer(function Reminder({ coupon }: { coupon: Coupon }) {
  const reminder = coupon.detail.data?.reminder
  if (!reminder || coupon.status !== 'issued') return null
  if (reminder.wanted)
    return <View className="center ink-2 t14 gap-24">到期前会在微信里提醒您一次</View>
  const want = async () => {
    if (!(await askWeChat(reminder.templateId))) return
    const answer = await coupon.wantReminder()
    if (!answer.ok) say(answer.error.message)
    else if (!answer.data.wanted) say('快到期了，来不及再提醒')
  }
  return (
    <View className="gap-24">
      <Button kind="soft" onPress={want} id="remind">
        快到期时提醒我
      </Button>
      <View className="center ink-3 t14 gap-8">微信的规矩：每同意一次，提醒一次</View>
    </View>
  )
})
