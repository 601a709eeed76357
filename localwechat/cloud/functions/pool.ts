import type { FunctionSpec } from './folder.ts'
import { type FunctionThread, failure, type Job, type Outcome } from './thread.ts'

/** Instances without work for a minute are given back; the cloud keeps them some minutes. */
const IDLE_MS = 60_000

export type RunResult = Outcome & { cold: boolean }

interface Waiting {
  job: Job
  resolve: (result: RunResult) => void
}

/** The instances of one function: scaled out up to `size`, beyond that calls wait in line. */
export class FunctionPool {
  private readonly idle = new Map<FunctionThread, NodeJS.Timeout>()
  private readonly busy = new Set<FunctionThread>()
  private readonly queue: Waiting[] = []

  constructor(
    private readonly create: (spec: FunctionSpec) => FunctionThread,
    private readonly size: number,
    private spec: FunctionSpec,
  ) {}

  /** Runs a job on code of this version; instances of an older one are retired. */
  run(spec: FunctionSpec, job: Job): Promise<RunResult> {
    if (spec.version !== this.spec.version) this.retireIdle()
    this.spec = spec
    return new Promise((resolve) => {
      this.queue.push({ job, resolve })
      this.pump()
    })
  }

  async close(): Promise<void> {
    const threads = [...this.busy, ...this.idle.keys()]
    for (const thread of this.idle.keys()) this.forget(thread)
    for (const { resolve } of this.queue.splice(0))
      resolve({ ...failure('the local cloud is closing'), cold: false })
    await Promise.all(threads.map((thread) => thread.stop()))
  }

  private pump(): void {
    const next = this.queue[0]
    if (!next) return
    const thread = this.takeIdle() ?? this.grow(next)
    if (!thread) return
    this.queue.shift()
    this.busy.add(thread)
    const cold = thread.taken === 0
    void thread.run(next.job).then((outcome) => {
      this.busy.delete(thread)
      this.release(thread, outcome.ok)
      next.resolve({ ...outcome, cold })
      this.pump()
    })
  }

  private grow(waiting: Waiting): FunctionThread | undefined {
    if (this.busy.size >= this.size) return undefined
    try {
      return this.create(this.spec)
    } catch (error) {
      this.queue.splice(this.queue.indexOf(waiting), 1)
      waiting.resolve({ ...failure(error), cold: false })
      return undefined
    }
  }

  private takeIdle(): FunctionThread | undefined {
    for (const thread of this.idle.keys()) {
      this.forget(thread)
      if (!thread.stale()) return thread
      void thread.stop()
    }
    return undefined
  }

  private forget(thread: FunctionThread): void {
    clearTimeout(this.idle.get(thread))
    this.idle.delete(thread)
  }

  // A failed call may have left the instance in any state, so only a good one is used again.
  private release(thread: FunctionThread, good: boolean): void {
    if (!good || thread.gone || thread.version !== this.spec.version) return void thread.stop()
    const retire = () => {
      this.forget(thread)
      void thread.stop()
    }
    this.idle.set(thread, setTimeout(retire, IDLE_MS).unref())
    // A promise that nobody awaited may end an instance that has answered well.
    thread.onGone = () => this.forget(thread)
  }

  private retireIdle(): void {
    for (const thread of this.idle.keys()) {
      this.forget(thread)
      void thread.stop()
    }
  }
}
