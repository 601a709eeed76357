import { Picker, Text, View } from '@tarojs/components'
import { memo } from 'react'
import { classes } from './classes'
import { fieldClass, type Noted, Notes } from './notes'
import { useSame } from './use-same'
import { useSteady } from './use-steady'

interface PickOption {
  value: string
  label: string
}
interface PickProps extends Noted {
  label: string
  options: readonly PickOption[]
  value: string
  onChange: (value: string) => void
  placeholder: string
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

interface WheelProps {
  label: string
  labels: string[]
  place: number
  onPick: (place: number) => void
  placeholder: string
}

/** Drawn again only for its own changes: Taro would send all its words each time. */
const Wheel = memo(function Wheel({ label, labels, place, onPick, placeholder }: WheelProps) {
  return (
    <Picker
      mode="selector"
      range={labels}
      value={Math.max(0, place)}
      onChange={(event) => onPick(Number(event.detail.value))}
    >
      <Box label={label} text={labels[place]} placeholder={placeholder} />
    </Picker>
  )
})

/** One of many, from WeChat's own wheel; looks like a field. */
export function Pick(props: PickProps) {
  const { label, options, value, onChange, placeholder, error, hint, rule } = props
  const labels = useSame(options.map((option) => option.label))
  const pick = useSteady((place: number) => {
    const chosen = options[place]
    if (chosen) onChange(chosen.value)
  })
  const place = options.findIndex((option) => option.value === value)
  return (
    <View className={fieldClass({ error, rule })}>
      <Wheel label={label} labels={labels} place={place} onPick={pick} placeholder={placeholder} />
      <Notes hint={hint} error={error} rule={rule} />
    </View>
  )
}

interface DayProps {
  label: string
  /** `2026-12-03`, or empty. */
  value: string
  onChange: (day: string) => void
}

const Calendar = memo(function Calendar({ label, value, onChange }: DayProps) {
  return (
    <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
      <Box label={label} text={value} placeholder="选一天" />
    </Picker>
  )
})

/** A calendar day. No limits from the phone's clock: it may be wrong, the server decides. */
export function PickDay({ label, value, onChange, error, rule }: DayProps & Noted) {
  return (
    <View className={fieldClass({ error, rule })}>
      <Calendar label={label} value={value} onChange={useSteady(onChange)} />
      <Notes error={error} rule={rule} />
    </View>
  )
}
