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
  children: ReactNode
}

const Said = observer(function Said({ of }: { of: () => string }) {
  return <View className="fold-said">{of()}</View>
})

/** A part that few need: its heading says what holds, and a tap opens it with one class. */
export const Fold = observer(function Fold({ id, title, said, bad, children }: FoldProps) {
  const [open, setOpen] = useState(false)
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
