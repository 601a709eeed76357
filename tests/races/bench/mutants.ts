import type { InvariantName, PlayName } from '../../../racebench/index.ts'
import type { Mutation } from '../../simulation/functions'

interface Mutant {
  what: string
  /** Where it shows. */
  play: PlayName
  mutations: Mutation[]
  /** Tried first: the one that caught it last; which one that is turns with every change of Shuke. */
  seed?: number
}

const one = (
  what: string,
  play: PlayName,
  file: string,
  from: string,
  to: string,
  seed = 1,
): Mutant => ({ what, play, mutations: [{ file, from, to }], seed })

const LEDGER = 'core/points/rules.ts'
const CHANGE = 'server/platform/change-member.ts'

const STOCK = 'server/coupons/stock.ts'
const GIVE = 'server/coupons/give.ts'
const COMMIT = 'server/redemption/commit.ts'
const HOLD = 'server/sales/hold.ts'

/**
 * For each promise one way to break Shuke that the bench must find. Where there is one, it is a
 * mistake that only a race or a lost answer shows.
 */
export const MUTANTS: Record<InvariantName, Mutant> = {
  'never more coupons than the stock': one(
    'a unit is taken without a look whether there is one',
    'rush',
    STOCK,
    '{ _id, open: true, left: gt(0) }',
    '{ _id, open: true }',
  ),
  'nobody has more than the limit': {
    what: 'the limit is judged one too late',
    play: 'rush',
    mutations: [
      {
        file: GIVE,
        from: 'own.length - back >= template.form.perMember',
        to: 'own.length - back > template.form.perMember',
      },
      {
        file: GIVE,
        from: 'own.length >= mostOf(template, from)',
        to: 'own.length > mostOf(template, from)',
      },
    ],
  },
  'what is left is the rest of the stock': one(
    'nobody gives back what a crash stranded between stock and coupon',
    'rush',
    'server/jobs/reconcile.ts',
    'if (stranded <= 0) return 0',
    'if (stranded > -1) return 0',
    44,
  ),
  'a coupon is used no more often than it may be': one(
    'the guarded write of a coupon forgets its guard',
    'till',
    COMMIT,
    '{ _id: coupon._id, status: coupon.status, rev: coupon.rev }',
    '{ _id: coupon._id }',
  ),
  'a hold is exclusive': {
    what: 'a hold does not look whether somebody was faster',
    play: 'hold',
    mutations: [
      { file: HOLD, from: "status: lapsed ? 'held' : 'issued' }", to: '}' },
      {
        file: HOLD,
        from: 'map(({ id: _id, rev }) => ({ _id, rev }))',
        to: 'map(({ id: _id }) => ({ _id }))',
      },
    ],
  },
  'a hold ends': one(
    'a forgotten hold lasts for two hours',
    'hold',
    HOLD,
    'now + HOLD_VALID',
    'now + 24 * HOLD_VALID',
  ),
  'a coupon makes legal moves only': one(
    'whoever gives up a hold gives back what is not held any more',
    'hold',
    HOLD,
    "{ memberId, status: 'held', heldFor: hold }",
    '{ memberId }',
  ),
  'an undo restores exactly, and once': one(
    'what is taken back still counts as used',
    'till',
    'server/redemption/take-back.ts',
    'Math.max(0, coupon.used - 1)',
    'coupon.used',
  ),
  'points never fall below zero': {
    what: 'nobody asks whether there are enough points',
    play: 'purse',
    mutations: [
      {
        file: 'core/shop/rules.ts',
        from: 'shopper.spendable < good.price',
        to: 'shopper.spendable < 0',
      },
      { file: LEDGER, from: 'if (have < points) return', to: 'if (have < 0) return' },
      { file: LEDGER, from: 'const part = Math.min(rest, one.left)', to: 'const part = rest' },
    ],
  },
  'one check-in a day': one(
    'whoever was slower is judged by what they saw first',
    'midnight',
    CHANGE,
    'const decision = await decide(member)',
    'const decision = await decide(first)',
  ),
  'a balance is the sum of its ledger': one(
    'the guarded write of a member forgets its guard',
    'purse',
    CHANGE,
    '({ _id, rev: rev === 0 ? absentOr(0) : rev })',
    '({ _id })',
  ),
  'the same request gets the same answer': one(
    'the receipt is written and never looked at',
    'purse',
    'server/platform/pipeline/receipt.ts',
    '  if (row) return replay(row, request, again)\n',
    '  if (row && !outcome) return replay(row, request, again)\n',
  ),
  'each request has its effect once': one(
    'a request sent again is another request',
    'rush',
    'server/platform/audit.ts',
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: source text of the mutant
    'hashId(`request:${openid}:${requestId}`)',
    'hashId(`request:${openid}:${requestId}:${Date.now()}`)',
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: source text of the mutant
    27,
  ),
}
