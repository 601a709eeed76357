import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { StageFigures, Stages } from '@/stores/data/stages'
import { Choice, go, Section } from '@/ui'
import { Heat } from '../charts/heat'
import { countText } from '../count-text'

const overs = [
  { value: 'day', label: '当天' },
  { value: 'month', label: '整月' },
] as const

const OverChoice = observer(function OverChoice({ of }: { of: Stages }) {
  return <Choice options={overs} value={of.over} onChange={(over) => of.setOver(over)} />
})

/** 认知 A → 认知: a narrow column's head. */
const short = (name: string): string => name.split(' ')[0] ?? name

/** Whoever never was a member and is none is everybody else: nothing to count. */
const shownOf = (matrix: StageFigures['matrix']) =>
  matrix.map((row, from) => row.map((people, to) => (from + to === 0 ? undefined : people)))

interface MatrixProps {
  of: Stages
  figures: StageFigures
}

/** From which stage to which, over the day or the month; each number leads to its people. */
export const Matrix = ({ of, figures: { stages, matrix, day } }: MatrixProps) => {
  const names = stages.map(({ name }) => name)
  const open = (from: number, stage: number) =>
    go('data/people', { kind: 'stage', day, stage: `${stage}`, from: `${from}`, over: of.over })
  return (
    <Section title="从哪个阶段到哪个阶段">
      <OverChoice of={of} />
      <View className="t14 ink-3 gap-8">
        左边是之前的阶段，上面是之后的阶段；斜线上是没有变的。点数字看是哪些人。
      </View>
      <View className="gap-8">
        <Heat
          columns={names.map(short)}
          rows={shownOf(matrix).map((values, from) => ({
            key: `${from}`,
            label: short(names[from] ?? ''),
            values,
          }))}
          say={(from, to, people) => `从${names[from]}到${names[to]}，${countText(people)} 位`}
          onPick={open}
        />
      </View>
    </Section>
  )
}
