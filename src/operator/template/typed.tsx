import { observer } from 'mobx-react-lite'
import { draftRules, type TypedField } from '@/stores/operator/draft'
import type { Template } from '@/stores/operator/template'
import { Field } from '@/ui'

interface TypedProps {
  template: Template
  field: TypedField
  label: string
  hint?: string
  placeholder?: string
  maxlength?: number
  type?: 'text' | 'number' | 'digit'
  unit?: string
  lines?: boolean
}

/** One observer per field: typing redraws this field alone (facts/taro.md §8). */
export const Typed = observer(function Typed({ template, field, ...rest }: TypedProps) {
  return (
    <Field
      id={`draft-${field}`}
      value={template.draft[field]}
      onChange={(text) => template.draft.type(field, text)}
      error={template.fault(field)}
      rule={draftRules[field]}
      {...rest}
    />
  )
})
