import { createHash } from 'node:crypto'
import { explore, type Run, simulate } from '../localwechat/simulator/index.ts'
import type { Adapter, Deed } from './adapter.ts'
import { type InvariantName, RELEVANT } from './invariants.ts'
import { emptyLog } from './log.ts'
import { PLAYS, type PlayName, playsFor } from './plays.ts'
import { type Day, type Scene, type Seen, simulationOf } from './simulation.ts'
import { timelineOf } from './timeline.ts'

export interface Failure {
  play: PlayName
  day: Day
  invariant: string
  message: string
  seed: string
  /** Seeds that were played until it showed. */
  after: number
  /** The shortest schedule that was found, as a table for people. */
  timeline: string
}

export interface Answers {
  done: number
  refused: Record<string, number>
}

/** What many runs came to. */
export interface Tally {
  runs: number
  /** Different orders of operations, answers and faults among them (one number per schedule). */
  schedules: Set<string>
  operations: number
  faults: Record<string, number>
  /** Answers that people got: done, or why not. */
  deeds: Partial<Record<Deed, Answers>>
  failures: Failure[]
}

export interface BenchOptions {
  /** Runs in all, shared out over the plays. */
  seeds: number
  /** First seed; default 1. */
  from?: number
  /** Only these plays; default: all that the adapter has the deeds for. */
  plays?: readonly PlayName[]
  /** Only these promises; default: all. */
  invariants?: readonly InvariantName[]
  /** False: failures come without their shortest schedule, which takes a while to find. */
  shrinking?: boolean
  /** Told after each run. */
  progress?: (tally: Tally) => void
}

export const emptyTally = (): Tally => ({
  runs: 0,
  schedules: new Set(),
  operations: 0,
  faults: {},
  deeds: {},
  failures: [],
})

/** Who did what kind of thing in which order and what befell it; without ids and contents. */
const scheduleOf = (run: Run): string => {
  const hash = createHash('sha1')
  for (const { who, what, fault = '' } of run.steps) {
    const [verb = '', target = ''] = what.split(' ')
    const outcome = what.slice(what.lastIndexOf('→')).split(/[ {"]/)[1] ?? ''
    hash.update(`${who} ${verb} ${target.split('/')[0]} ${outcome} ${fault}\n`)
  }
  return hash.digest('base64').slice(0, 12)
}

const count = <G>(tally: Tally, run: Run, seen: Seen<G>): void => {
  tally.runs += 1
  tally.operations += run.operations
  tally.schedules.add(scheduleOf(run))
  for (const [fault, times] of Object.entries(run.faults))
    tally.faults[fault] = (tally.faults[fault] ?? 0) + times
  for (const { wish, told } of seen.stage?.log.wishes ?? []) {
    const of = tally.deeds[wish.deed] ?? { done: 0, refused: {} }
    tally.deeds[wish.deed] = of
    if (told?.is === 'done') of.done += 1
    if (told?.is === 'refused') of.refused[told.why] = (of.refused[told.why] ?? 0) + 1
  }
}

/** The shortest schedule once more, for its log. */
const tell = async <G>(adapter: Adapter<G>, scene: Scene, shortest: Run): Promise<string> => {
  const seen: Seen<G> = {}
  const { actors, ...rest } = simulationOf(adapter, scene, seen)
  const cast = Object.fromEntries(
    Object.entries(actors).filter(([name]) => shortest.actors.includes(name)),
  )
  const { seed, choices } = shortest
  const run = await simulate({ ...rest, actors: cast, seed, choices })
  const title = `${scene.play}: ${PLAYS[scene.play].what}`
  return timelineOf(run, seen.stage?.log ?? emptyLog(), title)
}

const playOne = async <G>(
  adapter: Adapter<G>,
  scene: Scene,
  options: BenchOptions,
  tally: Tally,
): Promise<void> => {
  const seen: Seen<G> = {}
  const { seeds, from = 1, shrinking = true } = options
  let after = 0
  const { failures } = await explore({
    ...simulationOf(adapter, scene, seen),
    seeds,
    from,
    shrinking,
    print: () => undefined,
    progress: (run) => {
      after += 1
      count(tally, run, seen)
      options.progress?.(tally)
    },
  })
  for (const { seed, run, shortest } of failures) {
    const { invariant = '', message = '' } = run.violation ?? {}
    const timeline = shrinking ? await tell(adapter, scene, shortest) : ''
    tally.failures.push({ ...scene, invariant, message, seed, after, timeline })
  }
}

/** The first half of the seeds are fair days, the other half bad ones. */
const daysOf = ({ seeds, from = 1 }: BenchOptions): [Day, { seeds: number; from: number }][] => {
  const fair = Math.ceil(seeds / 2)
  return [
    ['fair', { seeds: fair, from }],
    ['bad', { seeds: seeds - fair, from: from + fair }],
  ]
}

/** Plays every play the adapter can take part in; stops a play at its first broken promise. */
export const bench = async <G>(adapter: Adapter<G>, options: BenchOptions): Promise<Tally> => {
  const { plays = playsFor(adapter.deeds), invariants } = options
  const tally = emptyTally()
  const seeds = Math.ceil(options.seeds / plays.length)
  for (const play of plays)
    for (const [day, range] of daysOf({ ...options, seeds })) {
      const scene: Scene = { play, day, ...(invariants ? { invariants } : {}) }
      await playOne(adapter, scene, { ...options, ...range }, tally)
    }
  return tally
}

export interface Search extends Pick<BenchOptions, 'plays' | 'shrinking'> {
  /** Of each play. */
  seeds: number
}

/**
 * Looks for one schedule that breaks this promise alone, in the plays that it is about.
 * Undefined when so many seeds of each did not.
 */
export const breakOne = async <G>(
  adapter: Adapter<G>,
  invariant: InvariantName,
  { plays = RELEVANT[invariant], ...rest }: Search,
): Promise<Failure | undefined> => {
  for (const play of playsFor(adapter.deeds).filter((one) => plays.includes(one))) {
    const tally = emptyTally()
    const scene: Scene = { play, day: 'bad', invariants: [invariant] }
    await playOne(adapter, scene, rest, tally)
    if (tally.failures[0]) return tally.failures[0]
  }
}
