import { View } from '@tarojs/components'
import { Portions } from '@/ui/portions'

export interface Bar {
  key: string
  label: string
  value: number
  /** The value as it is read: 1,204 位. */
  text: string
  /** Small words under it. */
  hint?: string | undefined
}

interface BarsProps {
  bars: readonly Bar[]
  /** What a full bar is; without: the largest value. */
  full?: number
  onPick?: (key: string) => unknown
}

const FULL = 100
/** Somebody is more than nobody, however few. */
const LEAST = 1

const widthOf = (value: number, full: number): number =>
  value <= 0 ? 0 : Math.max(LEAST, Math.min(FULL, Math.round((value / full) * FULL)))

const One = ({ bar, full, onPick }: { bar: Bar; full: number; onPick?: BarsProps['onPick'] }) => (
  <View
    className="bars-one"
    ariaLabel={`${bar.label} ${bar.text}`}
    {...(onPick ? { hoverClass: 'pressed', onClick: () => onPick(bar.key) } : {})}
  >
    <View className="row-head">
      <View>{bar.label}</View>
      <View className="num bars-text">{bar.text}</View>
    </View>
    <View className="bar gap-4">
      <View className="bar-in" style={`width:${widthOf(bar.value, full)}%`} />
    </View>
    {bar.hint && <View className="t14 ink-3 gap-4">{bar.hint}</View>}
  </View>
)

/** Values of named things below each other; each says its number, so that no colour is needed. */
export const Bars = ({ bars, full, onPick }: BarsProps) => {
  const most = full ?? Math.max(1, ...bars.map(({ value }) => value))
  return (
    <View>
      <Portions rows={bars} each={4}>
        {(portion) =>
          portion.map((bar) => <One key={bar.key} bar={bar} full={most} onPick={onPick} />)
        }
      </Portions>
    </View>
  )
}
