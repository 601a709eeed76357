import type { Mutation } from '../functions'
import type { PointsInvariant } from './invariants'

interface Mutant {
  what: string
  mutations: Mutation[]
  /** Tried first; see seedsFrom. */
  seed?: number
}

const one = (what: string, file: string, from: string, to: string, seed = 1): Mutant => ({
  what,
  mutations: [{ file, from, to }],
  seed,
})

const LEDGER = 'core/points/rules.ts'
const RECORD = 'server/sales/record.ts'

/** For each invariant one way to break the server that it must notice. */
export const MUTANTS: Record<PointsInvariant, Mutant> = {
  'balance = sum of lots − debt': one(
    'what is spent leaves the balance and no lot (FloCafe#78)',
    LEDGER,
    'const lots = applied(account.lots, moves)',
    "const lots = kind === 'spend' ? [...account.lots] : applied(account.lots, moves)",
  ),
  'no lot is empty, and who owes has none': one(
    'lots that are used up stay',
    LEDGER,
    '.filter((one) => one.left > 0).sort(sooner)',
    '.sort(sooner)',
  ),
  'the fold of the rows is the account': one(
    'a cancelled exchange is not written into the ledger',
    'server/shop/deed.ts',
    "cause: 'cancel' as const,\n    lines,",
    "cause: 'cancel' as const,\n    lines: [],",
  ),
  'a day is stamped and rewarded once': one(
    'nobody looks whether today is stamped',
    'core/checkin/stamping.ts',
    "if (stampedOn(stamps, day)) return refuse('checkin.already')",
    '',
  ),
  'a story is a chain of legal moves': one(
    'what came back is not told in the story',
    'server/sales/coupon-back.ts',
    'story: [...loose.story, ...rows]',
    'story: loose.story',
    12,
  ),
  'a coupon is what its uses make it': one(
    'a use that came back still counts',
    'server/sales/coupon-back.ts',
    'used: coupon.used - 1',
    'used: coupon.used',
    12,
  ),
  'a coupon stands in no more sales than it has uses': {
    what: 'a used coupon is offered again, and a sale does not look whether it got it',
    seed: 47,
    mutations: [
      {
        file: 'server/sales/choices.ts',
        from: "oneOf(['issued', 'held'])",
        to: "oneOf(['issued', 'held', 'redeemed'])",
      },
      {
        file: 'server/sales/take.ts',
        from: 'isTaken(await get(coupons, id), saleId)',
        to: '(await get(coupons, id)) !== undefined',
      },
    ],
  },
  'the receipt is the quote': one(
    'a fen is added on the way',
    RECORD,
    '    sum: terms.sum,',
    '    sum: { ...terms.sum, payFen: terms.sum.payFen + 1 },',
  ),
  'points moved as the receipt says': one(
    'one point more is taken than was said',
    RECORD,
    '[spend(sum.pointsUsed)]',
    '[spend(sum.pointsUsed + 1)]',
  ),
  'returns stay within the sale': one(
    'a return does not know of the one before',
    'core/sales/returns.ts',
    'sold.sum.listFen - returnedOf(sold)',
    'sold.sum.listFen',
  ),
  'a whole return inverts the sale': one(
    'the last point of a return is rounded away',
    'core/sales/returns.ts',
    'pointsBack: share(pointsUsed, back, listFen)',
    'pointsBack: share(pointsUsed, back, listFen + 1)',
  ),
  'stock and limits hold': one(
    'what is given back does not come back to the stock',
    'server/coupons/take-back.ts',
    'inc: { left: 1, rev: 1 }',
    'inc: { rev: 1 }',
  ),
  'an exchange moves its points once each way': one(
    'a cancelled exchange keeps a point',
    'server/shop/points-back.ts',
    'givenBack(moves, 0, points)',
    'givenBack(moves, 0, points - 1)',
  ),
  'a card shows what was stamped': one(
    'a make-up marks the day after as well (nexusphp#228)',
    'core/checkin/stamping.ts',
    'days: old.days | bitOf(day), madeUp:',
    'days: old.days | bitOf(day) | (bitOf(day) << 1), madeUp:',
  ),
  'every row and sale is filed': one(
    'nobody files what a crash kept from the audit',
    'server/jobs/file.ts',
    'await addMany(audit, missing)',
    '',
  ),
  'a coupon is used just when its sale stands': {
    what: 'the timer gives back every coupon that was ever held',
    seed: 17,
    mutations: [
      {
        file: 'server/sales/settle.ts',
        from: 'const done = await finished(found)',
        to: 'const done = (await finished(found)).slice(found.length)',
      },
      {
        file: 'server/sales/take.ts',
        from: "return isIn ? 'recorded' : fence(coupon, saleId)",
        to: "return isIn ? 'open' : fence(coupon, saleId)",
      },
    ],
  },
  'the settlement is what the uses took off': one(
    'a return is one more use in the settlement',
    'server/sales/plan-return.ts',
    'entryOf(coupon, use, { back: true })',
    'entryOf(coupon, use, { back: false })',
    12,
  ),
  'no hold outlives its time': one(
    'nobody writes down that a hold has ended',
    'server/sales/settle.ts',
    'if (found.length === 0) return false',
    'return false',
    15,
  ),
  'who left has left nothing personal': one(
    'closing keeps the profile',
    'server/membership/close.ts',
    '  profile: {},\n',
    '',
  ),
  'a retry gets the first answer': one(
    'the receipt is written and never looked at',
    'server/platform/pipeline/receipt.ts',
    '  if (row) return replay(row, request, again)\n',
    '  if (row && !outcome) return replay(row, request, again)\n',
  ),
}
