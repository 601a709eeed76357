import { removeSnapshot } from './database.ts'
import { prepare, type RunOptions, runOnce } from './run.ts'
import { shrink } from './shrink.ts'
import type { Run, Simulation } from './types.ts'

export {
  type Actor,
  CallFailed,
  type CallSeen,
  type Data,
  type Director,
  type Faults,
  type HandlerSpec,
  type Invariant,
  type Run,
  type Script,
  type Simulation,
  type Step,
  type View,
  type Violation,
} from './types.ts'

/**
 * Plays one story once, under a schedule made from the seed. The same seed makes the same run:
 * `hash` is equal. `choices` of an earlier run play that one again.
 */
export const simulate = async <S>(
  simulation: Simulation<S> & Omit<RunOptions, 'seed' | 'actors'> & { seed: string | number },
): Promise<Run> => {
  const stage = await prepare(simulation)
  try {
    const { seed, choices } = simulation
    return await runOnce(simulation, stage, { seed: String(seed), choices })
  } finally {
    removeSnapshot(stage.folder)
  }
}

export interface Exploration {
  runs: number
  operations: number
  /** How often each fault struck, over all runs. */
  faults: Record<string, number>
  /** Of each seed, in order. */
  hashes: string[]
  failures: { seed: string; run: Run; shortest: Run }[]
}

export interface ExploreOptions {
  /** How many seeds (1, 2, 3, …), or which ones. */
  seeds: number | readonly (string | number)[]
  /** First seed when `seeds` is a number; default 1. */
  from?: number
  /** Go on after a seed that failed; default false. */
  all?: boolean
  /** Look for the shortest schedule of a failure; default true. */
  shrinking?: boolean
  /** Told after each seed, before a failure is made shorter (which takes a while). */
  progress?: (run: Run, done: number) => void
  /** Receives the timeline of each failure; default: standard error. */
  print?: (text: string) => void
}

const seedsOf = ({ seeds, from = 1 }: ExploreOptions): string[] =>
  typeof seeds === 'number'
    ? Array.from({ length: seeds }, (_, index) => String(from + index))
    : seeds.map(String)

const add = (sum: Exploration, run: Run): void => {
  sum.runs += 1
  sum.operations += run.operations
  sum.hashes.push(run.hash)
  for (const [fault, times] of Object.entries(run.faults))
    sum.faults[fault] = (sum.faults[fault] ?? 0) + times
}

/** Plays one story under many seeds, and prints the shortest schedule of what fails. */
export const explore = async <S>(
  simulation: Simulation<S> & ExploreOptions,
): Promise<Exploration> => {
  const { all = false, shrinking = true, print = (text) => console.error(text) } = simulation
  const stage = await prepare(simulation)
  const sum: Exploration = { runs: 0, operations: 0, faults: {}, hashes: [], failures: [] }
  try {
    for (const seed of seedsOf(simulation)) {
      const run = await runOnce(simulation, stage, { seed })
      add(sum, run)
      simulation.progress?.(run, sum.runs)
      if (run.ok) continue
      const shortest = shrinking ? await shrink(simulation, stage, run) : run
      sum.failures.push({ seed, run, shortest })
      if (shrinking) print(shortest.timeline())
      if (!all) break
    }
    return sum
  } finally {
    removeSnapshot(stage.folder)
  }
}
