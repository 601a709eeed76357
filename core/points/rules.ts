import { ok, type Result, refuse } from '../kernel/result'
import { DAY } from '../kernel/time'
import { WARNING_DAYS } from './limits'
import type { Account, LineKind, Lot, Move, PointsBrief, PointsLine, ReturnPolicy } from './views'

/**
 * The ledger. Every operation is a pure step from one account to the next that leaves lines behind;
 * the fold of all lines ever written is the account (law 3).
 */

export const EMPTY: Account = { balance: 0, debt: 0, lots: [] }

/** What a step of the ledger made. */
export interface Posted {
  account: Account
  lines: PointsLine[]
}

export type Step<C extends string = string> = (account: Account, now: number) => Result<Posted, C>

const sum = (lots: readonly { left: number }[]) => lots.reduce((all, { left }) => all + left, 0)

/** Soonest-ending first; what ends together goes in the order it became spendable, then by id. */
const sooner = (a: Lot, b: Lot): number =>
  a.until - b.until || a.from - b.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const isLive = (now: number) => (one: Lot) => one.until >= now
const isOpen = (now: number) => (one: Lot) => one.from <= now && one.until >= now

export const spendable = ({ lots }: Account, now: number): number => sum(lots.filter(isOpen(now)))

/** The earliest last instant of any lot; undefined when there is none. */
export const nextExpiry = ({ lots }: Account): number | undefined =>
  lots.length === 0 ? undefined : Math.min(...lots.map(({ until }) => until))

const taken = (one: Lot, points: number): Move => ({
  lot: one.id,
  points: -points,
  from: one.from,
  until: one.until,
})

/** Takes up to `points` out of the lots in the given order. */
const takeFrom = (lots: readonly Lot[], points: number): Move[] => {
  const moves: Move[] = []
  let rest = points
  for (const one of lots) {
    const part = Math.min(rest, one.left)
    if (part > 0) moves.push(taken(one, part))
    rest -= part
  }
  return moves
}

const total = (moves: readonly Move[]) => moves.reduce((all, { points }) => all + points, 0)

const applied = (lots: readonly Lot[], moves: readonly Move[]): Lot[] => {
  const left = new Map(lots.map((one) => [one.id, one]))
  for (const { lot, points, from, until } of moves) {
    const known = left.get(lot)
    // A lot whose last day was moved out while some of its points were away keeps the later day.
    const last = Math.max(until, known?.until ?? 0)
    left.set(lot, { id: lot, left: (known?.left ?? 0) + points, from, until: last })
  }
  return [...left.values()].filter((one) => one.left > 0).sort(sooner)
}

interface Draft {
  kind: LineKind
  moves: Move[]
  debt?: number
  waived?: number
}

/** The one place where an account changes: line and account can not disagree. */
const write = (
  { account, lines }: Posted,
  { kind, moves, debt = 0, waived = 0 }: Draft,
): Posted => {
  const points = total(moves) - debt
  const balance = account.balance + points
  const line: PointsLine = {
    kind,
    points,
    debt,
    moves,
    balance,
    ...(waived > 0 ? { waived } : {}),
  }
  const lots = applied(account.lots, moves)
  return { account: { balance, debt: account.debt + debt, lots }, lines: [...lines, line] }
}

const start = (account: Account): Posted => ({ account, lines: [] })

/** Lots past their last instant leave the balance. */
const sweep = (posted: Posted, now: number): Posted => {
  const due = posted.account.lots.filter((one) => !isLive(now)(one))
  const moves = due.map((one) => taken(one, one.left))
  return moves.length === 0 ? posted : write(posted, { kind: 'expire', moves })
}

/** While there is a debt, whatever is there pays it: spendable points first, then pending ones. */
const settle = (posted: Posted, now: number): Posted => {
  const { account } = posted
  if (account.debt === 0 || account.lots.length === 0) return posted
  const moves = takeFrom(openFirst(account.lots, now), account.debt)
  return write(posted, { kind: 'settle', moves, debt: total(moves) })
}

const openFirst = (lots: readonly Lot[], now: number): Lot[] => {
  const ordered = [...lots].sort(sooner)
  const open = isOpen(now)
  return [...ordered.filter(open), ...ordered.filter((one) => !open(one))]
}

/**
 * Runs steps one after the other, all or none. What has ended leaves before the first step, and
 * again after the last one, because points may come back to a lot that has ended; a debt is paid
 * at the end.
 */
export const transact = <C extends string>(
  account: Account,
  now: number,
  ...steps: Step<C>[]
): Result<Posted, C> => {
  let posted = sweep(start(account), now)
  for (const step of steps) {
    const next = step(posted.account, now)
    if (!next.ok) return next
    posted = { account: next.value.account, lines: [...posted.lines, ...next.value.lines] }
  }
  return ok(settle(sweep(posted, now), now))
}

/** The same for steps that can not refuse, as their types say: none, then, has a code to give. */
export const post = (account: Account, now: number, ...steps: Step<never>[]): Posted => {
  const posted = transact(account, now, ...steps)
  return posted.ok ? posted.value : posted.code
}

/** A new lot. Points are whole and above zero; the contract has seen to that. */
export const earn =
  ({ id, left, from, until }: Lot): Step<never> =>
  (account) =>
    ok(write(start(account), { kind: 'earn', moves: [{ lot: id, points: left, from, until }] }))

/** Takes points from spendable lots, soonest-ending first. Refuses `points.not-enough`. */
export const spend =
  (points: number): Step<'points.not-enough'> =>
  (account, now) => {
    const open = account.lots.filter(isOpen(now)).sort(sooner)
    const have = sum(open)
    if (have < points) return refuse('points.not-enough', { have })
    return ok(write(start(account), { kind: 'spend', moves: takeFrom(open, points) }))
  }

/**
 * The part of a spending that comes back: the lot taken last gets its points first, so that two
 * returns in part end where one in whole would. `already` points have come back before.
 */
export const givenBack = (spent: readonly Move[], already: number, points: number): Move[] => {
  const back: Move[] = []
  let skip = already
  let rest = points
  for (const move of [...spent].reverse()) {
    const whole = -move.points
    const skipped = Math.min(skip, whole)
    const part = Math.min(rest, whole - skipped)
    if (part > 0) back.push({ ...move, points: part })
    skip -= skipped
    rest -= part
  }
  return back
}

/** Puts points back into the very lots, and with the very dates, that they came from (law 3). */
export const restore =
  (moves: Move[]): Step<never> =>
  (account) =>
    ok(moves.length === 0 ? start(account) : write(start(account), { kind: 'restore', moves }))

export interface Takeback {
  /** The lot that was earned. */
  lot: string
  /** Without those that ended or were given up (`endedOf`): nothing is taken a second time. */
  points: number
  policy: ReturnPolicy
}

/**
 * Points of a lot that left for nothing, because they ended or were given up: by these lines of its
 * ledger, and by now. What else is not there any more was spent, and is owed when it is taken back.
 */
export const endedOf = (
  lot: string,
  { lots }: Account,
  lines: readonly PointsLine[],
  now: number,
): number => {
  const left = lines.filter(({ kind }) => kind === 'expire' || kind === 'forfeit')
  const moves = left.flatMap((line) => line.moves).filter((one) => one.lot === lot)
  const due = lots.filter((one) => one.id === lot && !isLive(now)(one))
  return sum(due) - total(moves)
}

/** Points that came back to a lot that has ended can pay nothing any more; they only leave. */
const reach = (account: Account, { lot, policy }: Takeback, now: number): Lot[] => {
  const live = account.lots.filter(isLive(now))
  const own = live.filter(({ id }) => id === lot)
  if (policy === 'only-pending') return own.filter(({ from }) => from > now)
  return [...own, ...openFirst(live, now).filter(({ id }) => id !== lot)]
}

/**
 * Takes earned points back: from their own lot, then, as the brand's policy says, from others; what
 * was spent meanwhile becomes a debt or is waived, and the line says which (facts/mission.md B3).
 */
export const takeBack =
  (wanted: Takeback): Step<never> =>
  (account, now) => {
    const { points, policy } = wanted
    if (points === 0) return ok(start(account))
    const moves = takeFrom(reach(account, wanted, now), points)
    const short = points + total(moves)
    const rest = policy === 'debt' ? { debt: short } : { waived: short }
    return ok(write(start(account), { kind: 'takeback', moves, ...rest }))
  }

/** Gives up all points; a debt stays, or closing an account would wash it off. */
export const forfeit: Step<never> = (account) => {
  const moves = account.lots.map((one) => taken(one, one.left))
  return ok(moves.length === 0 ? start(account) : write(start(account), { kind: 'forfeit', moves }))
}

/** Gives each lot the later of its last instant and the given one; never an earlier one (C31). */
export const extend =
  (untilOf: (one: Lot) => number): Step<never> =>
  (account) => {
    const later = account.lots.filter((one) => untilOf(one) > one.until)
    if (later.length === 0) return ok(start(account))
    const out = later.map((one) => taken(one, one.left))
    const back = later.map((one) => ({
      lot: one.id,
      points: one.left,
      from: one.from,
      until: untilOf(one),
    }))
    return ok(write(start(account), { kind: 'extend', moves: [...out, ...back] }))
  }

const ENDING = WARNING_DAYS[0] * DAY

/** What a member has at `now`, whether or not a job has swept what ended. */
export const briefOf = (account: Account, now: number): PointsBrief => {
  const live = account.lots.filter(isLive(now))
  const open = sum(live.filter(isOpen(now)))
  const first = nextExpiry({ ...account, lots: live })
  const ends = first !== undefined && first - now <= ENDING
  return {
    balance: sum(live) - account.debt,
    spendable: open,
    pending: sum(live) - open,
    debt: account.debt,
    ...(ends
      ? { ending: { points: sum(live.filter(({ until }) => until === first)), at: first } }
      : {}),
  }
}
