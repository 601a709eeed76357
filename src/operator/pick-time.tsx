import { Picker, Text, View } from '@tarojs/components'
import { memo } from 'react'
import { useSteady } from '@/ui/use-steady'

interface TimeProps {
  label: string
  /** `14:00` */
  value: string
  onChange: (clock: string) => void
}

const Wheel = memo(function Wheel({ label, value, onChange }: TimeProps) {
  return (
    <Picker mode="time" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className="field-label">{label}</View>
      <View className="field-box">
        <Text className="grow num">{value}</Text>
        <View className="cell-arrow" />
      </View>
    </Picker>
  )
})

/** A time of day, from WeChat's own wheel; looks like a field. */
export const PickTime = ({ onChange, ...rest }: TimeProps) => (
  <View className="field">
    <Wheel {...rest} onChange={useSteady(onChange)} />
  </View>
)
