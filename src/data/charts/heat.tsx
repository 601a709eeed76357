import { View } from '@tarojs/components'
import { classes } from '@/ui'
import { Portions } from '@/ui/portions'
import { shortCount } from '../count-text'

export interface HeatRow {
  key: string
  label: string
  /** Undefined: there can be nothing. */
  values: readonly (number | undefined)[]
}

interface HeatProps {
  /** Above the columns. */
  columns: readonly string[]
  rows: readonly HeatRow[]
  /** A cell as it is read aloud: 从 购买 P 到 忠诚 L 12 位. */
  say?: (row: number, column: number, value: number) => string
  textOf?: (value: number) => string
  onPick?: (row: number, column: number) => unknown
  /** More columns than a phone is wide: they keep their width, and are swiped. */
  long?: boolean
}

/** Parts of the largest value above which a cell is drawn stronger. */
const LEVELS = [0, 0.1, 0.4, 0.75] as const

export const levelOf = (value: number, most: number): number =>
  value <= 0 ? 0 : LEVELS.filter((part) => value > part * most).length

/** A row of twelve cells and its name take a third of a picture (≤ 5 KB). */
const CELLS_AT_ONCE = 24
const MOST_ROWS = 3

const rowsAtOnce = (columns: number): number =>
  Math.min(MOST_ROWS, Math.max(1, Math.floor(CELLS_AT_ONCE / columns)))

interface RowProps extends Required<Pick<HeatProps, 'textOf'>> {
  row: HeatRow
  place: number
  most: number
  say: HeatProps['say']
  onPick: HeatProps['onPick']
}

const Row = ({ row, place, most, say, textOf, onPick }: RowProps) => (
  <View className="heat-row">
    <View className="heat-name">{row.label}</View>
    {row.values.map((value, column) => (
      <View
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        key={column}
        className={classes('heat-cell', value !== undefined && `heat-${levelOf(value, most)}`)}
        {...(say && value !== undefined ? { ariaLabel: say(place, column, value) } : {})}
        {...(onPick && value ? { onClick: () => onPick(place, column) } : {})}
      >
        {value === undefined ? '' : textOf(value)}
      </View>
    ))}
  </View>
)

/** A table of numbers whose larger ones are drawn stronger; swiped sideways where it is too wide. */
export const Heat = ({ columns, rows, say, textOf = shortCount, onPick, long }: HeatProps) => {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const places = rows.map((_, place) => place)
  return (
    <View className={classes('heat', long && 'heat-long')}>
      <View className="heat-in">
        <View className="heat-row">
          <View className="heat-name" />
          {columns.map((name) => (
            <View key={name} className="heat-head">
              {name}
            </View>
          ))}
        </View>
        <Portions rows={places} each={rowsAtOnce(columns.length)}>
          {(portion) =>
            portion.map((place) => {
              const row = rows[place]
              const shared = { place, most, say, textOf, onPick }
              return row && <Row key={row.key} row={row} {...shared} />
            })
          }
        </Portions>
      </View>
    </View>
  )
}
