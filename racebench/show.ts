import { breakOne, type Failure, type Tally } from './bench.ts'
import { INVARIANTS, type InvariantName } from './invariants.ts'
import { loadAdapter } from './load.ts'
import { naive } from './naive/adapter.ts'
import { inParallel, type Job } from './parallel.ts'
import { PLAYS, playsFor } from './plays.ts'

type Say = (line: string) => void

/** Within so many seeds of each play the naive shop has to be caught. */
const NAIVE_SEEDS = 100

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)

/**
 * Breaks the naive reference: for each promise alone, the shortest schedule found that breaks it.
 * Answers the promises that it could not break, which must be none.
 */
export const breakNaive = async (say: Say): Promise<InvariantName[]> => {
  const since = performance.now()
  const kept: InvariantName[] = []
  const names = Object.keys(INVARIANTS) as InvariantName[]
  say(`The naive reference: ${naive.name}.\n`)
  for (const name of names) {
    const found: Failure | undefined = await breakOne(naive, name, { seeds: NAIVE_SEEDS })
    if (found) say(`${found.timeline}\n  (found after ${found.after} runs)\n`)
    else kept.push(name)
  }
  say(`Broken: ${names.length - kept.length} of ${names.length} promises in ${seconds(since)} s.`)
  for (const name of kept) say(`✗ not broken: ${name}`)
  return kept
}

const list = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, times]) => `${times} ${name}`)
    .join(', ') || 'none'

const tellTally = (tally: Tally, since: number, say: Say): void => {
  const { runs, schedules, operations, faults, deeds, failures } = tally
  const took = (performance.now() - since) / 1000
  say(`${runs} runs, ${schedules.size} different schedules, ${operations} database operations`)
  say(`in ${took.toFixed(1)} s: ${(runs / took).toFixed(1)} runs a second`)
  say(`faults: ${list(faults)}`)
  for (const [deed, { done, refused }] of Object.entries(deeds)) {
    const nothing = done === 0 ? ' ✗ never done: proves nothing' : ''
    say(`${deed}: ${done} done${nothing}; refused: ${list(refused)}`)
  }
  // Other processes find the same.
  const each = new Map(failures.map((one) => [`${one.play} ${one.invariant}`, one]))
  for (const { timeline, message, seed, play, day, after } of each.values()) {
    say(`\n✗ ${play}, ${day} day, seed ${seed}, after ${after} runs: ${message}`)
    say(timeline)
  }
  say(each.size === 0 ? '\n✓ Every promise was kept.' : `\n✗ ${each.size} failures.`)
}

/** Plays an adapter under many seeds in several processes; true when every promise was kept. */
export const proveAdapter = async (
  job: Job,
  count: number,
  say: Say,
  progress?: (runs: number) => void,
): Promise<boolean> => {
  const { name, deeds } = await loadAdapter(job.adapter)
  say(`${name}: ${job.seeds} seeds from ${job.from ?? 1} in ${count} processes.`)
  for (const play of job.plays ?? playsFor(deeds)) say(`· ${play}: ${PLAYS[play].what}`)
  const since = performance.now()
  const tally = await inParallel(job, count, progress)
  tellTally(tally, since, say)
  return tally.failures.length === 0
}
