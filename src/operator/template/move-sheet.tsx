import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Template } from '@/stores/operator/template'
import { Button, Notice, Sheet } from '@/ui'

export interface MoveProps {
  template: Template
  open: boolean
  onClose: () => void
}

interface MoveSheetProps extends MoveProps {
  title: string
  effect: string
  yes: string
  onYes: () => Promise<unknown>
  off?: boolean
  danger?: boolean
  children?: ReactNode
}

/** One deed on a coupon that is out: its effect is read before it is done. */
export const MoveSheet = observer(function MoveSheet(props: MoveSheetProps) {
  const { template, open, onClose, title, effect, yes, onYes, off, danger, children } = props
  const { problem } = template.moving
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <Button kind={danger ? 'danger' : 'main'} disabled={off === true} onPress={onYes}>
          {yes}
        </Button>
      }
    >
      {open && problem && <Notice tone="bad">{problem.message}</Notice>}
      <View className="effect">{effect}</View>
      {children}
    </Sheet>
  )
})
