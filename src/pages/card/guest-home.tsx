import { View } from '@tarojs/components'
import type { HomeView } from '@/stores/home'
import { keptInvitation } from '@/stores/invitation'
import { Button, go, Notice, Section } from '@/ui'
import { scanParcelCard } from '@/ui/scan-card'
import { MemberCard } from './member-card'

const promises = [
  '包裹里的卡片扫一扫，券就收进券包',
  '到店出示券码，店员扫一下就能用',
  '不要手机号，也不用填表',
]

/** An invitation that was opened before and is still theirs. */
const Invited = () => {
  const kept = keptInvitation()
  if (!kept?.told) return null
  return (
    <View className="gap-16" id="invited">
      <Notice act="去看看" onAct={() => go('member/invited', { again: '1' })}>
        {kept.who}邀请了您
      </Notice>
    </View>
  )
}

/** Home of a guest: whose card this is, and what it is good for. Joining waits at the thumb. */
export const GuestHome = ({ view }: { view: HomeView }) => (
  <>
    <View className="col">
      <MemberCard brand={view.brand} />
      <Invited />
    </View>
    <View className="col">
      <Section title="有了会员卡">
        {promises.map((promise) => (
          <View key={promise} className="promise">
            <View className="promise-mark" />
            <View className="grow">{promise}</View>
          </View>
        ))}
      </Section>
      <View className="gap-16" />
      <Button kind="soft" onPress={scanParcelCard}>
        扫包裹里的卡片
      </Button>
      <View className="gap-8" />
      <Button kind="quiet" onPress={() => go('member/insert')}>
        手动输入卡上的字符
      </Button>
    </View>
  </>
)
