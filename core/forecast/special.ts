/**
 * Two functions of analysis that the models need. The packages that have them were weighed: the log
 * gamma function of stdlib brings 165 packages and 48 KB for these lines, and 2F1 is in none.
 */

/** Stirling's series is exact to the last digits from here on. */
const LARGE = 10
const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI)

const stirling = (z: number): number => {
  const q = 1 / (z * z)
  const series = 1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q * (1 / 1188))))
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TAU + series / z
}

/** Natural logarithm of the gamma function, z > 0, to about 14 digits. */
export const logGamma = (z: number): number => {
  let factor = 1
  let up = z
  while (up < LARGE) factor *= up++
  return stirling(up) - Math.log(factor)
}

/** Relative size below which a further term changes nothing. */
const SMALL = 1e-15
/** Terms fall at least like z^n; at z = 0.9999 these are enough. */
const MOST_TERMS = 400_000

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for 0 <= z < 1, by its series.
 * The caller chooses the form (Euler's transformation) whose terms fall quickly.
 */
export const hypergeometric = (a: number, b: number, c: number, z: number): number => {
  let term = 1
  let sum = 1
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) < SMALL * Math.abs(sum)) break
  }
  return sum
}
