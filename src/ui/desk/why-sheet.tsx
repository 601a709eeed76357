import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { TypedValue } from '@/stores/operator/entry'
import type { Step } from '@/stores/step'
import { Button, Notice, Sheet } from '@/ui'
import { Typed } from './typed'

/** As the contracts take a reason. */
const WHY_MAX = 50

interface WhySheetProps {
  id: string
  open: boolean
  title: string
  /** What it does, before it is done. */
  effect: string
  yes: string
  step: Step
  /** Asked for where a reason must be given. */
  why?: TypedValue
  example?: string
  hint?: string
  danger?: boolean
  onYes: () => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}

/** One deed with its effect and its reason; a refusal stays in the sheet. */
export const WhySheet = observer(function WhySheet(props: WhySheetProps) {
  const { id, open, title, effect, yes, step, why, danger, onYes, onClose, children } = props
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <Button kind={danger ? 'danger' : 'main'} onPress={onYes}>
          {yes}
        </Button>
      }
    >
      {open && step.problem && <Notice tone="bad">{step.problem.message}</Notice>}
      <View className="effect">{effect}</View>
      {children}
      {why && (
        <Typed
          of={why}
          id={id}
          label="原因"
          maxlength={WHY_MAX}
          placeholder={props.example ?? ''}
          hint={props.hint ?? '会写进操作记录'}
        />
      )}
    </Sheet>
  )
})
