import { View } from '@tarojs/components'
import { classes } from './classes'

interface StampProps {
  /** One character: the first of a brand's name, or what a page is about. */
  mark: string
  small?: boolean
  round?: boolean
}

/** A seal with one character, in the colour of the text around it. */
export function Stamp({ mark, small, round }: StampProps) {
  const name = classes('stamp', small && 'stamp-small', round && 'stamp-round')
  return <View className={name}>{[...mark][0] ?? '熟'}</View>
}
