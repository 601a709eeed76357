import { monthOfDay, nameOfDay } from '../events/days'
import { counterNames, inField, LONGEST_GAP, MOST_ORDERS } from './counters'
import { type Buy, countOrders, netFen, ordersOf, stands } from './life'
import type { Person } from './person'
import { docIn, names, numbered, plus, type Tally } from './tally'

const { idOf } = names.others
const PEOPLE = idOf('people')
const BUYERS = idOf('buyers')
const REPEATERS = idOf('repeaters')
const MERGED = idOf('merged')
const ORDERS = idOf('orders')
const FEN = idOf('fen')

const contributeTotals = (tally: Tally, person: Person, standing: Buy[], sign: number): void => {
  const totals = docIn(tally, counterNames.totals)
  const orders = countOrders(standing)
  plus(totals, PEOPLE, sign)
  if (orders >= 1) plus(totals, BUYERS, sign)
  if (orders >= 2) plus(totals, REPEATERS, sign)
  if (person.keys.length > 1) plus(totals, MERGED, sign)
  plus(totals, ORDERS, sign * orders)
  plus(totals, FEN, sign * standing.reduce((sum, buy) => sum + netFen(buy), 0))
  for (const { tag } of person.tags) plus(totals, names.others.idOf(`tag-${inField(tag)}`), sign)
}

const people = numbered(names.others, (orders) => `n${orders}`)
const members = numbered(names.others, (orders) => `m${orders}`)
const gaps = numbered(names.others, (days) => `d${days}`)
const seconds = numbered(names.others, (days) => `s${days}`)

const contributeSpread = (tally: Tally, person: Person, standing: Buy[], sign: number): void => {
  const spread = docIn(tally, counterNames.spread)
  const orders = Math.min(countOrders(standing), MOST_ORDERS)
  plus(spread, people(orders), sign)
  if (person.membership.at(-1)?.[1] === 1) plus(spread, members(orders), sign)
  standing.forEach((buy, i) => {
    const more = ordersOf(buy) - 1
    if (more > 0) plus(spread, gaps(0), sign * more)
    const next = standing[i + 1]
    if (!next) return
    const gap = Math.min(next.day - buy.day, LONGEST_GAP)
    plus(spread, gaps(gap), sign)
    if (i === 0) plus(spread, seconds(gap), sign)
  })
}

/** More months than any two purchases lie apart. */
const MONTHS = 2000
const cohortField = (letter: string) =>
  numbered(names.others, (key) => {
    const month = String(Math.floor(key / MONTHS) + 1).padStart(2, '0')
    return `${month}-${letter}${key % MONTHS}`
  })
const buyersIn = cohortField('p')
const ordersIn = cohortField('o')
const fenIn = cohortField('f')

const contributeCohort = (tally: Tally, standing: Buy[], sign: number): void => {
  const [first] = standing
  if (!first) return
  const { monthText, month } = nameOfDay(first.day)
  const cohort = docIn(tally, counterNames.months('cohorts', monthText.slice(0, 4)))
  const at = (month % 12) * MONTHS
  let seen = -1
  for (const buy of standing) {
    const later = monthOfDay(buy.day) - month
    if (later !== seen) plus(cohort, buyersIn(at + later), sign)
    plus(cohort, ordersIn(at + later), sign * ordersOf(buy))
    plus(cohort, fenIn(at + later), sign * netFen(buy))
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
