import type { PlayName } from './plays.ts'
import { effectOnce, sameAnswer } from './promises/answers.ts'
import { holdEnds, holdExclusive } from './promises/holds.ts'
import type { Rule } from './promises/look.ts'
import { balanceIsFold, neverBelowZero, oncePerDay } from './promises/points.ts'
import { leftIsRest, withinLimit, withinStock } from './promises/stock.ts'
import { legalLife, undoRestores, withinUses } from './promises/uses.ts'

interface Judged {
  /** Asked after every effect, or once when all has come to rest. */
  when: 'always' | 'end'
  rule: Rule
}

const always = (rule: Rule): Judged => ({ when: 'always', rule })
const end = (rule: Rule): Judged => ({ when: 'end', rule })

export const INVARIANTS = {
  'never more coupons than the stock': always(withinStock),
  'nobody has more than the limit': always(withinLimit),
  'a coupon is used no more often than it may be': always(withinUses),
  'a hold is exclusive': always(holdExclusive),
  'points never fall below zero': always(neverBelowZero),
  'one check-in a day': always(oncePerDay),
  'a coupon makes legal moves only': always(legalLife),
  'what is left is the rest of the stock': end(leftIsRest),
  'a balance is the sum of its ledger': end(balanceIsFold),
  'an undo restores exactly, and once': end(undoRestores),
  'a hold ends': end(holdEnds),
  'the same request gets the same answer': end(sameAnswer),
  'each request has its effect once': end(effectOnce),
} as const satisfies Record<string, Judged>

export type InvariantName = keyof typeof INVARIANTS

/** Where to look first for a breach of each promise. */
export const RELEVANT: Readonly<Record<InvariantName, readonly PlayName[]>> = {
  'never more coupons than the stock': ['rush', 'evening'],
  'nobody has more than the limit': ['rush', 'evening'],
  'a coupon is used no more often than it may be': ['till', 'scan', 'pass'],
  'a hold is exclusive': ['hold'],
  'points never fall below zero': ['purse'],
  'one check-in a day': ['midnight'],
  'a coupon makes legal moves only': ['till', 'scan', 'pass', 'hold'],
  'what is left is the rest of the stock': ['rush', 'evening'],
  'a balance is the sum of its ledger': ['purse', 'till'],
  'an undo restores exactly, and once': ['till', 'pass'],
  'a hold ends': ['hold'],
  'the same request gets the same answer': ['rush', 'till', 'scan', 'purse', 'midnight'],
  'each request has its effect once': ['purse', 'rush', 'till', 'scan', 'midnight'],
}
