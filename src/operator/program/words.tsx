import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Fragment, type ReactNode } from 'react'
import type { Program, ProgramTab } from '@/stores/operator/program'
import { classes, Notice, Section } from '@/ui'
import { useKept } from '@/ui/use-kept'

interface LineProps {
  /** The sentence; undefined while what is typed can not be read: then the last one stays. */
  of: () => string | undefined
  /** Not said now, but drawn: showing it again sends one class. */
  off?: () => boolean
}

/** A line of its own, so that typing sends the lines that change and no others. */
export const Line = observer(function Line({ of, off }: LineProps) {
  const words = of()
  // A blank, because text that first appears would be sent as a node of its own.
  const line = useKept(words || ' ', words === undefined || off?.() === true)
  return <View className={classes('word', (line === ' ' || off?.()) && 'word-none')}>{line}</View>
})

/** As many lines as there may be, in their places. */
export const Lines = ({ most, of }: { most: number; of: () => string[] | undefined }) => (
  <>
    {Array.from({ length: most }, (_, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the line is about
      <Fragment key={place}>
        <Line
          of={() => {
            const words = of()
            return words && (words[place] ?? '')
          }}
        />
      </Fragment>
    ))}
  </>
)

/** Stands above the form: what is on it holds only once it is saved. */
export const Suggested = observer(function Suggested(props: { program: Program; tab: ProgramTab }) {
  const { program, tab } = props
  if (!program[tab].suggested) return null
  return (
    <Notice tone="good">
      这是一份常见的建议，还没有生效。合适就直接保存，不合适就改成自己的；不保存，会员什么也看不到。
    </Notice>
  )
})

/** What members will read, while it is typed. */
export const Words = ({ children }: { children: ReactNode }) => (
  <Section title="保存后会员看到的">
    <View className="card-box">{children}</View>
  </Section>
)
