import { MAX_COUPONS_OF_SALE } from '../coupons/limits'
import { after, type Judged, type Left, takenBy } from './taking'

/** A coupon that takes something off alone. */
export interface Candidate extends Judged {
  soloFen: number
}

interface Combination {
  fen: number
  picked: readonly Candidate[]
  /** Last instants of its coupons, soonest first. */
  endings: readonly number[]
}

const NOTHING: Combination = { fen: 0, picked: [], endings: [] }

const withOne = ({ fen, picked, endings }: Combination, one: Candidate, off: number) => ({
  fen: fen + off,
  picked: [...picked, one],
  endings: [...endings, one.coupon.expiresAt].sort((a, b) => a - b),
})

const firstUnlike = <T extends number | string>(a: readonly T[], b: readonly T[]): number => {
  for (const [i, x] of a.entries()) {
    const y = b[i]
    if (y !== undefined && x !== y) return x < y ? -1 : 1
  }
  return 0
}

const ids = ({ picked }: Combination): string[] => picked.map(({ coupon }) => coupon.id).sort()

/**
 * Below zero when `a` is better: more off; then fewer coupons; then sooner ending, where the first
 * difference of both lists of endings, soonest first, decides; then ids in the same way.
 */
const compare = (a: Combination, b: Combination): number =>
  b.fen - a.fen ||
  a.picked.length - b.picked.length ||
  firstUnlike(a.endings, b.endings) ||
  firstUnlike(ids(a), ids(b))

/** Two coupons that no sale takes together. */
export const clash = (a: Candidate['coupon'], b: Candidate['coupon']): boolean =>
  a.stacking.alone || b.stacking.alone || a.stacking.group === b.stacking.group

const together = (one: Candidate, picked: readonly Candidate[]): boolean =>
  picked.every(({ coupon }) => !clash(one.coupon, coupon))

/** Most that coupons from an index on can take off: the largest of each group, `count` of them. */
const mostFrom = (all: readonly Candidate[], from: number, count: number): number => {
  const groups = new Map<string, number>()
  for (const { coupon, soloFen } of all.slice(from)) {
    const { alone, group } = coupon.stacking
    if (!alone) groups.set(group, Math.max(groups.get(group) ?? 0, soloFen))
  }
  const best = [...groups.values()].sort((a, b) => b - a).slice(0, count)
  return best.reduce((sum, fen) => sum + fen, 0)
}

/**
 * The best combination of coupons that are in the order in which they apply.
 *
 * Every combination is one path that picks coupons in that order, so paths with the same beginning
 * share what is left after it. A path is given up when no end of it can be better than what was
 * found. That is exact, because what a coupon takes off alone is the most that it takes off after
 * others: thresholds do not depend on other coupons; what is left of a scope only becomes less, and
 * amount-off and percent-off never take more off less; the dearest piece still there is never dearer
 * than the dearest of all, and exchange and item price never take more off a cheaper piece. Nothing
 * takes off more than there is to pay.
 */
export const bestOf = (all: readonly Candidate[], left: Left): readonly Candidate[] => {
  const payable = left.fen.reduce((sum, fen) => sum + fen, 0)
  const most = Array.from({ length: MAX_COUPONS_OF_SALE }, (_, count) =>
    Array.from({ length: all.length + 1 }, (_, from) => mostFrom(all, from, count)),
  )
  let best = NOTHING
  const isHopeless = (fen: number, count: number): boolean => {
    const bound = Math.min(fen, payable)
    return bound < best.fen || (bound === best.fen && count > best.picked.length)
  }
  const pick = (from: number, so: Combination, leftSo: Left): void => {
    const count = so.picked.length + 1
    const more = most[MAX_COUPONS_OF_SALE - count] ?? []
    for (let i = from; i < all.length; i += 1) {
      const one = all[i]
      const later = more[i + 1] ?? 0
      if (!one || isHopeless(so.fen + one.soloFen + later, count)) continue
      if (!together(one, so.picked)) continue
      const fen = takenBy(one, leftSo)
      if (fen === 0 || isHopeless(so.fen + fen + later, count)) continue
      const found = withOne(so, one, fen)
      if (compare(found, best) < 0) best = found
      if (later > 0 && !isHopeless(found.fen + later, count + 1))
        pick(i + 1, found, after(one, leftSo, fen))
    }
  }
  pick(0, NOTHING, left)
  return best.picked
}
