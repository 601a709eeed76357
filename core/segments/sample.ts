import type { Estimate } from './views'

/** 95 of 100 times the truth lies within. */
const Z = 1.96

/**
 * How many of `all` are meant when `hits` of `looked` are, drawn evenly and without putting back:
 * Wilson's interval, narrowed by what was seen already. Everybody looked at: exact.
 */
export const estimateOf = (hits: number, looked: number, all: number): Estimate => {
  if (looked >= all || looked === 0) return { count: hits, low: hits, high: hits }
  const share = hits / looked
  const unseen = (all - looked) / Math.max(1, all - 1)
  const z2 = Z * Z * unseen
  const middle = (share + z2 / (2 * looked)) / (1 + z2 / looked)
  const half =
    (Math.sqrt(z2) * Math.sqrt((share * (1 - share)) / looked + z2 / (4 * looked * looked))) /
    (1 + z2 / looked)
  const most = all - (looked - hits)
  return {
    count: Math.round(share * all),
    low: Math.max(hits, Math.floor((middle - half) * all)),
    high: Math.min(most, Math.ceil((middle + half) * all)),
  }
}
