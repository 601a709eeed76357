import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { classes } from '@/ui'
import { Portions } from '@/ui/portions'

interface ChipProps {
  label: string
  on: () => boolean
  onToggle: () => void
  /** Too narrow for a tick: its frame and weight say it. */
  plain?: boolean
}

/** One of several that may be on: it reads its own state, so that a tap sends one chip. */
export const Chip = observer(function Chip({ label, on, onToggle, plain }: ChipProps) {
  const is = on()
  return (
    <View
      className={classes('choice-one', is && 'choice-on')}
      hoverClass="pressed"
      onClick={onToggle}
    >
      {is && !plain ? `✓ ${label}` : label}
    </View>
  )
})

interface ChipsProps {
  rows: readonly { id: string; name: string }[]
  on: (id: string) => boolean
  onToggle: (id: string) => void
}

/** As many chips as there are, in portions. */
export const Chips = ({ rows, on, onToggle }: ChipsProps) => (
  <View className="choice gap-12">
    <Portions rows={rows}>
      {(portion) =>
        portion.map(({ id, name }) => (
          <Chip key={id} label={name} on={() => on(id)} onToggle={() => onToggle(id)} />
        ))
      }
    </Portions>
  </View>
)
