import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Out } from '@/cloud'
import { rfmOn } from '@/stores/data/stages'
import { Cell, Empty, go, Loaded, Page } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Bars } from '../charts/bars'
import { peopleText, shareText } from '../count-text'
import { DayBar } from '../day-bar'
import { ProgressLine } from '../progress'
import '../data.scss'
import { Scores } from './scores'

type Figures = Out<'operator', 'rfm.groups'>

const totalOf = ({ groups }: Figures): number => groups.reduce((sum, { people }) => sum + people, 0)

const barsOf = (figures: Figures, total: number) =>
  figures.groups.map(({ name, about, people }, place) => ({
    key: String(place + 1),
    label: name,
    value: people,
    text: `${peopleText(people)} · ${shareText(people, total)}`,
    hint: about,
  }))

const Nobody = () => (
  <Empty
    mark="静"
    text="统计期内还没有购买。门店收款或导入订单后，买过的顾客会分到八个组里，每组都有建议。"
  />
)

const Sizes = ({ figures }: { figures: Figures }) => {
  const total = totalOf(figures)
  if (total === 0) return <Nobody />
  return (
    <View className="card-box">
      <View className="ink-2">统计期内买过的顾客</View>
      <View className="figure-now num">{peopleText(total)}</View>
      <View className="t14 ink-3">
        按最近一次（R）、次数（F）、金额（M）的高低分成八组；会员和还没入会的买家都在内。
      </View>
      <Bars
        bars={barsOf(figures, total)}
        full={total}
        onPick={(group) => go('data/people', { kind: 'group', day: figures.day, group })}
      />
    </View>
  )
}

const Doors = () => (
  <View className="doors gap-16">
    <Cell label="会员阶段（AIPL）" onPress={() => go('data/stages')} />
    <Cell label="阶段和分组的规则" hint="分档的数值可以改" onPress={() => go('data/rules')} last />
  </View>
)

export default observer(function DataGroups() {
  const [of] = useState(rfmOn)
  const load = () => of.load()
  const polling = usePolling(load, () => of.shown.data?.progress.building !== undefined)
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  return (
    <Page roomy>
      <Loaded of={of.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {(figures) => (
          <View className="cols">
            <View className="col">
              <DayBar label="看哪一天" of={of} />
              <Sizes figures={figures} />
              <View className="gap-12">
                <ProgressLine progress={figures.progress} now={of.shown.at} />
              </View>
            </View>
            <View className="col">
              <Later>{totalOf(figures) > 0 && <Scores figures={figures} />}</Later>
              <Later>
                <Doors />
              </Later>
            </View>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
