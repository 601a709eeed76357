import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Fragment } from 'react'
import type { Program, ProgramTab } from '@/stores/operator/program'
import { classes, Notice, Section } from '@/ui'
import { useKept } from '@/ui/use-kept'

interface WordsProps {
  program: Program
  tab: ProgramTab
}

/** A line of its own, so that typing sends the lines that change and no others. */
const Line = observer(function Line({ program, tab, place }: WordsProps & { place: number }) {
  const words = program.words(tab)
  const line = useKept(words?.[place] ?? '', !words)
  return <View className={classes('word', !line && 'word-none')}>{line}</View>
})

const Nothing = observer(function Nothing({ program, tab, none }: WordsProps & { none: string }) {
  const empty = program.words(tab)?.length === 0
  return <View className={classes('ink-2', !empty && 'word-none')}>{none}</View>
})

const Suggested = observer(function Suggested({ program, tab }: WordsProps) {
  if (!program[tab].suggested) return null
  return (
    <Notice tone="good">
      这是一份常见的建议，还没有生效。合适就直接保存，不合适就改成自己的；不保存，会员什么也看不到。
    </Notice>
  )
})

interface PromiseProps extends WordsProps {
  /** Most lines there can be. */
  most: number
  /** What is said when nothing is promised. */
  none: string
}

/** What members will read, while it is typed. */
export const Words = ({ program, tab, most, none }: PromiseProps) => (
  <Section title="保存后会员看到的">
    <Suggested program={program} tab={tab} />
    <View className="card-box">
      {Array.from({ length: most }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the line is about
        <Fragment key={place}>
          <Line program={program} tab={tab} place={place} />
        </Fragment>
      ))}
      <Nothing program={program} tab={tab} none={none} />
    </View>
  </Section>
)
