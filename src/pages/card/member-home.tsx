import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { DAY } from '#core/kernel/time'
import type { HomeView } from '@/stores/home'
import { home } from '@/stores/home'
import { Button, Empty, go, goTab, rowOf, Section } from '@/ui'
import { Later } from '@/ui/later'
import { scanParcelCard } from '@/ui/scan-card'
import { useSame } from '@/ui/use-same'
import { InviteLine } from './invite-line'
import { MemberCard } from './member-card'
import { Ending, Standing } from './standing'

const open = ({ detail }: { detail: { id: string } }) => go('member/coupon', { id: detail.id })

/** Later than this, an end is nothing to point at. */
const SOON_DAYS = 30

const Coupons = observer(function Coupons({ view }: { view: HomeView }) {
  const { at } = home.load
  const soon = view.endingSoon.some(({ expiresAt }) => expiresAt - at <= SOON_DAYS * DAY)
  const title = soon ? '快到期的券' : '我的券'
  const items = useSame(view.endingSoon.map((ticket) => rowOf(ticket, at, home.load.stale)))
  return (
    <Section title={title} more="全部券" onMore={() => goTab('wallet')}>
      <coupon-rows items={items} onPick={open} />
    </Section>
  )
})

const NoCoupons = () => (
  <Empty mark="券" text="还没有可用的券。包裹里有一张小卡片的话，扫一扫就能领">
    <Button kind="soft" onPress={scanParcelCard}>
      扫包裹里的卡片
    </Button>
    <View className="gap-8" />
    <Button kind="quiet" onPress={() => go('member/insert')}>
      手动输入卡上的字符
    </Button>
  </Empty>
)

/** Home of a member: the card, what today brings, and coupons. */
export const MemberHome = ({ view }: { view: HomeView }) => (
  <>
    <View className="col">
      <MemberCard
        brand={view.brand}
        number={view.member?.number ?? ''}
        tier={view.tier?.name}
        points={view.points?.balance}
        onPress={() => go('member/code')}
      />
      <Standing view={view} now={home.load.at} />
      <Ending points={view.points} now={home.load.at} />
      <Later>
        <InviteLine />
      </Later>
    </View>
    <View className="col">
      {view.endingSoon.length > 0 ? <Coupons view={view} /> : <NoCoupons />}
    </View>
  </>
)
