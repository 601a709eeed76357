import type * as rules from '#core/points/rules'
import type { Account, PointsLine } from '#core/points/views'
import type { Oracle, Point } from './oracle'

/** The rules under test: the real ones, or broken ones that must be caught. */
export type Ledger = Pick<
  typeof rules,
  | 'EMPTY'
  | 'transact'
  | 'earn'
  | 'spend'
  | 'restore'
  | 'givenBack'
  | 'takeBack'
  | 'endedOf'
  | 'forfeit'
  | 'extend'
  | 'spendable'
  | 'nextExpiry'
  | 'briefOf'
>

/** What the lines alone say: their fold must be the account (law 3). */
export interface Fold {
  balance: number
  debt: number
  lots: ReadonlyMap<string, number>
  /** A line whose own balance is not the one after it. */
  liar?: string
}

export const NOTHING: Fold = { balance: 0, debt: 0, lots: new Map() }

const withLine = (fold: Fold, line: PointsLine): Fold => {
  const lots = new Map(fold.lots)
  for (const { lot, points } of line.moves) lots.set(lot, (lots.get(lot) ?? 0) + points)
  for (const [lot, left] of lots) if (left === 0) lots.delete(lot)
  const balance = fold.balance + line.points
  const liar = line.balance === balance ? fold.liar : `a ${line.kind} line shows ${line.balance}`
  return { balance, debt: fold.debt + line.debt, lots, ...(liar === undefined ? {} : { liar }) }
}

export const folded = (fold: Fold, lines: readonly PointsLine[]): Fold =>
  lines.reduce(withLine, fold)

interface Sides {
  ledger: Ledger
  account: Account
  oracle: Oracle
  fold: Fold
  now: number
}

const textOf = (lots: ReadonlyMap<string, number>): string =>
  [...lots]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([lot, left]) => `${lot}:${left}`)
    .join(' ')

const counted = (points: readonly Point[]): Map<string, number> => {
  const lots = new Map<string, number>()
  for (const { lot, from, until } of points) {
    const key = `${lot}@${from}-${until}`
    lots.set(key, (lots.get(key) ?? 0) + 1)
  }
  return lots
}

const datedLots = ({ lots }: Account): Map<string, number> =>
  new Map(lots.map(({ id, left, from, until }) => [`${id}@${from}-${until}`, left]))

const bareLots = ({ lots }: Account): Map<string, number> =>
  new Map(lots.map(({ id, left }) => [id, left]))

const foldText = ({ balance, debt, lots }: Fold): string => `${balance}, ${debt}; ${textOf(lots)}`

/** What must hold after every deed, whatever happened: what is, and what should be. */
const INVARIANTS = {
  'balance = sum of lots − debt': ({ account }) => {
    const sum = account.lots.reduce((all, { left }) => all + left, 0)
    return [account.balance, sum - account.debt]
  },
  'who owes has no points': ({ account }) => [account.debt > 0 && account.lots.length > 0, false],
  'every lot has what it should': ({ account, oracle }) => [
    textOf(datedLots(account)),
    textOf(counted(oracle.live)),
  ],
  'the debt is what it should be': ({ account, oracle }) => [account.debt, oracle.debt],
  'the fold of the lines is the account': ({ account, fold }) => [
    foldText({ ...account, lots: bareLots(account) }),
    foldText(fold),
  ],
  'each line shows the balance after it': ({ fold }) => [fold.liar ?? '', ''],
  'what can be spent is what it should be': ({ ledger, account, oracle, now }) => [
    ledger.spendable(account, now),
    oracle.spendable(now),
  ],
  'the next expiry is the first one': ({ ledger, account, oracle }) => [
    ledger.nextExpiry(account) ?? Number.POSITIVE_INFINITY,
    Math.min(...oracle.live.map(({ until }) => until)),
  ],
  'what is shown is what there is': ({ ledger, account, oracle, now }) => {
    const { balance, pending } = ledger.briefOf(account, now)
    const { length } = oracle.live
    return [
      `${balance}, ${pending} pending`,
      `${length - oracle.debt}, ${length - oracle.spendable(now)} pending`,
    ]
  },
} satisfies Record<string, (sides: Sides) => [unknown, unknown]>

const REFUSED = 'refused when it should be'

export type LedgerInvariant = keyof typeof INVARIANTS | typeof REFUSED

export const LEDGER_INVARIANTS = [...Object.keys(INVARIANTS), REFUSED]

export interface Difference {
  invariant: LedgerInvariant
  message: string
}

/** The first thing in which rules, oracle and fold do not agree. */
export const difference = (sides: Sides): Difference | undefined => {
  for (const [name, look] of Object.entries(INVARIANTS)) {
    const [is, should] = look(sides)
    const invariant = name as LedgerInvariant
    if (is !== should) return { invariant, message: `${String(is)}, not ${String(should)}` }
  }
}
