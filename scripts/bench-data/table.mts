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

/** A line with a ratio that is asked for. */
export const against = (what: string, ours: number, duck: number, limit: number): Line => ({
  what,
  ours: seconds(ours),
  duck: seconds(duck),
  ratio: `${(ours / duck).toFixed(1)} ×`,
  target: `≤ ${limit} ×`,
  ok: ours <= duck * limit,
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
