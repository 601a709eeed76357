import { Input, type InputProps, Text, Textarea, View } from '@tarojs/components'
import { classes } from './classes'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string | undefined
  /** Marks the field and takes the place of the hint. */
  error?: string | undefined
  placeholder?: string
  maxlength?: number
  type?: 'text' | 'number' | 'digit' | 'nickname'
  unit?: string
  lines?: boolean
  focus?: boolean
  id?: string
}

/** One typed value. What was typed stays after a refusal; the field that is wrong is marked. */
export function Field(props: FieldProps) {
  const { label, value, onChange, hint, error, placeholder = '', maxlength = 140, unit, id } = props
  const shared = {
    value,
    placeholder,
    maxlength,
    placeholderClass: 'field-ghost',
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...(id ? { id } : {}),
    ...(props.focus ? { focus: true } : {}),
  }
  const type = (props.type ?? 'text') as NonNullable<InputProps['type']>
  return (
    <View className={classes('field', error && 'field-bad')}>
      <View className="field-label">{label}</View>
      <View className="field-box">
        {props.lines ? (
          <Textarea className="field-in field-area" autoHeight {...shared} />
        ) : (
          <Input className="field-in" type={type} {...shared} />
        )}
        {unit && <Text className="field-unit">{unit}</Text>}
      </View>
      {(error ?? hint) && <View className="field-hint">{error ?? hint}</View>}
    </View>
  )
}
