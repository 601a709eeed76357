import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { EntryRow } from '#core/points/views'
import { home } from '@/stores/home'
import { type Ledger, ledger, type PointsPage } from '@/stores/points'
import { Button, Empty, go, goHome, Loaded, Page, Section } from '@/ui'
import { Later } from '@/ui/later'
import { ledgerItem } from '@/ui/ledger'
import { Portions } from '@/ui/portions'
import { Tail } from '@/ui/tail'
import { useSame } from '@/ui/use-same'
import { Balance } from './balance'
import './index.scss'

const ways = { 'role.member-required': { label: '去入会', onPress: goHome } }
const open = ({ detail }: { detail: { id: string } }) => go('member/entry', { id: detail.id })

const Some = ({ rows, now }: { rows: EntryRow[]; now: number }) => {
  const items = useSame(rows.map((row) => ledgerItem(row, now)))
  return <ledger-rows items={items} onPick={open} />
}

const Rows = ({ rows, now }: { rows: EntryRow[]; now: number }) => (
  <Portions rows={rows}>{(some) => <Some rows={some} now={now} />}</Portions>
)

const Nothing = () => (
  <Empty
    mark="分"
    text={
      home.load.data?.checkin
        ? '还没有积分。每天来签到，或者到店消费时出示会员码，积分都记在这里'
        : '还没有积分。到店消费时出示会员码，得到的积分都记在这里'
    }
  >
    <Button kind="soft" onPress={() => go('member/program')}>
      看看积分怎么来
    </Button>
  </Empty>
)

const Entries = observer(function Entries({ list, page }: { list: Ledger; page: PointsPage }) {
  const now = list.first.at
  return (
    <Section title="积分记录">
      {/* In boxes of their own: what is added at the end of one sends nothing else again. */}
      <View>
        <Rows rows={page.rows} now={now} />
      </View>
      <View>
        {list.more.map((rows) => (
          <View key={rows[0]?.id ?? ''}>
            <Rows rows={rows} now={now} />
          </View>
        ))}
      </View>
      <View className="gap-16" />
      <Tail list={list} />
    </Section>
  )
})

const Book = observer(function Book({ list, page }: { list: Ledger; page: PointsPage }) {
  return (
    <>
      <View className="col">
        <Balance page={page} now={list.first.at} />
      </View>
      <View className="col">
        {page.rows.length === 0 ? (
          <Nothing />
        ) : (
          <Later>
            <Entries list={list} page={page} />
          </Later>
        )}
      </View>
    </>
  )
})

/** The balance, what ends and when, and every line of the ledger with its reason one tap away. */
export default observer(function PointsPageView() {
  const [list] = useState(ledger)
  useDidShow(() => void list.refresh())
  usePullDownRefresh(() => void list.refresh().finally(() => wx.stopPullDownRefresh()))
  useReachBottom(() => void list.loadMore())
  return (
    <Page cols>
      <Loaded of={list.first} skeleton="card" onRetry={() => list.refresh()} ways={ways}>
        {(page) => <Book list={list} page={page} />}
      </Loaded>
    </Page>
  )
})
