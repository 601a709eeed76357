import type { Books } from '../adapter.ts'
import type { Noted } from '../log.ts'
import { firstOf, type Rule, standing, sum } from './look.ts'

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

export const withinUses: Rule = ({ books, stage, plan }) => {
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

/** What may follow what; a use that leaves uses over, and its undoing, stay `issued`. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  issued: ['issued', 'held', 'redeemed', 'expired', 'voided'],
  held: ['issued', 'held', 'redeemed'],
  redeemed: ['issued', 'reversed'],
  expired: [],
  reversed: [],
  voided: [],
}

export const legalLife: Rule = ({ books, adapter }) => {
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
export const undoRestores: Rule = ({ books }) =>
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
