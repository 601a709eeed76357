/** One line of what was measured. */
export interface Line {
  what: string
  ours: string
  duck: string
  ratio: string
  target: string
  /** Undefined where nothing is asked for. */
  ok?: boolean
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`

/** How long it took, and the time of all cores together, ms. */
export interface Took {
  ms: number
  cpuMs: number
}

/** A line with a ratio that is asked for, by the clock; time of cores tells of a busy machine. */
export const against = (what: string, ours: Took, duck: Took, limit: number): Line => ({
  what: `${what}; cores ${seconds(ours.cpuMs)} beside ${seconds(duck.cpuMs)}`,
  ours: seconds(ours.ms),
  duck: seconds(duck.ms),
  ratio: `${(ours.ms / duck.ms).toFixed(1)} ×`,
  target: `≤ ${limit} ×`,
  ok: ours.ms <= duck.ms * limit,
})

/** A number of ours alone. */
export const alone = (what: string, ours: string, target = '', ok?: boolean): Line => ({
  ...{ what, ours, duck: '', ratio: '', target },
  ...(ok === undefined ? {} : { ok }),
})

const sign = ({ ok }: Line): string => (ok === undefined ? ' ' : ok ? '✓' : '✗')

/** The numbers stand in columns, the words behind them, where their width harms nothing. */
const text = (line: Line): string => {
  const { ours, duck, ratio, target, what } = line
  const cells = [ours.padStart(12), duck.padStart(10), ratio.padStart(8), target.padEnd(10)]
  return `  ${sign(line)} ${cells.join('  ')}  ${what}`
}

export const printTable = (title: string, lines: readonly Line[]): void => {
  console.log(`\n${title}`)
  console.log(
    `    ${'Shuke'.padStart(12)}  ${'DuckDB'.padStart(10)}  ${'ratio'.padStart(8)}  target`,
  )
  for (const line of lines) console.log(text(line))
}
