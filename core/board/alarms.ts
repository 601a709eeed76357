import type { Alarm, AlarmFigure, TradePreset } from '../persons/trades'
import type { FigureId, Value } from './figure'

/** A share of fewer than these says nothing worth a warning. */
export const FEWEST_TOLD = 30

/** Bounds that this brand has set instead of its trade's, hundredths of a percent. */
export type Bounds = Partial<Record<AlarmFigure, number>>

const PERCENT = 100
const SHARE = 10_000

export const boundOf = ({ figure, bound }: Alarm, bounds: Bounds): number => bounds[figure] ?? bound

const words: Record<Alarm['way'], string> = { below: '低于', above: '高于' }

/** 低于 20%; undefined while all is well, or while too few are counted to tell. */
export const alarmFor = (
  id: FigureId,
  { alarms }: TradePreset,
  bounds: Bounds,
  { value, of = 0 }: Pick<Value, 'value' | 'of'>,
): string | undefined => {
  const alarm = alarms.find(({ figure }) => figure === id)
  if (!alarm || value === undefined || of < FEWEST_TOLD) return undefined
  const bound = boundOf(alarm, bounds)
  const over = alarm.way === 'below' ? value * SHARE < bound : value * SHARE > bound
  return over ? `${words[alarm.way]}您设的 ${bound / PERCENT}%` : undefined
}
