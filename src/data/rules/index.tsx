import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Out } from '@/cloud'
import { Rules } from '@/stores/data/rules'
import { Button, Cell, go, Loaded, Page, Section } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { dayWords } from '../day-text'
import { ProgressLine } from '../progress'
import '../data.scss'
import { TradeSheet } from './trade-sheet'

type Shown = Out<'operator', 'lifecycle.rules'>

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <Section title={title}>
    <View className="card-box">
      {lines.map((line, place) => (
        <View key={line} className={place > 0 ? 'gap-8' : ''}>
          {line}
        </View>
      ))}
    </View>
  </Section>
)

const changesText = ({ changes }: Shown, now: number): string =>
  changes.length === 0
    ? '这些规则对所有日子都一样。'
    : `规则在 ${changes.map((day) => dayWords(day, now)).join('、')} 改过，以前的日子按当时的规则算。`

const Trades = ({ rules, shown }: { rules: Rules; shown: Shown }) => (
  <Section title="按行业选一套">
    <View className="doors">
      {shown.trades.map((one) => (
        <Cell
          key={one.trade}
          label={one.name}
          hint={one.about}
          value={one.trade === shown.trade ? '现在的' : ''}
          onPress={() => rules.look(one)}
          last={one === shown.trades.at(-1)}
        />
      ))}
    </View>
  </Section>
)

const Body = ({ rules, shown }: { rules: Rules; shown: Shown }) => (
  <View className="cols">
    <View className="col">
      <ProgressLine progress={shown.progress} now={rules.shown.at} />
      <Lines title="会员阶段（AIPL）" lines={shown.words.aipl} />
      <View className="t14 ink-3 gap-8">
        从上往下看，符合哪一条就在哪个阶段；都不符合的会员是沉睡。
      </View>
      <Lines title="顾客分组（RFM）" lines={shown.words.rfm} />
      <View className="t14 ink-3 gap-8">{changesText(shown, rules.shown.at)}</View>
      <View className="gap-16">
        <Button kind="soft" onPress={() => go('data/rules-edit')}>
          自己修改
        </Button>
      </View>
    </View>
    <View className="col">
      <Later>
        <Trades rules={rules} shown={shown} />
      </Later>
    </View>
  </View>
)

export default observer(function DataRules() {
  const [rules] = useState(() => new Rules())
  const load = () => rules.load()
  const polling = usePolling(load, () => rules.shown.data?.progress.building !== undefined)
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  return (
    <Page roomy>
      <Loaded of={rules.shown} skeleton="lines" ways={operatorWays} onRetry={load}>
        {(shown) => <Body rules={rules} shown={shown} />}
      </Loaded>
      <TradeSheet rules={rules} />
    </Page>
  )
})
