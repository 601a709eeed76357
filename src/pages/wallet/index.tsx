import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { WalletFilter } from '#core/coupons/contract'
import type { Ticket } from '#core/coupons/views'
import { type TicketList, Wallet } from '@/stores/wallet'
import { Button, Empty, go, goHome, Loaded, Page, rowOf, Tabs } from '@/ui'
import { Portions } from '@/ui/portions'
import { scanParcelCard } from '@/ui/scan-card'
import { Tail } from '@/ui/tail'
import { useSame } from '@/ui/use-same'
import './index.scss'

const tabs: { value: WalletFilter; label: string }[] = [
  { value: 'usable', label: '可用' },
  { value: 'later', label: '未到时间' },
  { value: 'used', label: '用过' },
  { value: 'expired', label: '过期' },
]

const emptyText: Record<WalletFilter, string> = {
  usable: '券包里还没有券。包裹里有一张小卡片的话，扫一扫就能领',
  later: '没有还没到时间的券。有的券领了以后过几天才能用，会先放在这里',
  used: '还没有用过的券。用过的券会留在这里，随时可查',
  expired: '没有过期或作废的券',
}

const ways = { 'role.member-required': { label: '去入会', onPress: goHome } }
const openCodes = () => go('member/redeem')
const open = ({ detail }: { detail: { id: string } }) => go('member/coupon', { id: detail.id })

/** Rows at once: with long rules stay below the 5 KB of a first picture. */
const PORTION = 8

interface RowsProps {
  tickets: Ticket[]
  now: number
  /** Seen before the network was lost. */
  old: boolean
}

/** Some tickets are one native list: later ones never send these again. */
const Rows = ({ tickets, now, old }: RowsProps) => {
  const items = useSame(tickets.map((ticket) => rowOf(ticket, now, old)))
  return <coupon-rows items={items} onPick={open} />
}

const PageOf = ({ tickets, now, old }: RowsProps) => (
  <Portions rows={tickets} each={PORTION}>
    {(some) => <Rows tickets={some} now={now} old={old} />}
  </Portions>
)

const Nothing = ({ filter }: { filter: WalletFilter }) => (
  <Empty mark="券" text={emptyText[filter]}>
    {filter === 'usable' && (
      <>
        <Button kind="soft" onPress={scanParcelCard}>
          扫包裹里的卡片
        </Button>
        <View className="gap-8" />
        <Button kind="quiet" onPress={openCodes}>
          输入兑换码
        </Button>
      </>
    )}
  </Empty>
)

const List = observer(function List({ list, filter }: { list: TicketList; filter: WalletFilter }) {
  return (
    <Loaded of={list.first} skeleton="rows" onRetry={() => list.refresh()} ways={ways} what="券包">
      {({ tickets }) =>
        tickets.length === 0 ? (
          <Nothing filter={filter} />
        ) : (
          <>
            {/* In a box of their own: a page added at its end sends no other one again. */}
            <View>
              <PageOf tickets={tickets} now={list.first.at} old={list.first.stale} />
              {list.more.map((page) => (
                <PageOf
                  key={page[0]?.id}
                  tickets={page}
                  now={list.first.at}
                  old={list.first.stale}
                />
              ))}
            </View>
            <Tail list={list} />
          </>
        )
      }
    </Loaded>
  )
})

/** All tickets, soonest end first; used ones and those of no use any more behind quiet tabs. */
export default observer(function WalletPage() {
  const [wallet] = useState(() => new Wallet())
  const { list } = wallet
  useDidShow(() => void wallet.list.refresh())
  usePullDownRefresh(() => void wallet.list.refresh().finally(() => wx.stopPullDownRefresh()))
  useReachBottom(() => void wallet.list.loadMore())
  return (
    <Page>
      <View className="wallet-head">
        <Tabs options={tabs} value={wallet.filter} onChange={(filter) => wallet.choose(filter)} />
        <View className="wallet-code ink-2" hoverClass="pressed" onClick={openCodes} id="codes">
          兑换码
        </View>
      </View>
      {/* In a box of its own, so that changing the tab sends nothing else again. */}
      <View className="gap-16">
        <List key={wallet.filter} list={list} filter={wallet.filter} />
      </View>
    </Page>
  )
})
