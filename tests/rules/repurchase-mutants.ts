import type { Mutation } from '../simulation/functions'
import type { RepurchaseInvariant } from './repurchase-compare'

interface Mutant extends Mutation {
  what: string
  invariant: RepurchaseInvariant
}

const inFile =
  (name: string, invariant: RepurchaseInvariant) =>
  (what: string, from: string, to: string): Mutant => ({
    what,
    invariant,
    file: `core/repurchase/${name}.ts`,
    from,
    to,
  })

const rates = inFile('shares', 'rates of a period are those of the rows')
const kept = inFile('visits', 'rates of a period are those of the rows')
const comeback = inFile('shares', 'who comes back in time is found in the rows')
const often = inFile('shares', 'who bought often enough is found in the rows')
const cohorts = inFile('cohorts', 'the table of cohorts is that of the rows')
const intervals = inFile('intervals', 'intervals are those of the rows')
const counted = inFile('rates', 'rates from counters are those of the rows')

/** Ways to break a formula; each must be seen, and by the name of what it breaks. */
export const REPURCHASE_MUTANTS: Mutant[] = [
  kept('what went back whole is still bought', 'gone === undefined || gone > asOf', 'true'),
  kept(
    'what will go back is gone already',
    'gone === undefined || gone > asOf',
    'gone === undefined',
  ),
  rates('one order is a repurchase', 'orders >= 2', 'orders >= 1'),
  rates('everybody is divided by', 'of: one(orders >= 1)', 'of: 1'),
  rates('the last day is left out', 'day <= to)', 'day < to)'),
  rates('the period is a day too long', 'from: to - days + 1', 'from: to - days'),
  rates('the period before ends in this one', 'to: from - 1', 'to: from'),
  rates('the period before is shorter', 'from - (to - from + 1)', 'from - (to - from)'),
  rates('buyers of this period are old ones', 'day < period.from', 'day <= period.from'),
  rates('who stayed away before is kept', 'one(before && ', 'one('),
  comeback('an order of the same day is a return', 'day > first)', 'day >= first)'),
  comeback('who is too new has not come back', ' || first + days > asOf', ''),
  comeback(
    'it may take a day longer',
    'again.day <= first + days',
    'again.day <= first + days + 1',
  ),
  often(
    'the same date back then counts',
    'monthsBefore(asOf, months) + 1',
    'monthsBefore(asOf, months)',
  ),
  often('months have 30 days', 'from: monthsBefore(asOf, months)', 'from: asOf - months * 30'),
  often('a 31st goes on into the next month', ', lastDayOf(then))', ', lastDayOf(then) + 3)'),
  often('one more than asked for', '.length >= orders', '.length > orders'),
  cohorts('money so far starts anew each month', 'fenSoFar += fen', 'fenSoFar = fen'),
  cohorts('a running month is over', 'lastDayOf(month + offset) <= asOf', 'true'),
  cohorts(
    'a month ends a day late',
    'lastDayOf(month + offset) <= asOf',
    'lastDayOf(month + offset) < asOf',
  ),
  cohorts(
    'the running month is missing',
    'monthOfDay(asOf) - month + 1',
    'monthOfDay(asOf) - month',
  ),
  cohorts('young cohorts are in the mean', 'month?.over ? [', 'month ? ['),
  cohorts('the first year is lost', 'Number(year) * MONTHS', '2025 * MONTHS'),
  intervals('orders of one day are a pair', '.filter(([days]) => days > 0)', ''),
  intervals('pairs count once', 'sum + days * count', 'sum + days'),
  intervals('the median is the upper one', 'seen >= share * pairs', 'seen > share * pairs'),
  intervals('first pairs are all pairs', "which === 'all' ? 'd' : 's'", "'d'"),
  counted('repeaters are buyers', 'totals.repeaters ?? 0', 'totals.buyers ?? 0'),
  counted('a share of all people', 'of: totals.buyers', 'of: totals.people'),
  counted('everybody who bought bought again', '-buyers-again`', '-buyers-all`'),
  counted('orders are buyers', '-orders-', '-buyers-'),
]
