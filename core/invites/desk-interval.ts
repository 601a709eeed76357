/**
 * Intervals of shares. The few lines stand here because no kept npm library was found that has both:
 * `wilson-score` has one bound for ranking, simple-statistics and stdlib have neither.
 */

/** Two-sided normal quantile of 95 %. */
export const Z95 = 1.959964
/** The same for three comparisons at once (Bonferroni, 0.05 / 3). */
export const Z95_OF_THREE = 2.39398

/** From 0 to 1. */
export interface Interval {
  from: number
  until: number
}

/** So many of so many. */
export interface Share {
  hits: number
  of: number
}

/**
 * Wilson's score interval: E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, JASA 22 (1927) 209–212. `of` must be above 0.
 */
export const wilson = ({ hits, of }: Share, z = Z95): Interval => {
  const p = hits / of
  const middle = p + z ** 2 / (2 * of)
  const half = z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))
  const whole = 1 + z ** 2 / of
  return { from: Math.max(0, (middle - half) / whole), until: Math.min(1, (middle + half) / whole) }
}

/**
 * Interval of the difference a − b: R. G. Newcombe, Interval estimation for the difference between
 * independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998) 873–890,
 * method 10 (score intervals of both, joined).
 */
export const newcombe = (a: Share, b: Share, z = Z95): Interval => {
  const [p, q] = [a.hits / a.of, b.hits / b.of]
  const [ofA, ofB] = [wilson(a, z), wilson(b, z)]
  return {
    from: p - q - Math.hypot(p - ofA.from, ofB.until - q),
    until: p - q + Math.hypot(ofA.until - p, q - ofB.from),
  }
}
