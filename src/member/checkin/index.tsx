import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Checkin, type CheckinPage } from '@/stores/checkin'
import { Button, Cell, go, goHome, goTab, Loaded, Notice, Page } from '@/ui'
import { givenText, givenUntil } from '@/ui/checkin'
import { Later } from '@/ui/later'
import { Bonuses } from './bonuses'
import { Cycle } from './cycle'
import { MakeUpSheet } from './make-up-sheet'
import { Month } from './month'
import { headText, nextText, todayText } from './words'
import './index.scss'

const ways = { 'role.member-required': { label: '去入会', onPress: goHome } }

/** What the stamp just gave, or why there was none. */
const Outcome = observer(function Outcome({ checkin }: { checkin: Checkin }) {
  const { result, step, choosing, load } = checkin
  if (step.problem && !choosing) return <Notice tone="warn">{step.problem.message}</Notice>
  if (!result) return null
  const what = result.paid > 0 ? `补签好了，用了 ${result.paid} 分` : '盖好章了'
  const words = [what, givenText(result), givenUntil(result, load.at)]
  const wallet = result.coupons && { act: '去券包', onAct: () => goTab('wallet') }
  return (
    <View id="stamped">
      <Notice tone="good" {...wallet}>
        {words.filter(Boolean).join('，')}
      </Notice>
    </View>
  )
})

const Head = ({ page }: { page: CheckinPage }) => (
  <View className="streak">
    <View className="t24 bold" id="streak">
      {headText(page)}
    </View>
    <View className="ink-2 gap-4">{page.open ? todayText(page) : '盖过的章都还在'}</View>
    {page.open && <View className="ink-2">{nextText(page)}</View>}
  </View>
)

const Card = observer(function Card({ checkin, page }: { checkin: Checkin; page: CheckinPage }) {
  return (
    <>
      <View className="col">
        <Head page={page} />
        <Outcome checkin={checkin} />
        <Month checkin={checkin} page={page} />
        <MakeUpSheet checkin={checkin} page={page} />
      </View>
      <View className="col">
        <Later>
          {page.open && <Cycle page={page} />}
          {page.open && page.bonuses.length > 0 && <Bonuses page={page} />}
          <View className="gap-16" />
          <Cell label="签到规则" onPress={() => go('member/program')} last />
        </Later>
      </View>
    </>
  )
})

const Foot = ({ checkin, page }: { checkin: Checkin; page: CheckinPage }) => (
  <Button big onPress={() => checkin.stamp()} id="stamp">
    {page.gain > 0 ? `签到，得 ${page.gain} 分` : '签到'}
  </Button>
)

/** A month of stamps like a paper card, and one tap for today. */
export default observer(function CheckinPageView() {
  const [checkin] = useState(() => new Checkin())
  const { data } = checkin.load
  useDidShow(() => void checkin.refresh())
  usePullDownRefresh(() => void checkin.refresh().finally(() => wx.stopPullDownRefresh()))
  const foot = data?.open && !data.done && <Foot checkin={checkin} page={data} />
  return (
    <Page cols footer={foot}>
      <Loaded of={checkin.load} skeleton="card" onRetry={() => checkin.refresh()} ways={ways}>
        {(page) => <Card checkin={checkin} page={page} />}
      </Loaded>
    </Page>
  )
})
