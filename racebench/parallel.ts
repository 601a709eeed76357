import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Deed } from './adapter.ts'
import { type BenchOptions, emptyTally, type Tally } from './bench.ts'

/** What a worker is told, and what it says: plain JSON. */
export interface Job extends Omit<BenchOptions, 'progress'> {
  /** File whose default export is the adapter, or a function that makes it. */
  adapter: string
}

export interface Said {
  runs?: number
  tally?: Omit<Tally, 'schedules'> & { schedules: string[] }
}

const WORKER = path.join(import.meta.dirname, 'worker.mts')

const addCounts = (sum: Record<string, number>, more: Record<string, number>): void => {
  for (const [name, times] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + times
}

const addTo = (sum: Tally, { tally }: Said): void => {
  if (!tally) return
  sum.runs += tally.runs
  sum.operations += tally.operations
  for (const schedule of tally.schedules) sum.schedules.add(schedule)
  addCounts(sum.faults, tally.faults)
  for (const [name, { done, refused }] of Object.entries(tally.deeds)) {
    const of = sum.deeds[name as Deed] ?? { done: 0, refused: {} }
    sum.deeds[name as Deed] = { ...of, done: of.done + done }
    addCounts(of.refused, refused)
  }
  sum.failures.push(...tally.failures)
}

/** Each run has a database of its own, which need not reach a disk: where there is memory, there. */
const MEMORY = '/dev/shm'
const inMemory = (): NodeJS.ProcessEnv =>
  existsSync(MEMORY) ? { ...process.env, TMPDIR: MEMORY } : process.env

/** Runs one job in a process of its own; `told` hears how many runs are done. */
const work = (job: Job, told: (runs: number) => void): Promise<Said> =>
  new Promise((resolve, reject) => {
    const child = fork(WORKER, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: inMemory() })
    let last: Said = {}
    child.on('message', (said: Said) => {
      if (said.runs !== undefined) told(said.runs)
      if (said.tally) last = said
    })
    child.on('exit', (code) =>
      last.tally ? resolve(last) : reject(new Error(`a worker ended with ${code} before its end`)),
    )
    child.send(job)
  })

export const processes = (): number => Math.max(1, os.availableParallelism())

/**
 * As `bench`, in several processes that share the seeds out among them. `progress` hears how many
 * runs are done in all.
 */
export const inParallel = async (
  job: Job,
  count: number,
  progress: (runs: number) => void = () => undefined,
): Promise<Tally> => {
  const { seeds, from = 1 } = job
  const share = Math.ceil(seeds / count)
  const runs: number[] = Array.from({ length: count }, () => 0)
  const told = (index: number) => (done: number) => {
    runs[index] = done
    progress(runs.reduce((a, b) => a + b, 0))
  }
  const jobs = runs.map((_, index) => ({ ...job, seeds: share, from: from + index * share }))
  const sum = emptyTally()
  for (const said of await Promise.all(jobs.map((one, index) => work(one, told(index)))))
    addTo(sum, said)
  return sum
}
