/** One measured number beside what the issue asks for. */
export interface Row {
  what: string
  value: string
  limit: string
  ok: boolean
}

/** A number of the issue, measured by a command of its own: `npm run figures -- <name>`. */
export interface Figure {
  name: string
  what: string
  /** Minutes rather than seconds: only when asked for by name. */
  slow?: boolean
  measure: () => Promise<Row[]>
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds that `work` takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

export const atMost = (what: string, value: number, limit: number, unit = ''): Row => ({
  what,
  value: `${Number.isInteger(value) ? value : value.toFixed(2)}${unit}`,
  limit: `≤ ${limit}${unit}`,
  ok: value <= limit,
})

export const exactly = (what: string, value: number, wanted: number): Row => ({
  what,
  value: String(value),
  limit: `= ${wanted}`,
  ok: value === wanted,
})
