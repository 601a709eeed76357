import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { yuanText } from '#core/kernel/money'
import { clockText } from '#core/kernel/time'
import { ask, type Out } from '@/cloud'
import { Live } from '@/stores/live'
import { look } from '@/stores/look'
import { Button, buzz, goHome, groups, Money, Notice, Page, Refused, Skeleton } from '@/ui'
import { useBright } from '../parts/bright'
import { CodeCard } from '../parts/code-card'
import { useLive } from '../parts/visible'
import './index.scss'

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

/** A sale that was not there a moment ago: a short buzz says to look. */
function useSaleNews(live: MemberLive): void {
  const saleId = live.last?.sale?.saleId
  useEffect(() => {
    if (saleId) buzz()
  }, [saleId])
}

/** What the till recorded a moment ago, as the clerk sees it. */
const Sold = ({ live }: { live: MemberLive }) => {
  useSaleNews(live)
  const sale = live.last?.sale
  if (!sale) return null
  const { at, store, listFen, payFen, pointsUsed, pointsEarned } = sale
  return (
    <View className="sold" id="sold">
      <View className="t14">{`${clockText(at)} ${store}`}</View>
      <View className="t18 bold">
        实付 <Money fen={payFen} />
      </View>
      {payFen < listFen && <View className="t14">{`标价 ¥${yuanText(listFen)}`}</View>}
      {pointsUsed > 0 && <View className="t14">{`用了 ${pointsUsed} 分`}</View>}
      {pointsEarned > 0 && <View className="t14">{`得 ${pointsEarned} 分`}</View>}
    </View>
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
      <Sold live={live} />
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
      <View className="center ink-2 gap-24">请店员扫一扫，挑一张券来用，或按会员价结账</View>
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
