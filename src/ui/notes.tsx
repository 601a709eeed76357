import { View } from '@tarojs/components'
import { classes } from './classes'

export interface Noted {
  hint?: string | undefined
  /** What is wrong now: marks the field and takes the place of the hint. */
  error?: string | undefined
  /** What the form itself may find wrong; drawn beforehand, so that marking sends one class. */
  rule?: string | undefined
}

export const markOf = ({ error, rule }: Noted): string =>
  classes(error && 'field-bad', error !== undefined && error !== rule && 'field-said')

export const fieldClass = (noted: Noted): string => classes('field', markOf(noted))

/** The small words under a field. */
export function Notes({ hint, error, rule }: Noted) {
  const words = error && error !== rule ? error : hint
  return (
    <>
      {words && <View className="field-hint">{words}</View>}
      {rule && <View className="field-hint field-rule">{rule}</View>}
    </>
  )
}
