import type { View } from '../../localwechat/simulator/index.ts'
import type { Adapter, Books, CouponInBooks, Plan } from '../adapter.ts'
import type { BenchStage } from '../hands.ts'

/** What an invariant looks at. */
export interface Look<G> {
  books: Books
  stage: BenchStage<G>
  calls: View<unknown>['calls']
  now: number
  plan: Plan
  adapter: Adapter<G>
}

/** Says what is wrong, or nothing. */
export type Rule = <G>(look: Look<G>) => string | undefined

export const firstOf = <T>(
  list: readonly T[] | undefined,
  judge: (one: T) => string | undefined,
) => {
  for (const one of list ?? []) {
    const wrong = judge(one)
    if (wrong !== undefined) return wrong
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

export const standing = ({ redemptions }: CouponInBooks): number =>
  redemptions.filter(({ undone }) => !undone).length

/** Coupons that were claimed in the play; handed ones were there before. */
export const claimed = ({ books, stage }: Look<unknown>): CouponInBooks[] => {
  const handed = new Set(Object.values(stage.coupons))
  return (books.coupons ?? []).filter(({ id }) => !handed.has(id))
}
