import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '#core/kernel/time'
import type { Coupon } from '@/stores/coupon'
import { goTab, Notice, Skeleton } from '@/ui'
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

const overText = { expired: '这张券已经过期了', voided: '这张券已经作废，不能使用' } as const

const Over = ({ status }: { status: keyof typeof overText }) => (
  <View className="gap-16">
    <Notice act="看别的券" onAct={() => goTab('wallet')}>
      {overText[status]}
    </Notice>
  </View>
)

/** The code while it can be used; what became of the coupon afterwards. */
export const CodePart = observer(function CodePart({ coupon }: { coupon: Coupon }) {
  const { live, status, redeemed } = coupon
  if (redeemed) return <Done at={redeemed.at} store={redeemed.store} />
  if (status === 'expired' || status === 'voided') return <Over status={status} />
  if (status === 'redeemed') return <Notice>这张券已经用过了</Notice>
  const { code, problem, dead } = live
  return (
    <View className="gap-16">
      {problem && (
        <Notice tone="warn" act="刷新" onAct={() => live.start()}>
          {dead && code ? '没有网络，这个码已经停了，连上后会换新的' : problem.message}
        </Notice>
      )}
      {code && <CodeCard code={code} turnsAt={() => live.turnsAt} dead={dead} />}
      {!code && !problem && <Skeleton shape="code" />}
      {code && !dead && <View className="center ink-2 t14 gap-12">请店员扫一扫，或报数字</View>}
    </View>
  )
})
