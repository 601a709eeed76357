import type { Mutation } from '../simulation/functions'
import type { PricingInvariant } from './pricing-compare'

interface Mutant extends Mutation {
  what: string
  invariant: PricingInvariant
}

const BEST = 'the best combination is used, or the one that was wanted'
const LINES = 'every fen lies on its line'
const SUMS = 'sums match and nobody is paid for buying'
const WHY = 'every other coupon says why'
const ORDER = 'the order in which things are given changes nothing'

const inFile =
  (name: string) => (what: string, invariant: PricingInvariant, from: string, to: string) => ({
    what,
    invariant,
    file: `core/pricing/${name}.ts`,
    from,
    to,
  })

const split = inFile('split')
const basket = inFile('basket')
const taking = inFile('taking')
const search = inFile('search')
const why = inFile('why')
const wallet = inFile('wallet')

/** Ways to break the engine; each must be seen, and by the name of what it breaks. */
export const PRICING_MUTANTS: Mutant[] = [
  split('fen that are left over go to the first lines', LINES, '  keys.sort()\n', ''),
  split('fen that are left over are lost', SUMS, '  roundUp(parts, keys, rest)\n', ''),
  split(
    'of equal remainders the last goes first',
    LINES,
    '(length - 1 - i)\n    return',
    'i\n    return',
  ),
  basket(
    'the member price is rounded up',
    LINES,
    'Math.floor((list * pricePercent) / FULL)',
    'Math.ceil((list * pricePercent) / FULL)',
  ),
  basket('lines stay as they were typed', ORDER, '.sort((a, b) => byContent(a.line, b.line))', ''),
  basket(
    'categories in a scope are forgotten',
    BEST,
    'products.has(productId) || categories.has(categoryId)',
    'products.has(productId)',
  ),
  taking(
    'amount-off takes more than there is',
    SUMS,
    'Math.min(rebate.offFen, fen)',
    'rebate.offFen',
  ),
  taking(
    'percent-off has no cap',
    BEST,
    'Math.floor((fen * rebate.offPercent) / FULL), rebate.capFen, fen',
    'Math.floor((fen * rebate.offPercent) / FULL), fen',
  ),
  taking('an item price has no cap', BEST, ', 0), rebate.capFen)', ', 0), piece)'),
  taking(
    'the cheapest piece is given',
    BEST,
    'pieceFen(b) - pieceFen(a)',
    'pieceFen(a) - pieceFen(b)',
  ),
  taking('one piece is given twice', BEST, '? count - 1 : count', '? count : count'),
  taking(
    'a coupon is spread over its lines in equal parts',
    LINES,
    'split(off, weights)',
    'split(off, weights.map(() => 1))',
  ),
  search('coupons of one group go together', BEST, ' || a.stacking.group === b.stacking.group', ''),
  search('nothing stands alone', BEST, 'a.stacking.alone || b.stacking.alone || ', ''),
  search(
    'a path is given up too early',
    BEST,
    'Math.min(fen, payable)',
    'Math.min(fen, payable) - 1',
  ),
  search(
    'the bound forgets the third coupon',
    BEST,
    'most[MAX_COUPONS_OF_SALE - count]',
    'most[count === 1 ? 1 : 0]',
  ),
  search('more coupons than needed', BEST, '  a.picked.length - b.picked.length ||\n', ''),
  search('what ends sooner is kept', BEST, '  firstUnlike(a.endings, b.endings) ||\n', ''),
  search('ids do not decide', BEST, 'firstUnlike(ids(a), ids(b))', 'firstUnlike(ids(b), ids(a))'),
  why('the last fen of a threshold is let go', BEST, 'if (short > 0)', 'if (short > 1)'),
  why(
    'a threshold is judged on all goods',
    BEST,
    'rebate.minFen - scopeFen(one, left)',
    'rebate.minFen - left.fen.reduce((sum, fen) => sum + fen, 0)',
  ),
  why(
    'what is paid already is told to be a worse choice',
    WHY,
    'fault?.of === one ? fault.why : otherwise',
    'otherwise',
  ),
  wallet('percents come before amounts', BEST, "'percent-off': 3,", "'percent-off': 1.5,"),
  wallet(
    'coupons apply as they lie in the wallet',
    ORDER,
    '(a.coupon.id < b.coupon.id ? -1 : 1)',
    '0',
  ),
  {
    what: 'four coupons go together',
    invariant: BEST,
    file: 'core/coupons/limits.ts',
    from: 'MAX_COUPONS_OF_SALE = 3',
    to: 'MAX_COUPONS_OF_SALE = 4',
  },
]
