import type { Mutation } from '../functions'
import type { LedgerInvariant } from './compare'

interface Mutant {
  what: string
  invariant: LedgerInvariant
  from: string
  to: string
}

const RULES = 'core/points/rules.ts'

/** Ways to break the ledger; each must be seen, and by the name of what it breaks. */
export const LEDGER_MUTANTS: Mutant[] = [
  {
    what: 'debits are not paired with lots (FloCafe#78)',
    invariant: 'balance = sum of lots − debt',
    from: 'const lots = applied(account.lots, moves)',
    to: "const lots = kind === 'spend' ? [...account.lots] : applied(account.lots, moves)",
  },
  {
    what: 'earned points that were spent are forgotten at a return (Odoo#257854)',
    invariant: 'the debt is what it should be',
    from: "policy === 'debt' ? { debt: short } : { waived: short }",
    to: '{ waived: short }',
  },
  {
    what: 'what ends last is spent first',
    invariant: 'every lot has what it should',
    from: 'a.until - b.until ||',
    to: 'b.until - a.until ||',
  },
  {
    what: 'a return puts all points back into the lot that was taken first',
    invariant: 'every lot has what it should',
    from: 'for (const move of [...spent].reverse()) {',
    to: 'for (const move of spent) {',
  },
  {
    what: 'points end one millisecond early',
    invariant: 'every lot has what it should',
    from: '(one: Lot) => one.until >= now',
    to: '(one: Lot) => one.until > now',
  },
  {
    what: 'points that are still pending are spent',
    invariant: 'what can be spent is what it should be',
    from: 'one.from <= now && one.until >= now',
    to: 'one.until >= now',
  },
  {
    what: 'nobody looks whether there are enough',
    invariant: 'refused when it should be',
    from: 'if (have < points)',
    to: 'if (have < 0)',
  },
  {
    what: 'a debt waits for ever',
    invariant: 'who owes has no points',
    from: 'if (account.debt === 0 || account.lots.length === 0) return posted',
    to: 'if (account.debt >= 0) return posted',
  },
  {
    what: 'a line forgets the lots that it took last',
    invariant: 'the fold of the lines is the account',
    from: '    moves,\n    balance,',
    to: '    moves: moves.slice(0, 3),\n    balance,',
  },
  {
    what: 'a line shows the balance before it',
    invariant: 'each line shows the balance after it',
    from: '    moves,\n    balance,',
    to: '    moves,\n    balance: account.balance,',
  },
  {
    what: 'the pages count what is still pending',
    invariant: 'what is shown is what there is',
    from: 'pending: sum(live) - open,',
    to: 'pending: sum(live),',
  },
  {
    what: 'the job asks for the last expiry',
    invariant: 'the next expiry is the first one',
    from: 'Math.min(...lots.map',
    to: 'Math.max(...lots.map',
  },
]

export const mutationOf = ({ from, to }: Mutant): Mutation[] => [{ file: RULES, from, to }]
