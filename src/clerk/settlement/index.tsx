import { View } from '@tarojs/components'
import { useLoad, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Settled, type Span } from '@/stores/clerk/settled'
import { Empty, Page, Refused, Skeleton, Tabs } from '@/ui'
import { Listed } from '@/ui/listed'
import { PickDay } from '@/ui/pick'
import { Portions } from '@/ui/portions'
import { desk } from '../till'
import '../clerk.scss'
import { SettledLine } from './settled-line'
import { Totals } from './totals'

const spans: { value: Span; label: string }[] = [
  { value: 'today', label: '今天' },
  { value: 'month', label: '本月' },
  { value: 'before', label: '上月' },
  { value: 'own', label: '自选' },
]

const Days = observer(function Days({ settled }: { settled: Settled }) {
  const { period } = settled
  return (
    <View className="span-days">
      <View className="span-day">
        <PickDay label="从" value={period.from} onChange={(day) => settled.setDay('from', day)} />
      </View>
      <View className="span-day">
        <PickDay label="到" value={period.to} onChange={(day) => settled.setDay('to', day)} />
      </View>
    </View>
  )
})

const Body = observer(function Body({ settled }: { settled: Settled }) {
  const { span, statement } = settled
  return (
    <View>
      <Tabs options={spans} value={span} onChange={(to) => settled.choose(to)} />
      <View className="gap-12" />
      <Days settled={settled} />
      {statement && <Totals statement={statement} />}
      <Listed of={settled.rows} empty={<Empty mark="静" text="这段时间这家店没有用券" />}>
        {(rows) => (
          <Portions rows={rows}>
            {(portion) => portion.map((row) => <SettledLine key={row.id} row={row} />)}
          </Portions>
        )}
      </Listed>
    </View>
  )
})

async function begin(): Promise<Settled | undefined> {
  if (!desk.home.data) await desk.load()
  if (!desk.storeId) return undefined
  const settled = new Settled(desk.storeId, desk.home.at)
  void settled.load()
  return settled
}

/** What the coupons used in this store cost in a period, and who bears it. For its manager. */
export default observer(function ClerkSettlement() {
  const [settled, setSettled] = useState<Settled>()
  const load = async () => setSettled(await begin())
  useLoad(() => {
    void load()
  })
  usePullDownRefresh(async () => {
    await settled?.load()
    wx.stopPullDownRefresh()
  })
  const { problem } = desk.home
  return (
    <Page>
      <View className="t18 bold">{desk.home.data?.store.name ?? ''}</View>
      {settled && <Body settled={settled} />}
      {!settled && problem && <Refused problem={problem} onRetry={load} />}
      {!settled && !problem && <Skeleton shape="rows" />}
    </Page>
  )
})
