import { observer } from 'mobx-react-lite'
import type { TypedValue } from '@/stores/operator/entry'
import { Field } from '@/ui'

export interface TypedProps {
  of: TypedValue
  id: string
  label: string
  hint?: string
  placeholder?: string
  maxlength?: number
  type?: 'text' | 'number' | 'digit'
  unit?: string
  lines?: boolean
}

/** One observer per value: typing redraws this field alone (facts/taro.md §8). */
export const Typed = observer(function Typed({ of, ...rest }: TypedProps) {
  return (
    <Field
      value={of.text}
      onChange={(text) => of.type(text)}
      error={of.fault}
      rule={of.rule}
      {...rest}
    />
  )
})
