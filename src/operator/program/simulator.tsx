import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Simulation, TiersForm } from '@/stores/operator/tiers-form'
import { Button, Notice, Section } from '@/ui'
import { showFault } from '@/ui/fault'

type Row = Simulation['tiers'][number]

const percent = (part: number, all: number): number =>
  all === 0 ? 0 : Math.round((part * 100) / all)

const changeText = ({ would, now }: Row): string => {
  if (would === now) return `${would} 位，和现在一样`
  return `${would} 位，现在 ${now} 位`
}

const One = ({ row, members }: { row: Row; members: number }) => (
  <View className="sim-row">
    <View className="row-head">
      <View className="bold">{row.name}</View>
      <View className="ink-2 num">{changeText(row)}</View>
    </View>
    <View className="bar">
      <View className="bar-in" style={`width:${percent(row.would, members)}%`} />
    </View>
  </View>
)

const Told = observer(function Told({ form }: { form: TiersForm }) {
  const { simulation } = form
  if (!simulation) return null
  return (
    <View className="card-box gap-12">
      <View className="ink-2">{`按这些门槛，今天 ${simulation.members} 位会员会这样分：`}</View>
      {simulation.tiers.map((row) => (
        <One key={row.name} row={row} members={simulation.members} />
      ))}
    </View>
  )
})

const Outdated = observer(function Outdated({ form }: { form: TiersForm }) {
  return (
    <View className={form.outdated ? 'gap-12 ink-2 t14' : 'word-none'}>
      门槛改过了，下面是改之前的结果，请再试算一次。
    </View>
  )
})

/** What the thresholds on the form would mean today; nothing is changed by looking. */
export const Simulator = observer(function Simulator({ form }: { form: TiersForm }) {
  const { problem } = form.simulating
  const run = async () => {
    if (!(await form.simulate())) showFault()
  }
  return (
    <Section title="先试算一下">
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button kind="soft" onPress={run}>
        看看今天各级会有多少人
      </Button>
      <Outdated form={form} />
      <Told form={form} />
      <View className="effect">
        保存后，够条件的会员会在十分钟内升级；不够的，现在的等级留到原来的保留期结束。
      </View>
    </Section>
  )
})
