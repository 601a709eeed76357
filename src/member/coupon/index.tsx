import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { Coupon, type CouponView } from '@/stores/coupon'
import { buzz, endText, goTab, Loaded, Page, Ticket } from '@/ui'
import { useBright } from '../parts/bright'
import { useLive } from '../parts/visible'
import { CodePart } from './code-part'
import { Facts } from './facts'

const ways = {
  'coupons.not-found': { label: '去券包看看', onPress: () => goTab('wallet') },
  'role.member-required': { label: '去入会', onPress: () => goTab('card') },
}

/** News from the till (used, or taken back): a short buzz, and the story is fetched again. */
function useNews(coupon: Coupon): void {
  const status = coupon.live.last?.status
  useEffect(() => {
    const known = coupon.detail.data?.ticket.status
    if (!status || !known || status === known) return
    if (status === 'redeemed') buzz()
    void coupon.refresh()
  }, [coupon, status])
}

const Body = observer(function Body({ coupon, view }: { coupon: Coupon; view: CouponView }) {
  const { ticket } = view
  return (
    <>
      <Ticket
        benefit={ticket.benefit}
        name={ticket.name}
        rule={ticket.rule}
        off={coupon.status !== 'issued'}
      >
        <View className="t14 ink-2">{endText(ticket.expiresAt, coupon.detail.at)}</View>
      </Ticket>
      <CodePart coupon={coupon} />
      <Facts coupon={coupon} view={view} />
    </>
  )
})

/** One coupon, large, with its code below: what a member shows at the till. */
export default observer(function CouponPage() {
  const { params } = useRouter<{ id?: string }>()
  const [coupon] = useState(() => new Coupon(params.id ?? ''))
  useBright()
  useLive(coupon.live)
  useNews(coupon)
  useDidShow(() => void coupon.refresh())
  return (
    <Page tone="code">
      <Loaded of={coupon.detail} skeleton="code" onRetry={() => coupon.refresh()} ways={ways}>
        {(view) => <Body coupon={coupon} view={view} />}
      </Loaded>
    </Page>
  )
})
