import { View } from '@tarojs/components'
import { classes } from '@/ui'

/** One step along a range: the month before, the sheet after. */
export const Step = (props: { label: string; off: boolean; onPress: () => void }) => (
  <View
    className={classes('range-step', props.off && 'range-off')}
    hoverClass="pressed"
    onClick={props.onPress}
  >
    {props.label}
  </View>
)
