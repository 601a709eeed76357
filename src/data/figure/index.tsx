import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { type FigurePage, FigureStore } from '@/stores/data/figure'
import { Cell, Empty, go, Loaded, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Listed } from '@/ui/listed'
import { useQuery } from '@/ui/query'
import { Bars } from '../charts/bars'
import { peopleText } from '../count-text'
import { monthWords } from '../month-text'
import { People } from '../someone'
import '../data.scss'
import { BoundSheet } from './bound-sheet'

interface PartProps {
  of: FigureStore
  page: FigurePage
}

const PERCENT = 100

const Head = ({ page, month }: { page: FigurePage; month: string }) => {
  const { name, text, note, before, alarm } = page.figure
  const when = page.series.length > 0 ? monthWords(month) : '到现在为止'
  return (
    <View className="card-box">
      <View className="ink-2">{`${name} · ${when}`}</View>
      <View className="figure-now num">{text}</View>
      {note && <View className="num">{note}</View>}
      {before && <View className="t14 ink-3 num">{`上个月 ${before}`}</View>}
      {alarm && <View className="tone-warn gap-8">{`请留意：${alarm}`}</View>}
    </View>
  )
}

/** How it is made: one sentence, always in sight. */
const Formula = ({ page }: { page: FigurePage }) => (
  <Section title="怎么算的">
    <View className="card-box">{page.formula}</View>
  </Section>
)

const Bound = ({ of, page }: PartProps) => {
  if (page.bound === undefined) return null
  return (
    <View className="doors gap-12">
      <Cell
        label="提醒线"
        hint="到了这条线，看板上会提醒"
        value={`${page.bound / PERCENT}%`}
        onPress={() => of.open()}
        last
      />
    </View>
  )
}

const Series = ({ page }: { page: FigurePage }) => {
  if (page.series.length === 0) return null
  const bars = [...page.series].reverse().map(({ month, value = 0, text }) => ({
    key: month,
    label: monthWords(month),
    value,
    text,
  }))
  return (
    <Section title="这一年">
      <View className="card-box">
        <Bars bars={bars} full={Math.max(...bars.map(({ value }) => value), Number.EPSILON)} />
      </View>
    </Section>
  )
}

const Who = ({ of, page }: PartProps) => (
  <Section title={`是哪些人（${peopleText(page.count)}）`}>
    <Listed of={of.people} ways={operatorWays} empty={<Empty mark="静" text="还没有人。" />}>
      {(people) => (
        <People
          people={people}
          hint={({ note }) => note}
          onOpen={({ id }) => go('data/person', { id })}
        />
      )}
    </Listed>
  </Section>
)

export default observer(function DataFigure() {
  const { id = '', month = '' } = useQuery()
  const [of] = useState(() => new FigureStore({ figure: id as never, month }))
  useLoad(() => {
    void of.load()
  })
  return (
    <Page roomy>
      <Loaded of={of.shown} skeleton="card" ways={operatorWays} onRetry={() => of.load()}>
        {(page) => (
          <View className="cols">
            <View className="col">
              <Head page={page} month={month} />
              <Formula page={page} />
              <Bound of={of} page={page} />
              <Later>
                <Series page={page} />
              </Later>
            </View>
            <View className="col">
              <Later>
                <Who of={of} page={page} />
              </Later>
            </View>
          </View>
        )}
      </Loaded>
      <BoundSheet of={of} />
    </Page>
  )
})
