import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { type StageFigures, Stages } from '@/stores/data/stages'
import { Cell, Empty, go, Loaded, Page } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Bars } from '../charts/bars'
import { peopleText, shareText } from '../count-text'
import { DayBar } from '../day-bar'
import { ProgressLine } from '../progress'
import '../data.scss'
import { Matrix } from './matrix'

const barsOf = ({ stages, members }: StageFigures) =>
  stages
    .map(({ name, people, about }, stage) => ({
      key: String(stage),
      label: name,
      value: people,
      text: `${peopleText(people)} · ${shareText(people, members)}`,
      hint: about,
    }))
    // The most valuable ones first; who is no member is no size.
    .slice(1)
    .reverse()

const Sizes = ({ figures }: { figures: StageFigures }) => (
  <View className="card-box">
    <View className="ink-2">会员</View>
    <View className="figure-now num">{peopleText(figures.members)}</View>
    <View className="t14 ink-3">
      每位会员每天只在一个阶段，由最近做过的事决定：看过是认知，互动是兴趣，买过是购买，再买是忠诚，都没有就是沉睡。
    </View>
    <Bars
      bars={barsOf(figures)}
      full={Math.max(1, figures.members)}
      onPick={(stage) => go('data/people', { kind: 'stage', day: figures.day, stage })}
    />
  </View>
)

const Nobody = () => <Empty mark="静" text="这一天还没有会员。有人入会后，这里会按阶段数给您看。" />

const Doors = () => (
  <View className="doors gap-16">
    <Cell label="顾客分组（RFM）" onPress={() => go('data/groups')} />
    <Cell
      label="阶段和分组的规则"
      hint="看多少天、满几次，都可以改"
      onPress={() => go('data/rules')}
      last
    />
  </View>
)

const Body = ({ of, figures }: { of: Stages; figures: StageFigures }) => (
  <View className="cols">
    <View className="col">
      <DayBar label="看哪一天" of={of.dated} />
      {figures.members === 0 ? <Nobody /> : <Sizes figures={figures} />}
      <View className="gap-12">
        <ProgressLine progress={figures.progress} now={of.dated.shown.at} />
      </View>
    </View>
    <View className="col">
      <Later>
        <Matrix of={of} figures={figures} />
      </Later>
      <Later>
        <Doors />
      </Later>
    </View>
  </View>
)

export default observer(function DataStages() {
  const [of] = useState(() => new Stages())
  const { shown } = of.dated
  const load = () => of.dated.load()
  const polling = usePolling(load, () => shown.data?.progress.building !== undefined)
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  return (
    <Page roomy>
      <Loaded of={shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {(figures) => <Body of={of} figures={figures} />}
      </Loaded>
    </Page>
  )
})
