import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { WindowRow, Windows as WindowsForm } from '@/stores/operator/draft-times'
import { Button, classes } from '@/ui'
import { Chip } from '@/ui/desk/chips'
import { Marked } from '@/ui/desk/mark'
import { Portions } from '@/ui/portions'
import { PickTime } from '../pick-time'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

const Week = ({ row }: { row: WindowRow }) => (
  <View className="weekdays">
    {weekdays.map((label, place) => (
      <Chip
        key={label}
        label={label}
        plain
        on={() => row.weekdays.includes(place + 1)}
        onToggle={() => row.toggle(place + 1)}
      />
    ))}
  </View>
)

const Clocks = observer(function Clocks({ row }: { row: WindowRow }) {
  return (
    <View className="pairs">
      <PickTime label="从" value={row.from} onChange={(clock) => row.setFrom(clock)} />
      <PickTime label="到" value={row.to} onChange={(clock) => row.setTo(clock)} />
    </View>
  )
})

const Row = observer(function Row({ row, place }: { row: WindowRow; place: number }) {
  return (
    <View className={classes('fold-row', !row.on && 'word-none')}>
      <Marked of={row.mark}>
        <Week row={row} />
        <Clocks row={row} />
      </Marked>
      <View
        id={`window-${place}-away`}
        className="row-link link-end"
        hoverClass="pressed"
        onClick={() => row.show(false)}
      >
        去掉
      </View>
    </View>
  )
})

const Add = observer(function Add({ windows }: { windows: WindowsForm }) {
  return (
    <View className={classes('gap-12', windows.full && 'word-none')}>
      <Button kind="soft" onPress={() => windows.add()}>
        加一个时段
      </Button>
    </View>
  )
})

/** When in the week it can be used; none: always. */
export const Windows = ({ windows }: { windows: WindowsForm }) => (
  <View>
    <View className="t14 ink-3">不加时段就是随时能用；到 23:59 算到当天结束</View>
    <View>
      <Portions rows={windows.rows} each={1}>
        {(portion) =>
          portion.map((row) => {
            const place = windows.rows.indexOf(row)
            return <Row key={place} row={row} place={place} />
          })
        }
      </Portions>
    </View>
    <Add windows={windows} />
  </View>
)
