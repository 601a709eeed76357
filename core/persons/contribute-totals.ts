import { monthOfDay, nameOfDay } from '../events/days'
import { counterNames, inField, LONGEST_GAP, MOST_ORDERS } from './counters'
import { type Buy, netFen, stands } from './life'
import type { Person } from './person'
import { docIn, plus, type Tally } from './tally'

const contributeTotals = (tally: Tally, person: Person, standing: Buy[], sign: number): void => {
  const totals = docIn(tally, counterNames.totals)
  plus(totals, 'people', sign)
  if (standing.length >= 1) plus(totals, 'buyers', sign)
  if (standing.length >= 2) plus(totals, 'repeaters', sign)
  if (person.keys.length > 1) plus(totals, 'merged', sign)
  plus(totals, 'orders', sign * standing.length)
  plus(totals, 'fen', sign * standing.reduce((sum, buy) => sum + netFen(buy), 0))
  for (const { tag } of person.tags) plus(totals, `tag-${inField(tag)}`, sign)
}

const contributeSpread = (tally: Tally, person: Person, standing: Buy[], sign: number): void => {
  const spread = docIn(tally, counterNames.spread)
  const orders = Math.min(standing.length, MOST_ORDERS)
  plus(spread, `n${orders}`, sign)
  if (person.membership.at(-1)?.[1] === 1) plus(spread, `m${orders}`, sign)
  standing.forEach(({ day }, i) => {
    const next = standing[i + 1]
    if (!next) return
    const gap = Math.min(next.day - day, LONGEST_GAP)
    plus(spread, `d${gap}`, sign)
    if (i === 0) plus(spread, `s${gap}`, sign)
  })
}

const contributeCohort = (tally: Tally, standing: Buy[], sign: number): void => {
  const [first] = standing
  if (!first) return
  const { monthText, month } = nameOfDay(first.day)
  const cohort = docIn(tally, counterNames.months('cohorts', monthText.slice(0, 4)))
  const at = monthText.slice(5)
  let seen = -1
  for (const buy of standing) {
    const later = monthOfDay(buy.day) - month
    if (later !== seen) plus(cohort, `${at}-p${later}`, sign)
    plus(cohort, `${at}-o${later}`, sign)
    plus(cohort, `${at}-f${later}`, sign * netFen(buy))
    seen = later
  }
}

/** All that is about purchases that stand, as they are known now. */
export const contributeStanding = (tally: Tally, person: Person, sign: number): void => {
  const standing = person.purchases.filter(stands)
  contributeTotals(tally, person, standing, sign)
  contributeSpread(tally, person, standing, sign)
  contributeCohort(tally, standing, sign)
}
