import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { type CohortRow, Cohorts } from '@/stores/data/cohorts'
import { Choice, Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Heat } from '../charts/heat'
import { shareText, shortCount } from '../count-text'
import { TableExport } from '../export'
import { monthWords } from '../month-text'
import '../data.scss'

const looks = [
  { value: 'back', label: '又来买的比例' },
  { value: 'fen', label: '人均累计消费' },
] as const

const FULL = 100
/** As many months as a phone shows beside each other by swiping a little. */
const COLUMNS = 12

const LookChoice = observer(function LookChoice({ of }: { of: Cohorts }) {
  return <Choice options={looks} value={of.look} onChange={(look) => of.see(look)} />
})

const about: Record<Cohorts['look'], string> = {
  back: '每一行是同一个月第一次买的顾客（月份 · 人数），往右是之后第几个月又来买的比例。没过完的月份不算。点一格看是哪些人。',
  fen: '每一行是同一个月第一次买的顾客（月份 · 人数），往右是到第几个月末，平均每人一共花了多少元（扣掉退款）。',
}

const columns = (look: Cohorts['look']): string[] =>
  Array.from({ length: COLUMNS }, (_, i) => `${look === 'back' ? i + 1 : i}月`)

const valuesOf = ({ people, back, fen }: CohortRow, look: Cohorts['look']) =>
  Array.from({ length: COLUMNS }, (_, i) => {
    const value = look === 'back' ? back[i] : fen[i]
    if (value === undefined) return undefined
    return look === 'back' ? (value / people) * FULL : Math.round(value / FULL)
  })

const label = ({ month, people }: CohortRow): string => `${month.slice(2)} · ${shortCount(people)}`

const Table = observer(function Table({ of, rows }: { of: Cohorts; rows: CohortRow[] }) {
  const { look } = of
  const open = (row: number, column: number) => {
    const { month = '' } = rows[row] ?? {}
    return go('data/behind', { kind: 'cohort', month, offset: `${column + 1}` })
  }
  const say = (row: number, column: number, value: number) => {
    const { month = '' } = rows[row] ?? {}
    const what = look === 'back' ? `第 ${column + 1} 个月又买` : `到第 ${column} 个月人均`
    return `${monthWords(month)}，${what} ${textOf(value)}`
  }
  const textOf = (value: number) => (look === 'back' ? shareText(value, FULL) : shortCount(value))
  return (
    <Heat
      key={look}
      columns={columns(look)}
      rows={rows.map((row) => ({
        key: row.month,
        label: label(row),
        values: valuesOf(row, look),
      }))}
      long
      textOf={textOf}
      say={say}
      {...(look === 'back' ? { onPick: open } : {})}
    />
  )
})

const About = observer(function About({ of }: { of: Cohorts }) {
  return <View className="t14 ink-3 gap-8">{about[of.look]}</View>
})

export default observer(function DataCohorts() {
  const [of] = useState(() => new Cohorts())
  useLoad(() => {
    void of.rows.load()
  })
  return (
    <Page roomy>
      <LookChoice of={of} />
      <About of={of} />
      <View className="gap-12">
        <Listed
          of={of.rows}
          ways={operatorWays}
          empty={
            <Empty
              mark="初"
              text="还没有人买过。门店收款或导入订单后，这里按第一次购买的月份看他们后来又来没有。"
            />
          }
        >
          {(rows) => <Table of={of} rows={rows} />}
        </Listed>
      </View>
      <TableExport wish={() => ({ table: 'cohorts' })} name="同期顾客" />
    </Page>
  )
})
