import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Out } from '@/cloud'
import { Choice, go, Section } from '@/ui'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { Heat } from '../charts/heat'
import { countText } from '../count-text'

type Figures = Out<'operator', 'rfm.groups'>

const SCORES = [5, 4, 3, 2, 1] as const
type Axis = 'frequency' | 'money'

const axes = [
  { value: 'frequency', label: '最近 × 次数' },
  { value: 'money', label: '最近 × 金额' },
] as const
const letters: Record<Axis, string> = { frequency: 'F', money: 'M' }

const scoreOf: Record<Axis, (cell: number) => number> = {
  frequency: (cell) => Math.floor(cell / 10) % 10,
  money: (cell) => cell % 10,
}

const sumOf = (cells: Figures['cells'], recency: number, axis: Axis, score: number): number =>
  cells
    .filter(([cell]) => Math.floor(cell / 100) === recency && scoreOf[axis](cell) === score)
    .reduce((sum, [, people]) => sum + people, 0)

interface TableProps {
  figures: Figures
  axis: Axis
}

const Table = ({ figures: { cells, day }, axis }: TableProps) => {
  const columns = [...SCORES].reverse().map((score) => `${letters[axis]}${score}`)
  const rows = SCORES.map((recency) => ({
    key: String(recency),
    label: `R${recency}`,
    values: [...SCORES].reverse().map((score) => sumOf(cells, recency, axis, score)),
  }))
  const open = (row: number, column: number) =>
    go('data/people', {
      kind: 'group',
      day,
      recency: String(SCORES[row]),
      [axis]: String(column + 1),
    })
  const say = (row: number, column: number, people: number) =>
    `R${SCORES[row]} ${columns[column]}，${countText(people)} 位`
  return <Heat columns={columns} rows={rows} say={say} onPick={open} />
}

/** Scores against each other, 5 is best; each field leads to its people. */
export const Scores = ({ figures }: { figures: Figures }) => {
  const [axis, setAxis] = useState<Axis>('frequency')
  return (
    <Section title="分数表">
      <Choice options={axes} value={axis} onChange={setAxis} />
      <View className="t14 ink-3 gap-8">
        R 最近一次、F 次数、M 金额，各 1 到 5 分，5 分最好。点数字看是哪些人。
      </View>
      <View className="gap-8">
        <Either
          other={axis === 'money'}
          a={<Table figures={figures} axis="frequency" />}
          b={
            <Later>
              <Table figures={figures} axis="money" />
            </Later>
          }
        />
      </View>
    </Section>
  )
}
