import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { CutsForm } from '@/stores/data/cuts-form'
import type { RulesEdit } from '@/stores/data/rules-edit'
import { Button, Notice, Section } from '@/ui'
import { Typed, type TypedProps } from '@/ui/desk/typed'
import { Later } from '@/ui/later'

interface FourProps {
  title: string
  hint: string
  entries: CutsForm['recency']
  id: string
  labels: readonly string[]
  unit: string
  type: NonNullable<TypedProps['type']>
}

const Four = ({ title, hint, entries, id, labels, unit, type }: FourProps) => (
  <View className="gap-12">
    <View className="bold">{title}</View>
    <View className="t14 ink-3">{hint}</View>
    <View className="pairs">
      {entries.map((entry, place) => (
        <Typed
          key={labels[place]}
          of={entry}
          id={`${id}-${place}`}
          label={labels[place] ?? ''}
          type={type}
          unit={unit}
        />
      ))}
    </View>
  </View>
)

const UP = ['满多少得 2 分', '满多少得 3 分', '满多少得 4 分', '满多少得 5 分'] as const
const DOWN = ['几天内得 5 分', '几天内得 4 分', '几天内得 3 分', '几天内得 2 分'] as const

const High = ({ high }: { high: CutsForm['high'] }) => (
  <View className="gap-12">
    <View className="bold">几分起算高</View>
    <View className="t14 ink-3">三项的高低组成八个分组</View>
    <View className="pairs">
      <Typed of={high.recency} id="high-r" label="最近（R）" type="number" unit="分" />
      <Typed of={high.frequency} id="high-f" label="次数（F）" type="number" unit="分" />
      <Typed of={high.money} id="high-m" label="金额（M）" type="number" unit="分" />
    </View>
  </View>
)

const Measured = observer(function Measured({ edit }: { edit: RulesEdit }) {
  const { problem } = edit.measuring
  if (problem) return <Notice tone="warn">{problem.message}</Notice>
  if (edit.buyers === undefined) return null
  return <Notice tone="good">{`已按 ${edit.buyers} 位买过的顾客分成五档填好，看过再保存。`}</Notice>
})

/** The cuts of recency, frequency and money. */
export const Cuts = ({ edit }: { edit: RulesEdit }) => {
  const { cuts } = edit
  return (
    <Section title="分组（RFM）">
      <Typed of={cuts.windowDays} id="window" label="统计最近多少天" type="number" unit="天" />
      <Measured edit={edit} />
      <Button kind="soft" onPress={() => edit.measure()}>
        按现在的顾客人数平均分档
      </Button>
      <Later>
        <Four
          title="最近一次（R）"
          hint="越近分越高"
          entries={cuts.recency}
          id="recency"
          labels={DOWN}
          unit="天"
          type="number"
        />
      </Later>
      <Later>
        <Four
          title="次数（F）"
          hint="越多分越高，不到第一个数得 1 分"
          entries={cuts.orders}
          id="orders"
          labels={UP}
          unit="单"
          type="number"
        />
      </Later>
      <Later>
        <Four
          title="金额（M）"
          hint="越多分越高，退款已扣除"
          entries={cuts.fen}
          id="fen"
          labels={UP}
          unit="元"
          type="digit"
        />
      </Later>
      <Later>
        <High high={cuts.high} />
      </Later>
    </Section>
  )
}
