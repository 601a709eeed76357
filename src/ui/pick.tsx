import { Picker, Text, View } from '@tarojs/components'
import { classes } from './classes'

interface PickOption {
  value: string
  label: string
}
interface PickProps {
  label: string
  options: readonly PickOption[]
  value: string
  onChange: (value: string) => void
  placeholder: string
  error?: string | undefined
  hint?: string | undefined
}

interface BoxProps {
  label: string
  text: string | undefined
  placeholder: string
}
const Box = ({ label, text, placeholder }: BoxProps) => (
  <>
    <View className="field-label">{label}</View>
    <View className="field-box">
      <Text className={classes('grow', !text && 'field-ghost')}>{text || placeholder}</Text>
      <View className="cell-arrow" />
    </View>
  </>
)

/** One of many, from WeChat's own wheel; looks like a field. */
export function Pick({ label, options, value, onChange, placeholder, error, hint }: PickProps) {
  const place = options.findIndex((option) => option.value === value)
  const choose = (index: number) => {
    const chosen = options[index]
    if (chosen) onChange(chosen.value)
  }
  return (
    <View className={classes('field', error && 'field-bad')}>
      <Picker
        mode="selector"
        range={options.map((option) => option.label)}
        value={Math.max(0, place)}
        onChange={(event) => choose(Number(event.detail.value))}
      >
        <Box label={label} text={options[place]?.label} placeholder={placeholder} />
      </Picker>
      {(error ?? hint) && <View className="field-hint">{error ?? hint}</View>}
    </View>
  )
}

interface PickDayProps {
  label: string
  /** `2026-12-03`, or empty. */
  value: string
  onChange: (day: string) => void
  error?: string | undefined
}

/** A calendar day. No limits from the phone's clock: it may be wrong, the server decides. */
export function PickDay({ label, value, onChange, error }: PickDayProps) {
  return (
    <View className={classes('field', error && 'field-bad')}>
      <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
        <Box label={label} text={value} placeholder="选一天" />
      </Picker>
      {error && <View className="field-hint">{error}</View>}
    </View>
  )
}
