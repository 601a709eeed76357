import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { type ReactNode, useState } from 'react'
import { classes } from '@/ui'

interface FoldProps {
  id: string
  title: string
  /** What holds now, in a few words. */
  said: () => string
  /** Something inside is wrong: it stands open. */
  bad?: () => boolean
  /** Where its owner must know whether it is open. */
  turn?: { open: () => boolean; set: (open: boolean) => void }
  children: ReactNode
}

const Said = observer(function Said({ of }: { of: () => string }) {
  return <View className="fold-said">{of()}</View>
})

/** A part that few need: its heading says what holds, and a tap opens it with one class. */
export const Fold = observer(function Fold(props: FoldProps) {
  const { id, title, said, bad, turn, children } = props
  const [own, setOwn] = useState(false)
  const open = turn ? turn.open() : own
  const setOpen = turn?.set ?? setOwn
  return (
    <View className={classes('fold', (open || bad?.()) && 'fold-open')}>
      <View id={id} className="fold-head" hoverClass="pressed" onClick={() => setOpen(!open)}>
        <View>{title}</View>
        <Said of={said} />
        <View className="cell-arrow fold-arrow" />
      </View>
      <View className="fold-in">{children}</View>
    </View>
  )
})
