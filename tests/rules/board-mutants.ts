import type { Mutation } from '../simulation/functions'
import type { BoardInvariant } from './board-compare'

interface Mutant extends Mutation {
  what: string
  invariant: BoardInvariant
}

const inFile =
  (name: string, invariant: BoardInvariant) =>
  (what: string, from: string, to: string): Mutant => ({
    what,
    invariant,
    file: `core/board/${name}.ts`,
    from,
    to,
  })

const FIGURES = 'every figure is what the events say'
const LISTS = 'a list has as many as its figure says'

const read = inFile('facts', FIGURES)
const repurchase = inFile('figures/repurchase', FIGURES)
const retention = inFile('figures/retention', FIGURES)
const members = inFile('figures/members', FIGURES)
const sales = inFile('figures/sales', FIGURES)
const buyers = inFile('figures/buying', LISTS)
const lists = inFile('figures/members', LISTS)
const pools = inFile('pools', 'everybody stands in one pool')
const cohorts = inFile('cohorts', 'cohorts are those of the events')
const channels = inFile('channels', 'channels are what their people did')
const weeks = inFile('week', 'weeks are those of the events')
const days = inFile('facts', 'weeks are those of the events')

/** Ways to break a figure or its list; each must be seen, and by the name of what it breaks. */
export const BOARD_MUTANTS: Mutant[] = [
  read('the year before is not read', 'yearOf(month - SERIES + 1)', 'yearOf(month)'),
  read('the running month is over', 'Math.min(lastDayOf(month), today)', 'lastDayOf(month)'),
  read('a month that is over is missing', 'monthText(month + 1)', 'monthText(month)'),
  repurchase('buyers are divided by orders', "'buyers-all'),\n    }),", "'orders-all'),\n    }),"),
  repurchase('all pairs are first ones', "'first')", "'all')"),
  retention(
    'the second month is the next',
    'retainedAfter(cohorts(facts), 1)',
    'retainedAfter(cohorts(facts), 2)',
  ),
  retention('who is aware sleeps', 'const ASLEEP = 1', 'const ASLEEP = 2'),
  members(
    'who comes back is new',
    "namedInMonth(facts, 'life', month, 'in-'))\n    const left",
    "namedInMonth(facts, 'life', month, 'again-'))\n    const left",
  ),
  members('everybody has bought', "field === 'm0' ? sum : ", ''),
  members('unknown is known', "all - (by.get('none') ?? 0)", 'all'),
  sales('own shops are marketplaces', "'p:store'", "'p:taobao'"),
  sales(
    'money of members is all money',
    "shareOf(facts, month, 'member')",
    "shareOf(facts, month, 'all')",
  ),
  buyers('the first purchase is one more', 'place > first &&', 'place >= first &&'),
  buyers('a running month counts', '+ offset) <= today', '+ offset) <= today + 99'),
  lists(
    'who joined whenever is new',
    'withinSpan(day, span) ? day : undefined',
    'true ? day : undefined',
  ),
  lists(
    'who left is a member',
    "membership, end) === 1 ? ''",
    "membership, end) !== undefined ? ''",
  ),
  lists('a strange channel is a known one', '|| one.channel === undefined', ''),
  pools('strangers who bought are strangers', "orders > 0 ? 'outside'", "orders > 1 ? 'outside'"),
  pools('members are counted twice', '(spread.n0 ?? 0) - m0', '(spread.n0 ?? 0)'),
  pools('two orders are one', "sum('m', 2)", "sum('m', 1)"),
  cohorts('the first month is the second', 'over.slice(1)', 'over.slice(0)'),
  cohorts('whoever bought is of the cohort', '|| monthOfDay(first.day) !== cohort', ''),
  channels(
    'returns are kept',
    '(paid.get(month) ?? 0) - (back.get(month) ?? 0)',
    'paid.get(month) ?? 0',
  ),
  channels(
    'costs of the past are forgotten',
    'owed: total(its.cost) - came',
    'owed: total(its.cost)',
  ),
  channels(
    'paid back a cost too late',
    'Math.max(...its.cost.keys())',
    'Math.min(...its.cost.keys())',
  ),
  channels('members of the month are those of all time', 'if (!ever && ', 'if (ever && '),
  channels(
    'cost of a member is of this month',
    'cac: costAll / joinedAll',
    'cac: costAll / joined',
  ),
  weeks('a week has six days', 'last - WEEK + 1 + i', 'last - WEEK + 2 + i'),
  weeks('today is in the week', 'facts.today - 1', 'facts.today'),
  weeks(
    'the week before is this one',
    '[sumOver(facts, measure, last), sumOver(facts, measure, last - WEEK)]',
    '[sumOver(facts, measure, last), sumOver(facts, measure, last)]',
  ),
  days('the month before is not read', '[today - 14, today - 1]', '[today - 1]'),
]
