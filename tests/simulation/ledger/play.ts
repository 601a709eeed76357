import type * as rules from '#core/points/rules'
import type { Account, Move, PointsLine, ReturnPolicy } from '#core/points/views'
import { below, type Random, randomFrom } from '../../../localwechat/simulator/random.ts'
import { type Difference, difference, type Fold, folded, type Ledger, NOTHING } from './compare'
import { Oracle, type Point } from './oracle'

type Step = rules.Step<'points.not-enough'>

/** A purchase that may come back: what it earned, and what was spent on it. */
interface Bought {
  lot: string
  /** Earned points not taken back yet. */
  earned: number
  policy: ReturnPolicy
  moves: Move[]
  /** The same spending, point by point; gets shorter as points come back. */
  spent: Point[]
  back: number
}

interface Player {
  ledger: Ledger
  random: Random
  oracle: Oracle
  account: Account
  fold: Fold
  /** Lines by which points left for nothing, by their lots. */
  lost: Map<string, PointsLine[]>
  bought: Bought[]
  now: number
  lots: number
}

/** What both sides are told to do. */
interface Deed {
  what: string
  steps: Step[]
  /** The oracle says no; then nothing at all may change. */
  refused?: () => boolean
  told: () => void
  done?: (lines: readonly PointsLine[]) => void
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const BEIJING = 8 * 60 * MINUTE
const START = Date.UTC(2026, 0, 5, 2)
/** Purchases that still may come back; more would only make the run slower. */
const REMEMBERED = 12
const MOST_POINTS = 12
const POLICIES: ReturnPolicy[] = ['only-pending', 'to-zero', 'debt']

const upTo = (player: Player, most: number): number => 1 + below(player.random, most)

/** Last instant of the month that lies `months` on, in Beijing. */
const endOfMonth = (now: number, months: number): number => {
  const there = new Date(now + BEIJING)
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + months + 1) - BEIJING - 1
}

const newLot = (player: Player): Point => {
  player.lots += 1
  const { random, now, lots } = player
  const from = random() < 0.6 ? now : now + below(random, 7 * DAY)
  return { lot: `lot${lots % 7}.${lots}`, from, until: endOfMonth(now, 1 + below(random, 2)) }
}

const earn = (player: Player): Deed => {
  const point = newLot(player)
  const left = upTo(player, MOST_POINTS)
  return {
    what: `earn ${left}`,
    steps: [player.ledger.earn({ id: point.lot, left, from: point.from, until: point.until })],
    told: () => player.oracle.earn(point, left),
  }
}

const spendMoves = (lines: readonly PointsLine[]): Move[] =>
  lines.find(({ kind }) => kind === 'spend')?.moves ?? []

/** Pays with points and earns new ones, as a sale does; either may be nothing. */
const buy = (player: Player): Deed => {
  const { ledger, oracle, random } = player
  const point = newLot(player)
  const earned = below(random, MOST_POINTS)
  const paid = below(random, 2 * MOST_POINTS)
  let spent: Point[] = []
  const { lot, from, until } = point
  const steps: Step[] = paid > 0 ? [ledger.spend(paid)] : []
  if (earned > 0) steps.push(ledger.earn({ id: lot, left: earned, from, until }))
  return {
    what: `buy with ${paid}, earn ${earned}`,
    steps,
    refused: () => oracle.spendable(player.now) < paid,
    told: () => {
      spent = oracle.spend(paid, player.now)
      oracle.earn(point, earned)
    },
    done: (lines) => {
      const policy = POLICIES[below(random, POLICIES.length)] ?? 'debt'
      const moves = spendMoves(lines)
      player.bought.push({ lot, earned, policy, moves, spent, back: 0 })
      player.bought = player.bought.slice(-REMEMBERED)
    },
  }
}

/** Gives back a part or all of a purchase; a cancelled exchange is one that earned nothing. */
const comeBack = (player: Player): Deed | undefined => {
  const { ledger, oracle, random } = player
  const one = player.bought[below(random, player.bought.length)]
  if (!one) return undefined
  const { lot, policy, moves, back } = one
  const whole = random() < 0.4
  const points = whole ? one.spent.length : below(random, one.spent.length + 1)
  const wanted = whole ? one.earned : below(random, one.earned + 1)
  // Nobody takes what is gone for nothing; the ledger tells that apart from what was spent.
  const ended = ledger.endedOf(lot, player.account, player.lost.get(lot) ?? [], player.now)
  const taken = Math.min(wanted, Math.max(0, one.earned - ended))
  return {
    what: `return: ${points} back, ${taken} taken of ${lot}, ${policy}`,
    steps: [
      ledger.restore(ledger.givenBack(moves, back, points)),
      ledger.takeBack({ lot, points: taken, policy }),
    ],
    told: () => {
      oracle.giveBack(one.spent, points)
      const still = Math.max(0, one.earned - (oracle.ended.get(lot) ?? 0))
      oracle.takeBack(lot, Math.min(wanted, still), policy, player.now)
    },
    done: () => {
      one.back += points
      one.earned -= taken
    },
  }
}

const extend = (player: Player): Deed => {
  const last = endOfMonth(player.now, 1 + below(player.random, 3))
  return {
    what: `extend to ${last}`,
    steps: [player.ledger.extend(() => last)],
    told: () => player.oracle.extend(() => last),
  }
}

const forfeit = (player: Player): Deed => ({
  what: 'forfeit',
  steps: [player.ledger.forfeit],
  told: () => player.oracle.forfeit(),
})

/** The timer's work: only what has ended leaves. */
const expire = (): Deed => ({ what: 'expire', steps: [], told: () => undefined })

const CHOICES: [number, (player: Player) => Deed | undefined][] = [
  [0.22, earn],
  [0.33, buy],
  [0.3, comeBack],
  [0.11, expire],
  [0.03, extend],
  [0.01, forfeit],
]

const chosen = (player: Player): Deed => {
  let left = player.random()
  for (const [share, make] of CHOICES) {
    left -= share
    if (left < 0) return make(player) ?? earn(player)
  }
  return expire()
}

/** Mostly minutes; sometimes days, the very edge of a month, or a clock that is behind. */
const laterOf = ({ random, now }: Player): number => {
  const kind = random()
  if (kind < 0.6) return now + below(random, 60 * MINUTE)
  if (kind < 0.8) return now + below(random, 6 * DAY)
  if (kind < 0.85) return endOfMonth(now, 0)
  if (kind < 0.9) return endOfMonth(now, 0) + 1
  return now - below(random, 2 * MINUTE)
}

const noteLosses = ({ lost }: Player, lines: readonly PointsLine[]) => {
  for (const line of lines.filter(({ kind }) => kind === 'expire' || kind === 'forfeit'))
    for (const { lot } of line.moves) lost.set(lot, [...(lost.get(lot) ?? []), line])
}

const turn = (player: Player): Difference | undefined => {
  player.now = laterOf(player)
  const { ledger, oracle, now } = player
  const deed = chosen(player)
  const refused = deed.refused?.() ?? false
  const outcome = ledger.transact(player.account, now, ...deed.steps)
  const told = ({ invariant, message }: Difference) => ({
    invariant,
    message: `${deed.what} at ${now}: ${message}`,
  })
  if (refused === outcome.ok)
    return told({ invariant: 'refused when it should be', message: `${outcome.ok}, not so` })
  if (!outcome.ok) return undefined
  oracle.settle(now)
  deed.told()
  oracle.settle(now)
  player.account = outcome.value.account
  player.fold = folded(player.fold, outcome.value.lines)
  noteLosses(player, outcome.value.lines)
  deed.done?.(outcome.value.lines)
  const wrong = difference(player)
  return wrong && told(wrong)
}

const newPlayer = (ledger: Ledger, seed: string): Player => ({
  ledger,
  random: randomFrom(seed),
  oracle: new Oracle(),
  account: ledger.EMPTY,
  fold: NOTHING,
  lost: new Map(),
  bought: [],
  now: START,
  lots: 0,
})

/** Deeds of one member; then another one comes, so that every run has fresh beginnings too. */
const DEEDS_EACH = 1000

export interface Played {
  operations: number
  members: number
  /** The seed that plays the failure again, and what is wrong. */
  failure?: Difference & { seed: string }
}

/** Random deeds on the rules and on the oracle; they must agree after each. */
export const playLedger = (ledger: Ledger, operations: number, seed: string): Played => {
  let done = 0
  for (let member = 1; done < operations; member += 1) {
    const own = `${seed}.${member}`
    const player = newPlayer(ledger, own)
    for (let deed = 1; deed <= DEEDS_EACH && done < operations; deed += 1, done += 1) {
      const wrong = turn(player)
      if (wrong === undefined) continue
      const message = `deed ${deed}, ${wrong.message}`
      const failure = { seed: own, invariant: wrong.invariant, message }
      return { operations: done + 1, members: member, failure }
    }
  }
  return { operations: done, members: Math.ceil(done / DEEDS_EACH) }
}
