import { View } from '@tarojs/components'
import { useLoad, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useMemo, useState } from 'react'
import type { LogRow } from '#core/redemption/contract'
import { Today } from '@/stores/clerk/today'
import { Button, buzz, confirm, Empty, goBack, Notice, Page, Refused, Skeleton } from '@/ui'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { Search } from '@/ui/search'
import { LogLine, worth } from '../log-line'
import { desk } from '../till'
import '../clerk.scss'

async function undo(today: Today, row: LogRow): Promise<void> {
  const yes = await confirm({
    title: '撤销这次核销？',
    text: `${row.member} 的「${row.name}」（${worth(row)}）。撤销后：券回到会员的券包，可以再用。`,
    yes: '撤销',
  })
  if (yes && (await today.undo(row))) buzz()
}

const None = () => (
  <Empty mark="静" text="今天这家店还没有核销">
    <Button onPress={goBack}>返回工作台</Button>
  </Empty>
)

const Log = observer(function Log({ today }: { today: Today }) {
  const { problem } = today.undoing
  const ask = useMemo(() => (row: LogRow) => undo(today, row), [today])
  return (
    <Listed of={today.log} empty={<None />}>
      {() => (
        <>
          <Search
            type="number"
            maxlength={4}
            value={today.search}
            placeholder="会员号末四位"
            onChange={(text) => today.find(text)}
          />
          {problem && (
            <View className="gap-12">
              <Notice tone="bad">{problem.message}</Notice>
            </View>
          )}
          <Portions rows={today.shown}>
            {(portion) =>
              portion.map((row) => <LogLine key={row.redemptionId} row={row} onUndo={ask} />)
            }
          </Portions>
          {today.shown.length === 0 && <Empty mark="寻" text="已经载入的记录里没有这位会员" />}
        </>
      )}
    </Listed>
  )
})

export default observer(function ClerkToday() {
  const [today, setToday] = useState<Today>()
  const load = async () => {
    if (!desk.home.data) await desk.load()
    if (!desk.storeId) return
    const now = today ?? new Today(desk.storeId)
    setToday(now)
    await now.log.load()
  }
  useLoad(() => {
    void load()
  })
  usePullDownRefresh(async () => {
    await load()
    wx.stopPullDownRefresh()
  })
  const problem = today ? undefined : desk.home.problem
  return (
    <Page>
      <View className="t18 bold">{desk.home.data?.store.name ?? ''}</View>
      <View className="gap-12" />
      {today && <Log today={today} />}
      {problem && <Refused problem={problem} onRetry={load} />}
      {!today && !problem && <Skeleton shape="rows" />}
    </Page>
  )
})
