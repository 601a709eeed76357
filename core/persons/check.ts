import type { AiplRules } from '../aipl/stages'
import type { DayNumber } from '../events/days'
import type { DatedRules } from '../events/steps'
import { ok, type Result, refuse } from '../kernel/result'
import type { RfmRules } from '../rfm/cells'
import { ALWAYS, type LifeRules } from './rules'

/** A change a week for a year; each is one more look at every life. */
export const MOST_CHANGES = 50

type Refusal =
  | 'lifecycle.cuts-not-ascending'
  | 'lifecycle.window-too-short'
  | 'lifecycle.same-rules'
  | 'lifecycle.too-many-changes'

const ascends = (cuts: readonly number[]): boolean =>
  cuts.every((cut, i) => i === 0 || cut > (cuts[i - 1] as number))

const checkRfm = ({ windowDays, recencyDays, orders, fen }: RfmRules): Result<true, Refusal> => {
  if (![recencyDays, orders, fen].every(ascends)) return refuse('lifecycle.cuts-not-ascending')
  if (recencyDays[3] >= windowDays) return refuse('lifecycle.window-too-short')
  return ok(true)
}

const last = <R>(dated: DatedRules<R>): R => (dated.at(-1) ?? dated[0]).rules

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** From a day on; what was saved for the same day before never held. */
const from = <R>(dated: DatedRules<R>, day: DayNumber, rules: R): DatedRules<R> => {
  if (same(last(dated), rules)) return dated
  const [first, ...more] = dated
  return [first, ...more.filter((one) => one.from < day), { from: day, rules }]
}

/** The rules that hold after a saving: for all days, or from this day on. */
export const changedRules = (
  before: LifeRules,
  given: { aipl: AiplRules; rfm: RfmRules },
  since: DayNumber | 'always',
): Result<LifeRules, Refusal> => {
  const checked = checkRfm(given.rfm)
  if (!checked.ok) return checked
  const after: LifeRules =
    since === 'always'
      ? { aipl: [{ from: ALWAYS, rules: given.aipl }], rfm: [{ from: ALWAYS, rules: given.rfm }] }
      : {
          aipl: from(before.aipl, since, given.aipl),
          rfm: from(before.rfm, since, given.rfm),
        }
  if (same(before, after)) return refuse('lifecycle.same-rules')
  if (Math.max(after.aipl.length, after.rfm.length) > MOST_CHANGES)
    return refuse('lifecycle.too-many-changes', { most: MOST_CHANGES })
  return ok(after)
}
