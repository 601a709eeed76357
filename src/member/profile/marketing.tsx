import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { MyProfile } from '@/stores/profile'
import { Choice, Notice } from '@/ui'

const ways = [
  { value: false, label: '接收' },
  { value: true, label: '不接收' },
] as const

const effects = {
  no: '品牌发优惠和活动时会跳过您。已有的券和积分都在，该给您的补偿和通知照样给。',
  yes: '有适合您的优惠券，品牌可以直接放进您的券包。随时可以改成不接收。',
}

/** 不接收营销消息: one tap, at once, and nothing that is the member's own is lost by it. */
export const Marketing = observer(function Marketing({ my }: { my: MyProfile }) {
  const optOut = my.load.data?.optOut === true
  const { problem } = my.choosing
  return (
    <View className="profile-part" id="marketing">
      <View>营销消息</View>
      <View className="gap-8">
        <Choice options={ways} value={optOut} onChange={(out) => my.setMarketing(out)} />
      </View>
      <View className="t14 ink-2 gap-8">{optOut ? effects.no : effects.yes}</View>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
    </View>
  )
})
