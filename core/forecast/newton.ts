/**
 * Maximum likelihood for three or four positive parameters: Newton's method on their logarithms,
 * damped after Levenberg, with derivatives by central differences. Of the packages looked at, fmin
 * 0.0.4 exports nothing when bundled and throws in its reduction step; others are for least squares.
 */

type Vector = readonly number[]
type Matrix = readonly Vector[]
/** Minus the log likelihood at the logarithms of the parameters. */
export type Cost = (logs: Vector) => number

export interface Minimum {
  logs: Vector
  cost: number
  /** Curvature at the minimum, whose inverse is the covariance of the logarithms. */
  curvature: Matrix
}

/** In logarithms: small enough for six digits of a second derivative, large beside rounding. */
const STEP = 1e-3
/** What a further step could still gain in log likelihood: far below what any figure shows. */
const GAIN = 1e-8
/** A good start needs 5 to 10 rounds; who needs more does not come to an end. */
const ROUNDS = 100
const DAMPING = 1e-3
const MOST_DAMPING = 1e12
/** A factor of e³ in one round is more than any good step. */
const LONGEST = 3

const moved = (at: Vector, i: number, by: number): number[] =>
  at.map((value, n) => (n === i ? value + by : value))

interface Slopes {
  slope: Vector
  curvature: Matrix
}

const slopesAt = (cost: Cost, at: Vector, here: number): Slopes => {
  const up = at.map((_, i) => cost(moved(at, i, STEP)))
  const down = at.map((_, i) => cost(moved(at, i, -STEP)))
  const of = (values: Vector, i: number) => values[i] ?? Number.NaN
  const mixed = (i: number, j: number): number => {
    if (i === j) return (of(up, i) - 2 * here + of(down, i)) / STEP ** 2
    const both = cost(moved(moved(at, i, STEP), j, STEP))
    const neither = cost(moved(moved(at, i, -STEP), j, -STEP))
    const alone = of(up, i) + of(up, j) + of(down, i) + of(down, j)
    return (both + neither - alone + 2 * here) / (2 * STEP ** 2)
  }
  const half = at.map((_, i) => at.slice(0, i + 1).map((_, j) => mixed(i, j)))
  return {
    slope: at.map((_, i) => (of(up, i) - of(down, i)) / (2 * STEP)),
    curvature: at.map((_, i) => at.map((_, j) => half[Math.max(i, j)]?.[Math.min(i, j)] ?? 0)),
  }
}

/** The lower triangle whose product with itself is the matrix; undefined where there is none. */
const triangleOf = (matrix: Matrix): number[][] | undefined => {
  const lower: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const own: number[] = []
    lower.push(own)
    for (let j = 0; j <= i; j++) {
      const known = own.reduce((sum, value, k) => sum + value * (lower[j]?.[k] ?? 0), 0)
      const rest = (row[j] ?? Number.NaN) - known
      if (i === j && !(rest > 0)) return undefined
      own.push(i === j ? Math.sqrt(rest) : rest / (lower[j]?.[j] ?? Number.NaN))
    }
  }
  return lower
}

/** x of matrix · x = right, for a matrix that curves upwards; undefined for any other. */
export const solve = (matrix: Matrix, right: Vector): number[] | undefined => {
  const lower = triangleOf(matrix)
  if (!lower) return undefined
  const x = [...right]
  const at = (i: number, j: number) => lower[i]?.[j] ?? Number.NaN
  const take = (i: number, j: number, entry: number) => {
    x[i] = (x[i] ?? 0) - entry * (x[j] ?? 0)
  }
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) take(i, j, at(i, j))
    x[i] = (x[i] ?? 0) / at(i, i)
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) take(i, j, at(j, i))
    x[i] = (x[i] ?? 0) / at(i, i)
  }
  return x
}

const dot = (a: Vector, b: Vector): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)

const damped = (curvature: Matrix, by: number): Matrix =>
  curvature.map((row, i) =>
    row.map((value, j) => (i === j ? value + by * (1 + Math.abs(value)) : value)),
  )

const stepOf = ({ slope, curvature }: Slopes, damping: number): number[] | undefined => {
  const step = solve(damped(curvature, damping), slope)
  const longest = Math.max(...(step ?? []).map(Math.abs))
  return step && longest > LONGEST ? step.map((value) => (value * LONGEST) / longest) : step
}

interface Point {
  logs: Vector
  cost: number
  damping: number
}

/** The next point that is lower; undefined when no step goes down any more. */
const lower = (cost: Cost, from: Point, slopes: Slopes): Point | undefined => {
  for (let damping = from.damping; damping < MOST_DAMPING; damping *= 10) {
    const step = stepOf(slopes, damping)
    if (!step) continue
    const logs = from.logs.map((value, i) => value - (step[i] ?? 0))
    const value = cost(logs)
    if (value < from.cost) return { logs, cost: value, damping: damping / 10 }
  }
  return undefined
}

/** The minimum next to a start; undefined when there is none that stands in a hollow on all sides. */
export const minimise = (cost: Cost, start: Vector): Minimum | undefined => {
  let point: Point = { logs: start, cost: cost(start), damping: DAMPING }
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = slopesAt(cost, point.logs, point.cost)
    const ideal = solve(slopes.curvature, slopes.slope)
    if (ideal && dot(ideal, slopes.slope) < GAIN)
      return { logs: point.logs, cost: point.cost, curvature: slopes.curvature }
    const next = lower(cost, point, slopes)
    if (!next) return undefined
    point = next
  }
  return undefined
}

/** The lowest of the minima that several starts lead to. */
export const lowest = (cost: Cost, starts: readonly Vector[]): Minimum | undefined =>
  starts
    .map((start) => minimise(cost, start))
    .filter((found) => found !== undefined)
    .sort((a, b) => a.cost - b.cost)[0]

/**
 * Variance of a number made from the parameters, by the delta method: `value` is asked a little
 * beside the minimum in each direction.
 */
export const varianceAt = (minimum: Minimum, value: (logs: Vector) => number): number => {
  const { logs, curvature } = minimum
  const slope = logs.map(
    (_, i) => (value(moved(logs, i, STEP)) - value(moved(logs, i, -STEP))) / (2 * STEP),
  )
  return dot(slope, solve(curvature, slope) ?? [])
}
