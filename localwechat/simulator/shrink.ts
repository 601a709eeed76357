import { runOnce, type Stage } from './run.ts'
import type { Run, Simulation } from './types.ts'

/** Runs that shrinking may take; each is as long as the failing one or shorter. */
const MOST_RUNS = 250

/** Of these, for the guess that two actors are enough. */
const MOST_PAIRS = 60
const SCHEDULES = 3

const weight = (run: Run): number =>
  run.choices.filter((choice) => choice !== 0).length * 1000 + run.steps.length

/**
 * Looks for the shortest schedule that still breaks the same invariant: fewer actors, then fewer
 * decisions that are not dull (switches between actors, faults), then fewer steps.
 */
export const shrink = async <S>(
  simulation: Simulation<S>,
  stage: Stage,
  failing: Run,
): Promise<Run> => {
  let best = failing
  let runs = 0

  const attempt = async (
    choices: readonly number[] | undefined,
    actors = best.actors,
    schedule = failing.seed,
  ) => {
    if (runs >= MOST_RUNS) return false
    runs += 1
    const run = await runOnce(simulation, stage, { seed: failing.seed, choices, actors, schedule })
    const same = run.violation?.invariant === failing.violation?.invariant
    const simpler = run.actors.length < best.actors.length || weight(run) < weight(best)
    if (!same || !simpler) return false
    best = run
    return true
  }

  /** Most races need two. Another cast moves all decisions, so each pair gets some new ones. */
  const aPair = async (): Promise<void> => {
    const names = failing.actors
    for (let variant = 0; variant < SCHEDULES; variant += 1)
      for (const [index, one] of names.entries())
        for (const other of names.slice(index + 1)) {
          if (runs >= MOST_PAIRS) return
          if (await attempt(undefined, [one, other], `${failing.seed}/${variant}`)) return
        }
  }

  const fewerActors = async (): Promise<void> => {
    for (const name of best.actors) {
      const rest = best.actors.filter((other) => other !== name)
      if (rest.length === 0 || !best.actors.includes(name)) continue
      if (!(await attempt(best.choices, rest))) await attempt(undefined, rest)
    }
  }

  const shorter = async (): Promise<void> => {
    for (let keep = best.choices.length >> 1; keep > 0; keep >>= 1)
      while (best.choices.length > keep && (await attempt(best.choices.slice(0, -keep)))) {}
  }

  /** Puts zeros in the place of a block, or takes the block out. */
  const duller = async (size: number): Promise<void> => {
    for (let at = 0; at < best.choices.length; ) {
      const block = best.choices.slice(at, at + size)
      const [before, after] = [best.choices.slice(0, at), best.choices.slice(at + size)]
      const zeros = block.map(() => 0)
      const dull = block.every((choice) => choice === 0)
      const cut = await attempt([...before, ...after])
      if (!cut && !dull) await attempt([...before, ...zeros, ...after])
      if (!cut) at += size
    }
  }

  if (failing.actors.length > 2) await aPair()
  let before: Run
  do {
    before = best
    await fewerActors()
    await shorter()
    for (let size = best.choices.length >> 1; size >= 1; size >>= 1) await duller(size)
  } while (best !== before && runs < MOST_RUNS)
  return best
}
