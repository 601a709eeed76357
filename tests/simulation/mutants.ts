import type { Mutation } from './functions'
import type { InvariantName } from './invariants'

interface Mutant {
  what: string
  mutations: Mutation[]
  /** Tried first; see seedsFrom. */
  seed?: number
}

/**
 * For each invariant one way to break the server that it must notice; a test that can not fail is
 * none (facts/style.md §3.5).
 */
export const MUTANTS: Record<InvariantName, Mutant> = {
  'issued ≤ stock at every step': {
    what: 'a unit of the stock is taken without a look at what is left',
    mutations: [
      {
        file: 'server/coupons/stock.ts',
        from: '{ _id, open: true, left: gt(0) },',
        to: '{ _id, open: true },',
      },
    ],
  },
  'what a crash stranded comes back to the stock': {
    what: 'nobody counts what a call that died has taken',
    mutations: [
      {
        file: 'server/jobs/reconcile.ts',
        from: 'if (stranded <= 0) return 0',
        to: 'if (stranded <= 1000) return 0',
      },
    ],
  },
  'nobody has more than the limit': {
    what: 'the limit is judged one too late',
    mutations: [
      {
        file: 'core/coupons/rules.ts',
        from: 'state.taken >= state.perMember',
        to: 'state.taken > state.perMember',
      },
      {
        file: 'server/coupons/give.ts',
        from: 'own.length - back >= template.form.perMember',
        to: 'own.length - back > template.form.perMember',
      },
      {
        file: 'server/coupons/give.ts',
        from: 'own.length >= mostOf(template, from)',
        to: 'own.length > mostOf(template, from)',
      },
    ],
  },
  'a coupon is redeemed at most once': {
    what: 'the guarded write forgets its guard',
    mutations: [
      {
        file: 'server/redemption/commit.ts',
        from: '{ _id: coupon._id, status: coupon.status, rev: coupon.rev }',
        to: '{ _id: coupon._id }',
      },
    ],
  },
  'status and redemptions agree': {
    what: 'expiry takes redeemed coupons as well',
    mutations: [
      {
        file: 'server/jobs/expire.ts',
        from: "where: { status: 'issued', expiresAt: lt(now) }",
        to: "where: { status: oneOf(['issued', 'redeemed']), expiresAt: lt(now) }",
      },
      {
        file: 'server/jobs/expire.ts',
        from: "{ _id: oneOf(ids), status: 'issued', expiresAt: lt(now) }",
        to: '{ _id: oneOf(ids), expiresAt: lt(now) }',
      },
    ],
  },
  'a card gives one coupon': {
    what: 'a used card is remembered for its person only',
    mutations: [
      {
        file: 'server/inserts/claim.ts',
        from: '_id: cardIdOf(card),',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of the mutant
        to: '_id: `${cardIdOf(card)}.${member._id}`,',
      },
    ],
  },
  'a retry gets the first answer': {
    what: 'the receipt is written and never looked at',
    mutations: [
      {
        file: 'server/platform/pipeline/receipt.ts',
        from: '  if (row) return replay(row, request, again)\n',
        to: '  if (row && !outcome) return replay(row, request, again)\n',
      },
    ],
  },
  'every effect has one audit row': {
    what: 'nobody files the rows that a crash kept from the audit',
    mutations: [
      {
        file: 'server/jobs/file.ts',
        from: 'await addMany(audit, missing)',
        to: '',
      },
    ],
  },
  'what ended stands in a row': {
    what: 'rows of what ended are neither filed nor kept in the coupons',
    mutations: [
      {
        file: 'server/jobs/expire.ts',
        from: 'if (changed > 0) await addOnce(audit, rowOf(ids, changed, now))',
        to: '',
      },
      {
        file: 'server/jobs/expire.ts',
        from: 'receipts: [{ id: row._id, row: JSON.stringify(row) }],',
        to: '',
      },
    ],
  },
  'everybody joins once': {
    what: 'joining again is written down as if it were the first time',
    mutations: [
      {
        file: 'server/membership/join.ts',
        from: 'await unlessDone(context.request)',
        to: 'await file(context.row({ subject: member._id, reply: null }))',
      },
    ],
  },
}
