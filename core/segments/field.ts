import type { DayNumber } from '../events/days'
import type { Judged, Moment } from './life'
import type { Condition, Option } from './views'

/** Whose choices a condition has: a brand's own ones, or these. */
export type Choices = 'tags' | 'stores' | readonly Option[]

export interface Field {
  /** 购买次数 */
  name: string
  /** One sentence for who builds a rule. */
  about: string
  /** Values to choose from; at least one must be chosen. */
  of?: Choices
  /** The same for `from`, which may be left out. */
  from?: Choices
  /** Bounds, one of which must be given. */
  range?: { least: number; most: number; unit: '次' | '天' | '分' | '元' | '级' }
  /** Whether a stretch of days may, or must, be given. */
  within?: 'may' | 'must'
  /** Whoever has one value has no other: two conditions without a common one contradict. */
  single?: true
  /** Fields of a person that are read for it. */
  reads: readonly (keyof Judged)[]
  /** What is true of a person: a number, values, or nothing at all. */
  value(c: Condition, person: Judged, at: Moment): number | readonly string[] | undefined
  /**
   * Days on which the value may change although nothing happens then, and those of what happened:
   * between two of them it stays. Of endless ones those of `span`.
   */
  turns(c: Condition, person: Judged, span: readonly [DayNumber, DayNumber]): DayNumber[]
  /** `chosen`: names of the values. */
  words(c: Condition, chosen: string, from: string): string
}

/** 近 30 天, or 累计. */
export const stretch = ({ within }: Condition, ever = ''): string =>
  within === undefined ? ever : within === 1 ? '今天' : `近 ${within} 天`

/** 满 2 次 · 最多 3 次 · 2 到 3 次 · 正好 2 次 */
export const bounds = (
  { min, max }: Condition,
  unit: string,
  text: (value: number) => string = String,
): string => {
  if (max === undefined) return `满 ${text(min ?? 0)} ${unit}`
  if (min === undefined) return `最多 ${text(max)} ${unit}`
  return min === max ? `正好 ${text(min)} ${unit}` : `${text(min)} 到 ${text(max)} ${unit}`
}

export const NEVER: DayNumber[] = []
