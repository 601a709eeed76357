import type { View } from '../localwechat/simulator/index.ts'
import type { Adapter, Books, CouponInBooks, Deed, Plan, Told } from './adapter.ts'
import type { BenchStage } from './hands.ts'
import { type Noted, toldText, wishText } from './log.ts'
import type { PlayName } from './plays.ts'

/** What an invariant looks at. */
interface Look<G> {
  books: Books
  stage: BenchStage<G>
  calls: View<unknown>['calls']
  now: number
  plan: Plan
  adapter: Adapter<G>
}

type Rule = <G>(look: Look<G>) => string | undefined

const firstOf = <T>(list: readonly T[] | undefined, judge: (one: T) => string | undefined) => {
  for (const one of list ?? []) {
    const wrong = judge(one)
    if (wrong !== undefined) return wrong
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

const standing = ({ redemptions }: CouponInBooks): number =>
  redemptions.filter(({ undone }) => !undone).length

const claimed = ({ books, stage }: Look<unknown>): CouponInBooks[] => {
  const handed = new Set(Object.values(stage.coupons))
  return (books.coupons ?? []).filter(({ id }) => !handed.has(id))
}

const withinStock: Rule = (look) => {
  const { total = Number.POSITIVE_INFINITY } = look.books.stock ?? {}
  const given = claimed(look).length
  if (given > total) return `${given} coupons were given of a stock of ${total}`
}

const leftIsRest: Rule = (look) => {
  const { stock } = look.books
  const given = claimed(look).length
  if (stock && stock.left !== stock.total - given)
    return `${given} of ${stock.total} coupons were given, and the stock says ${stock.left} are left`
}

const withinLimit: Rule = (look) => {
  const counts = new Map<string, number>()
  for (const { owner } of claimed(look)) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const { limit } = look.plan
  return firstOf([...counts.values()], (count) =>
    count > limit ? `one member has ${count} coupons; the limit is ${limit}` : undefined,
  )
}

/** Redemptions that people were told of and that nobody was told were taken back. */
const toldStanding = (wishes: readonly Noted[]): Map<string, Set<string>> => {
  const net = new Map<string, Set<string>>()
  for (const { wish, told } of wishes) {
    if (wish.deed !== 'redeem' || told?.is !== 'done' || !told.redemption) continue
    net.set(wish.coupon, new Set([...(net.get(wish.coupon) ?? []), told.redemption]))
  }
  // Asked for is enough: its answer may have been lost.
  for (const { wish } of wishes)
    if (wish.deed === 'undo') net.get(wish.coupon)?.delete(wish.redemption)
  return net
}

const withinUses: Rule = ({ books, stage, plan }) => {
  const inBooks = firstOf(books.coupons, (coupon) =>
    standing(coupon) > coupon.uses
      ? `coupon ${coupon.id} is for ${coupon.uses}, and was used ${standing(coupon)} times`
      : undefined,
  )
  return (
    inBooks ??
    firstOf([...toldStanding(stage.log.wishes)], ([coupon, told]) =>
      told.size > plan.uses
        ? `people were told ${told.size} times that coupon ${coupon} was used; it is for ${plan.uses}`
        : undefined,
    )
  )
}

/** This person has since asked to end the hold, by letting go or by redeeming. */
const endedBy = (wishes: readonly Noted[], hold: Noted): boolean =>
  wishes.some(
    ({ wish, sentAt }) =>
      wish.person === hold.wish.person &&
      wish.coupon === hold.wish.coupon &&
      (wish.deed === 'release' || wish.deed === 'redeem') &&
      sentAt >= (hold.toldAt ?? 0),
  )

const untilOf = ({ told }: Noted): number =>
  told?.is === 'done' ? (told.until ?? 0) : Number.NEGATIVE_INFINITY

export const DEFAULT_SKEW_MS = 15_000

/** One clock may have set the end and another may judge it: then it comes this much sooner. */
const holdExclusive: Rule = ({ stage, now, adapter }) => {
  const { wishes } = stage.log
  const early = 2 * (adapter.skewMs ?? DEFAULT_SKEW_MS)
  const inForce = wishes.filter(
    (one) => one.wish.deed === 'hold' && untilOf(one) - early > now && !endedBy(wishes, one),
  )
  return firstOf(inForce, (hold) => {
    const { coupon, person } = hold.wish
    const other = wishes.find(
      ({ wish, told, sentAt }) =>
        wish.coupon === coupon &&
        wish.person !== person &&
        told?.is === 'done' &&
        (inForce.some((one) => one.wish === wish) ||
          (wish.deed === 'redeem' && sentAt > (hold.toldAt ?? now))),
    )
    return other
      ? `${person} holds coupon ${coupon}, and ${other.wish.person} was told the same or redeemed it`
      : undefined
  })
}

const holdEnds: Rule = ({ books, stage }) => {
  const coupons = new Map((books.coupons ?? []).map((one) => [one.id, one]))
  return firstOf(stage.log.tried, ({ coupon, told }) => {
    const kept = coupons.get(coupon)
    const free = kept !== undefined && standing(kept) < kept.uses
    return free && told.is === 'refused'
      ? `long after all holds ended, unused coupon ${coupon} can not be held: ${toldText(told)}`
      : undefined
  })
}

const neverBelowZero: Rule = ({ books }) =>
  firstOf(books.purses, ({ owner, points }) =>
    points < 0 ? `${owner} has ${points} points` : undefined,
  )

const balanceIsFold: Rule = ({ books }) =>
  firstOf(books.purses, ({ owner, points, ledger }) => {
    const fold = sum(ledger.map((row) => row.points))
    return fold === points
      ? undefined
      : `${owner} has ${points} points; the rows of the ledger make ${fold}`
  })

const oncePerDay: Rule = ({ books }) => {
  const days = new Set<string>()
  return firstOf(books.checkIns, ({ owner, day }) => {
    const key = `${owner} ${day}`
    if (days.has(key)) return `${owner} checked in twice on ${day}`
    days.add(key)
    return undefined
  })
}

/** What may follow what; a use that leaves uses over, and its undoing, stay `issued`. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  issued: ['issued', 'held', 'redeemed', 'expired', 'voided'],
  held: ['issued', 'held', 'redeemed'],
  redeemed: ['issued', 'reversed'],
  expired: [],
  reversed: [],
  voided: [],
}

const legalLife: Rule = ({ books, adapter }) => {
  const moves = adapter.moves ?? MOVES
  return firstOf(books.coupons, ({ id, life, state }) => {
    const path = life.join(' → ')
    if (life[0] !== 'issued') return `the history of coupon ${id} begins with: ${path}`
    const wrong = life.findIndex((one, at) => at > 0 && !moves[life[at - 1] ?? '']?.includes(one))
    if (wrong > 0) return `coupon ${id} went ${path}`
    return life.at(-1) === state ? undefined : `coupon ${id} is ${state}; its history says ${path}`
  })
}

/** What an undo gives back: the use, the state, the points; not less and not twice. */
const undoRestores: Rule = ({ books }) =>
  firstOf(books.coupons, (coupon) => {
    const { id, used, uses, state } = coupon
    const stands = standing(coupon)
    if (used !== stands) return `coupon ${id} says ${used} uses; ${stands} redemptions stand`
    if ((state === 'redeemed') !== (stands === uses))
      return `coupon ${id} is ${state}; ${stands} of ${uses} uses stand`
    return firstOf(
      coupon.redemptions.filter(({ undone }) => undone),
      (redemption) => pointsOf(books, redemption.id),
    )
  })

const pointsOf = ({ purses = [] }: Books, redemption: string): string | undefined => {
  const rows = purses.flatMap(({ ledger }) => ledger)
  const moved = sum(rows.filter((row) => row.redemption === redemption).map((row) => row.points))
  return moved === 0
    ? undefined
    : `redemption ${redemption} was taken back, and ${moved} points of it were not set right`
}

/** All answers that one request got, of deliveries that somebody heard or nobody did. */
const answersOf = <G>({ stage, calls, adapter }: Look<G>): Map<Noted, Told[]> => {
  const { wishes, sent } = stage.log
  const answers = new Map<Noted, Told[]>(wishes.map((one) => [one, []]))
  for (const { id, result } of calls) {
    // The second delivery of a call has the name of the first and a `b`.
    const index = sent[id.replace(/b$/, '')]?.wish
    const noted = index === undefined ? undefined : wishes[index]
    if (!noted || result === undefined) continue
    answers.get(noted)?.push(adapter.told(noted.wish.deed, result))
  }
  return answers
}

const sameAnswer: Rule = (look) =>
  firstOf([...answersOf(look)], ([{ wish }, answers]) => {
    const first = answers.findIndex(({ is }) => is === 'done')
    if (first < 0) return undefined
    const text = JSON.stringify(answers[first])
    const other = answers
      .slice(first)
      .find((one) => one.is !== 'unsure' && JSON.stringify(one) !== text)
    return other === undefined
      ? undefined
      : `${wish.person} ${wishText(wish)}, and the same request got: ${toldText(answers[first] as Told)}; then: ${toldText(other)}`
  })

/** How often each deed had its effect since the play began, by the books. */
const effectsOf = (look: Look<unknown>): Partial<Record<Deed, number>> => {
  const { coupons, purses, checkIns } = look.books
  const redemptions = coupons?.flatMap((one) => one.redemptions)
  const rows = purses?.flatMap(({ ledger }) => ledger)
  const given = look.plan.points > 0 ? look.plan.members.length : 0
  return {
    ...(coupons ? { claim: claimed(look).length } : {}),
    ...(redemptions ? { redeem: redemptions.length } : {}),
    ...(redemptions ? { undo: redemptions.filter(({ undone }) => undone).length } : {}),
    ...(rows ? { earn: rows.filter(({ deed }) => deed === 'earn').length - given } : {}),
    ...(rows ? { spend: rows.filter(({ deed }) => deed === 'spend').length } : {}),
    ...(checkIns ? { 'check-in': checkIns.length } : {}),
  }
}

/** Who asks twice to take the same redemption back may be told twice that it was. */
const subjectOf = ({ wish }: Noted): string =>
  wish.deed === 'undo' ? wish.redemption : wish.request

const effectOnce: Rule = (look) => {
  const answers = [...answersOf(look)]
  const count = (deed: string, judge: (all: readonly Told[]) => boolean): number =>
    new Set(
      answers
        .filter(([{ wish }, all]) => wish.deed === deed && judge(all))
        .map(([noted]) => subjectOf(noted)),
    ).size
  return firstOf(Object.entries(effectsOf(look)), ([deed, effects]) => {
    const done = count(deed, (all) => all.some(({ is }) => is === 'done'))
    const open = count(deed, (all) => all.every(({ is }) => is === 'unsure'))
    if (effects < done) return `${deed}: ${done} requests were told done, the books have ${effects}`
    if (effects > done + open)
      return `${deed}: the books have ${effects}, and at most ${done + open} requests can have had effect`
  })
}

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

export type { Look }

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
