import { View } from '@tarojs/components'
import type { HomeView } from '@/stores/home'
import { home } from '@/stores/home'
import { Button, Empty, go, goTab, rowOf, Section } from '@/ui'
import { scanParcelCard } from '@/ui/scan-card'
import { useSame } from '@/ui/use-same'
import { MemberCard } from './member-card'

const open = ({ detail }: { detail: { id: string } }) => go('member/coupon', { id: detail.id })

const Ending = ({ view }: { view: HomeView }) => {
  const items = useSame(view.endingSoon.map((ticket) => rowOf(ticket, home.load.at)))
  return (
    <Section title="快到期的券" more="全部券" onMore={() => goTab('wallet')}>
      <coupon-rows items={items} onPick={open} />
    </Section>
  )
}

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

/** Home of a member: the card, and what ends soon. */
export const MemberHome = ({ view }: { view: HomeView }) => (
  <>
    <View className="col">
      <MemberCard
        brand={view.brand}
        number={view.member?.number ?? ''}
        onPress={() => go('member/code')}
      />
    </View>
    <View className="col">
      {view.endingSoon.length > 0 ? <Ending view={view} /> : <NoCoupons />}
    </View>
  </>
)
