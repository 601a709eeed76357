import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Today } from '@/stores/clerk/today'
import { Page, Refused, Skeleton, Tabs } from '@/ui'
import { Either } from '@/ui/either'
import { useQuery } from '@/ui/query'
import { desk } from '../till'
import '../clerk.scss'
import { RedeemedLog } from './redeemed-log'
import { SoldLog } from './sold-log'

type Tab = 'redeemed' | 'sold'
const tabs: { value: Tab; label: string }[] = [
  { value: 'redeemed', label: '核销' },
  { value: 'sold', label: '收款' },
]

/** Two lists of one day. A list is asked for when it is first looked at. */
const Lists = observer(function Lists({ today, tab }: { today: Today; tab: Tab }) {
  const sold = tab === 'sold'
  return (
    <Either
      other={sold}
      a={<RedeemedLog today={today} idle={sold} />}
      b={<SoldLog today={today} idle={!sold} />}
    />
  )
})

async function load(today: Today | undefined, tab: Tab): Promise<Today | undefined> {
  if (!desk.home.data) await desk.load()
  if (!desk.storeId) return undefined
  const now = today ?? new Today(desk.storeId)
  void now[tab].log.load()
  return now
}

export default observer(function ClerkToday() {
  const query = useQuery()
  const [tab, setTab] = useState<Tab>(query.tab === 'sold' ? 'sold' : 'redeemed')
  const [today, setToday] = useState<Today>()
  const show = async (which: Tab) => setToday(await load(today, which))
  // Also on the way back from a sale, which may have been returned there.
  useDidShow(() => {
    void show(tab)
  })
  usePullDownRefresh(async () => {
    await show(tab)
    wx.stopPullDownRefresh()
  })
  const turn = (to: Tab) => {
    setTab(to)
    if (today && !today[to].log.rows) void today[to].log.load()
  }
  const problem = today ? undefined : desk.home.problem
  return (
    <Page>
      <View className="t18 bold">{desk.home.data?.store.name ?? ''}</View>
      <Tabs options={tabs} value={tab} onChange={turn} />
      <View className="gap-12" />
      {today && <Lists today={today} tab={tab} />}
      {problem && <Refused problem={problem} onRetry={() => show(tab)} />}
      {!today && !problem && <Skeleton shape="rows" />}
    </Page>
  )
})
