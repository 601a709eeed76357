import { contributeDeeds } from './contribute-deeds'
import { contributeLife } from './contribute-life'
import { contributeStanding } from './contribute-totals'
import { contributeTrade } from './contribute-trade'
import type { Person } from './person'
import type { LifeRules } from './rules'
import type { Tally } from './tally'

/**
 * Adds what one person is in all counters (counters.ts has the shapes), or takes it away again. All
 * counters are the sums of this over all persons and of nothing else: whoever changes from a to b
 * changes them by −a + b, and so a rebuild gives the same.
 */
export const contribute = (tally: Tally, person: Person, rules: LifeRules, sign: 1 | -1): void => {
  contributeLife(tally, person, rules, sign)
  contributeTrade(tally, person, sign)
  contributeDeeds(tally, person, sign)
  contributeStanding(tally, person, sign)
}
