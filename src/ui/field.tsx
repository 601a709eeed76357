import { Input, type InputProps, Text, Textarea, View } from '@tarojs/components'
import { memo } from 'react'
import { fieldClass, type Noted, Notes } from './notes'
import { useSteady } from './use-steady'

interface FieldProps extends Noted {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxlength?: number
  type?: 'text' | 'number' | 'digit' | 'nickname'
  unit?: string
  lines?: boolean
  focus?: boolean
  id?: string
}

type TypedProps = Omit<FieldProps, 'label' | 'unit' | keyof Noted>

/** Taro sends the value of every input that is drawn again, so this is drawn only for its own. */
const Typed = memo(function Typed(props: TypedProps) {
  const { value, onChange, placeholder = '', maxlength = 140, id } = props
  const shared = {
    value,
    placeholder,
    maxlength,
    placeholderClass: 'field-ghost',
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...(id ? { id } : {}),
    ...(props.focus ? { focus: true } : {}),
  }
  if (props.lines) return <Textarea className="field-in field-area" autoHeight {...shared} />
  const type = (props.type ?? 'text') as NonNullable<InputProps['type']>
  return <Input className="field-in" type={type} {...shared} />
})

/** One typed value. What was typed stays after a refusal; the field that is wrong is marked. */
export function Field({ label, unit, hint, error, rule, onChange, ...typed }: FieldProps) {
  return (
    <View className={fieldClass({ error, rule })}>
      <View className="field-label">{label}</View>
      <View className="field-box">
        <Typed {...typed} onChange={useSteady(onChange)} />
        {unit && <Text className="field-unit">{unit}</Text>}
      </View>
      <Notes hint={hint} error={error} rule={rule} />
    </View>
  )
}
