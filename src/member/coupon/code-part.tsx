import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { clockText, momentText } from '#core/kernel/time'
import type { Coupon, CouponLive } from '@/stores/coupon'
import type { Live } from '@/stores/live'
import { Button, goTab, Notice, Skeleton } from '@/ui'
import { CodeCard } from '../parts/code-card'
import '../parts/done.scss'

/** Quiet success: a tick, where and when. */
const Done = ({ at, store }: { at: number; store: string }) => (
  <View className="done" id="redeemed">
    <View className="done-tick" />
    <View className="t24 bold gap-16">已核销</View>
    <View className="ink-2 gap-4">{store}</View>
    <View className="ink-2 num">{momentText(at)}</View>
  </View>
)

const overText = {
  expired: '这张券已经过期了',
  voided: '这张券已经作废，不能使用',
  reversed: '这次核销已经退回，这张券不能再用了',
} as const

const Over = ({ status }: { status: keyof typeof overText }) => (
  <View className="gap-16">
    <Notice act="看别的券" onAct={() => goTab('wallet')}>
      {overText[status]}
    </Notice>
  </View>
)

/** A sale has the coupon: it comes back by itself when nothing comes of it. */
const Held = () => (
  <View className="no-code gap-16" id="held">
    <View className="t18 bold">店员正在收款</View>
    <View className="ink-2 gap-8">这张券先为这一笔锁定；没有收成，会自动回到可用</View>
  </View>
)

/** In the place of a code: one that nobody could check must not look like one. */
export const NoCode = observer(function NoCode({ live }: { live: Live<CouponLive> }) {
  const { problem } = live
  const offline = problem?.code === 'client.offline'
  return (
    <View className="no-code gap-16" id="no-code">
      <View className="t18 bold">{offline ? '没有网络，券码暂时出不来' : '券码暂时出不来'}</View>
      <View className="ink-2 gap-8">{offline ? '连上网络，券码会自己出来' : problem?.message}</View>
      <View className="gap-16" />
      <Button kind="soft" inline onPress={() => live.start()}>
        再试一次
      </Button>
    </View>
  )
})

const Code = observer(function Code({ live }: { live: Live<CouponLive> }) {
  const { code, problem, dead } = live
  if (!code) return problem ? <NoCode live={live} /> : <Skeleton shape="code" />
  if (dead) return <NoCode live={live} />
  return (
    <View className="gap-16">
      {problem && (
        <Notice tone="warn" act="刷新" onAct={() => live.start()}>
          {problem.message}
        </Notice>
      )}
      <CodeCard code={code} turnsAt={() => live.turnsAt} dead={false} />
      <View className="center ink-2 t14 gap-12">请店员扫一扫，或报数字</View>
    </View>
  )
})

/** The till took one of several uses a moment ago. */
const NewUse = observer(function NewUse({ coupon }: { coupon: Coupon }) {
  const use = coupon.newUse
  const left = coupon.detail.data?.ticket.uses?.left
  if (!use) return null
  const rest = left === undefined ? '' : `，还剩 ${left} 次`
  return (
    <View className="gap-16" id="used-once">
      <Notice tone="good">{`${clockText(use.at)} 在${use.store}用了一次${rest}`}</Notice>
    </View>
  )
})

/** The code while it can be used; what became of the coupon afterwards. */
export const CodePart = observer(function CodePart({ coupon }: { coupon: Coupon }) {
  const { live, status, redeemed } = coupon
  if (redeemed) return <Done at={redeemed.at} store={redeemed.store} />
  if (status === 'redeemed') return <Notice>这张券已经用过了</Notice>
  if (status === 'held') return <Held />
  if (status && status !== 'issued') return <Over status={status} />
  return (
    <>
      <NewUse coupon={coupon} />
      <Code live={live} />
    </>
  )
})
