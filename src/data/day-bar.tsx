import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { PickDay } from '@/ui/pick'

interface DayBarProps {
  label: string
  of: { readonly day: string; readonly isToday: boolean; setDay(day: string): unknown }
}

/** Which day is looked at; any past or coming one, and one tap back to today. */
export const DayBar = observer(function DayBar({ label, of }: DayBarProps) {
  return (
    <View className="day-row">
      <View className="grow">
        <PickDay label={label} value={of.day} onChange={(day) => of.setDay(day)} />
      </View>
      {!of.isToday && (
        <View className="day-back" hoverClass="pressed" onClick={() => of.setDay('')}>
          回到今天
        </View>
      )}
    </View>
  )
})
