import * as v from 'valibot'
import { eventKind } from '../events/event'
import { whole } from '../kernel/fields'

/**
 * The life-cycle stage of a person on a business day (S1-02 … S1-06 of the product's sources):
 * exactly one each. `out` is whoever is no member on that day, `asleep` a member of whom nothing that
 * counts has been seen within the windows.
 */
export const STAGES = ['out', 'asleep', 'aware', 'interested', 'bought', 'loyal'] as const
export type StageName = (typeof STAGES)[number]
/** Index in STAGES: what is stored and counted. */
export type Stage = 0 | 1 | 2 | 3 | 4 | 5

export const OUT: Stage = 0
export const ASLEEP: Stage = 1

export const stageNames: Record<StageName, string> = {
  out: '未入会',
  asleep: '沉睡',
  aware: '认知 A',
  interested: '兴趣 I',
  bought: '购买 P',
  loyal: '忠诚 L',
}

/** A window of three years tells all that a life cycle can. */
export const LONGEST_WINDOW = 1096
const MOST_TIMES = 100

/**
 * One declared reason for a stage: so many of these events within so many days, the day itself
 * included. Purchases count as long as something of them is left.
 */
export const stageRule = v.strictObject({
  stage: v.picklist([2, 3, 4, 5]),
  kinds: v.pipe(v.array(eventKind), v.minLength(1), v.maxLength(eventKind.options.length)),
  atLeast: whole(1, MOST_TIMES),
  withinDays: whole(1, LONGEST_WINDOW),
})
export type StageRule = v.InferOutput<typeof stageRule>

/** On each day the highest stage of which one rule holds. */
export interface AiplRules {
  rules: StageRule[]
}

/** A year and two weeks, so that who buys at every 双11 is not lost the day before (M11). */
const YEAR = 380

/** Defaults; every brand may change them. */
export const DEFAULT_AIPL: AiplRules = {
  rules: [
    { stage: 2, kinds: ['viewed', 'joined', 'added'], atLeast: 1, withinDays: 90 },
    {
      stage: 3,
      kinds: ['joined', 'claimed', 'stamped', 'invited', 'brought', 'added', 'redeemed'],
      atLeast: 1,
      withinDays: 60,
    },
    { stage: 4, kinds: ['bought'], atLeast: 1, withinDays: YEAR },
    { stage: 5, kinds: ['bought'], atLeast: 2, withinDays: YEAR },
    { stage: 5, kinds: ['kept'], atLeast: 1, withinDays: 180 },
  ],
}
