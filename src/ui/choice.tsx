import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'

interface Option<V> {
  value: V
  label: ReactNode
}
interface ChoiceProps<V> {
  options: readonly Option<V>[]
  value: V | undefined
  onChange: (value: V) => unknown
}

const keyOf = (value: unknown) => String(value)

/** One of three at most: which one is on is a class of the whole, so that a tap sends one value. */
export function Choice<V>({ options, value, onChange }: ChoiceProps<V>) {
  const on = options.findIndex((option) => option.value === value)
  return (
    <View className={`choice on-${on + 1}`}>
      {options.map((option) => (
        <View
          key={keyOf(option.value)}
          className="choice-one"
          hoverClass="pressed"
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </View>
      ))}
    </View>
  )
}

/** Quiet tabs over a list. */
export function Tabs<V>({ options, value, onChange }: ChoiceProps<V>) {
  return (
    <View className="tabs">
      {options.map((option) => (
        <View
          key={keyOf(option.value)}
          className={classes('tab', option.value === value && 'tab-on')}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </View>
      ))}
    </View>
  )
}
