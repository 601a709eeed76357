import * as v from 'valibot'
import { eventKind } from '../events/event'
import { whole } from '../kernel/fields'

export { ASLEEP, OUT, STAGES, type Stage, type StageName } from './names'

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
