import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { clockText } from '#core/kernel/time'
import { ask, type Out } from '@/cloud'
import { Live } from '@/stores/live'
import { look } from '@/stores/look'
import { Button, goHome, groups, Notice, Page, Refused, Skeleton } from '@/ui'
import { useBright } from '../parts/bright'
import { CodeCard } from '../parts/code-card'
import { useLive } from '../parts/visible'

type MemberLive = Live<Out<'member', 'membership.code'>>

const newLive = (): MemberLive => new Live(() => ask('member', 'membership.code', {}))

const Redeemed = ({ live }: { live: MemberLive }) => {
  const redeemed = live.last?.redeemed
  if (!redeemed) return null
  return (
    <Notice tone="good">
      {clockText(redeemed.at)} 在{redeemed.store}用了「{redeemed.name}」
    </Notice>
  )
}

const Body = observer(function Body({ live }: { live: MemberLive }) {
  const { last, code, problem, dead } = live
  if (!last || !code) {
    if (!problem) return <Skeleton shape="code" />
    const way = problem.code === 'role.member-required' && { label: '去入会', onPress: goHome }
    return <Refused problem={problem} onRetry={() => live.start()} way={way || undefined} />
  }
  return (
    <>
      <Redeemed live={live} />
      {problem && (
        <Notice tone="warn" act="刷新" onAct={() => live.start()}>
          {dead ? '没有网络，这个码已经停了，连上后会换新的' : problem.message}
        </Notice>
      )}
      {look.brand.name && <View className="center t18 bold">{look.brand.name}</View>}
      <View className="center ink-2 t14 num gap-4">会员 {groups(last.member.number)}</View>
      <View className="gap-16" />
      <CodeCard code={code} turnsAt={() => live.turnsAt} dead={dead} />
      <View className="center ink-2 gap-24">请店员扫一扫，挑一张券来用</View>
    </>
  )
})

/** The member code: who this is, at the till. It turns every half minute. */
export default observer(function CodePage() {
  const [live] = useState(newLive)
  useBright()
  useLive(live)
  return (
    <Page tone="code">
      <Body live={live} />
      <View className="center gap-16">
        <Button kind="quiet" inline onPress={goHome}>
          回到会员卡
        </Button>
      </View>
    </Page>
  )
})
