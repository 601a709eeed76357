import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { momentText } from '#core/kernel/time'
import { Coupon, type CouponView } from '@/stores/coupon'
import type { Known } from '@/stores/wallet'
import { buzz, endText, goTab, Loaded, Notice, Page, Ticket } from '@/ui'
import { useBright } from '../parts/bright'
import { useLive } from '../parts/visible'
import { CodePart, NoCode } from './code-part'
import { Facts } from './facts'
import './index.scss'

const ways = {
  'coupons.not-found': { label: '去券包看看', onPress: () => goTab('wallet') },
  'role.member-required': { label: '去入会', onPress: () => goTab('card') },
}

/** News from the till (held, used, taken back): the story is fetched again, with a short buzz. */
function useNews(coupon: Coupon): void {
  const { status, redeemed } = coupon.live.last ?? {}
  const usedAt = redeemed?.at
  // biome-ignore lint/correctness/useExhaustiveDependencies: these two are the news
  useEffect(() => {
    if (coupon.hear()) buzz()
  }, [coupon, status, usedAt])
}

const Body = observer(function Body({ coupon, view }: { coupon: Coupon; view: CouponView }) {
  const { ticket } = view
  const usable = coupon.status === 'issued'
  return (
    <>
      <Ticket
        benefit={ticket.benefit}
        name={ticket.name}
        rule={ticket.rule}
        off={!usable && coupon.status !== 'held'}
      >
        {ticket.uses && <View className="t14">{`还剩 ${ticket.uses.left} 次`}</View>}
        <View className="t14 ink-2">{endText(ticket.expiresAt, coupon.detail.at)}</View>
      </Ticket>
      {usable && ticket.notNow && (
        <View className="gap-16" id="not-now">
          <Notice tone="warn">{`现在还不能用：${ticket.notNow}`}</Notice>
        </View>
      )}
      <CodePart coupon={coupon} />
      <Facts coupon={coupon} view={view} />
    </>
  )
})

/** Without network: the ticket as it was, and no code, because nobody could check one. */
const FromMemory = observer(function FromMemory({ coupon, known }: FromMemoryProps) {
  const { ticket, at } = known
  return (
    <>
      <Notice tone="warn" act="再试一次" onAct={() => coupon.refresh()}>
        {`离线，${momentText(at)} 的券`}
      </Notice>
      <Ticket benefit={ticket.benefit} name={ticket.name} rule={ticket.rule} off>
        <View className="t14 ink-2">{`${momentText(ticket.expiresAt, at)} 到期`}</View>
      </Ticket>
      <NoCode live={coupon.live} />
    </>
  )
})
interface FromMemoryProps {
  coupon: Coupon
  known: Known
}

/** One coupon, large, with its code below: what a member shows at the till. */
export default observer(function CouponPage() {
  const { params } = useRouter<{ id?: string }>()
  const [coupon] = useState(() => new Coupon(params.id ?? ''))
  const { known } = coupon
  useBright()
  useLive(coupon.live)
  useNews(coupon)
  useDidShow(() => void coupon.refresh())
  return (
    <Page tone="code">
      {known ? (
        <FromMemory coupon={coupon} known={known} />
      ) : (
        <Loaded of={coupon.detail} skeleton="code" onRetry={() => coupon.refresh()} ways={ways}>
          {(view) => <Body coupon={coupon} view={view} />}
        </Loaded>
      )}
    </Page>
  )
})
