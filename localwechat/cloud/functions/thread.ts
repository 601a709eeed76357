import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Env } from './env.ts'
import type { FunctionSpec } from './folder.ts'

const BOOTSTRAP = fileURLToPath(new URL('./worker.cjs', import.meta.url))

/** Loading has its own generous limit: the cloud counts a function's time-out after it. */
const LOAD_MS = 65_000

/** Memory of a function by default (facts/cloud.md §7). */
const MEMORY_MB = 256

export interface Job {
  call: string
  env: Env
  event: unknown
  context: Record<string, unknown>
  /** Seconds. */
  timeout: number
  /** Told when an instance takes the job, with what ends that instance. */
  onTaken?: (stop: () => void) => void
  onLog: (level: string, text: string) => void
}

export type Outcome =
  | { ok: true; json: string }
  | { ok: false; kind: 'error' | 'timeout'; text: string; message: string }

/** An outcome for a call that could not be run at all. */
export const failure = (error: unknown): Outcome => {
  const message = error instanceof Error ? error.message : String(error)
  return { ok: false, kind: 'error', message, text: message }
}

type Message =
  | { type: 'log'; call: string; level: string; text: string }
  | { type: 'started'; call: string }
  | { type: 'loaded'; call: string; files: string[] }
  | { type: 'result'; call: string; json: string }
  | { type: 'failed'; call: string; message: string; text: string }

/** Changes whenever the file does, also when it goes. */
const stampOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs}:${found.size}` : ''
}

/** One instance of a function: a worker thread that takes one call at a time. */
export class FunctionThread {
  readonly version: string
  /** Called when the instance ends by itself, such as by an error that nobody caught. */
  onGone: () => void = () => undefined
  gone = false
  /** Calls taken so far; 0 means that the next one is a cold start. */
  taken = 0
  private readonly worker: Worker
  private job: Job | undefined
  private finish: ((outcome: Outcome) => void) | undefined
  private timer: NodeJS.Timeout | undefined
  /** Files that the function has required, as they were then. */
  private readonly files = new Map<string, string>()

  constructor(
    spec: FunctionSpec,
    variables: Env,
    { clock, code }: { clock: SharedArrayBuffer; code: string },
    private readonly skew: () => number = () => 0,
  ) {
    this.version = spec.version
    this.worker = new Worker(BOOTSTRAP, {
      // Nothing of this machine's environment leaks in: the cloud would not have it either.
      env: { PATH: process.env.PATH ?? '', ...variables },
      workerData: { file: spec.file, clock, code: path.resolve(code, `${spec.name}.v8`) },
      // Nor do the loaders (tsx, a test runner) that this process was started with.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      name: spec.name,
      stdout: true,
      stderr: true,
    })
    this.worker.stdout.on('data', (text) => this.job?.onLog('stdout', String(text)))
    this.worker.stderr.on('data', (text) => this.job?.onLog('stderr', String(text)))
    this.worker.on('message', (message: Message) => this.receive(message))
    this.worker.on('error', (error: Error) =>
      this.fail('error', error.message, String(error.stack)),
    )
    this.worker.on('exit', () => {
      this.gone = true
      this.onGone()
      this.fail('error', 'Process exited before completing request')
    })
  }

  /** Runs one call; the answer never rejects. */
  run(job: Job): Promise<Outcome> {
    this.taken += 1
    this.job = job
    const { call, env, event, context } = job
    return new Promise((resolve) => {
      this.finish = resolve
      this.limit(LOAD_MS, 'Function initialization timed out')
      job.onTaken?.(() => void this.stop())
      this.worker.postMessage({ call, env, event, context, wrong: this.skew() })
    })
  }

  /** True when a file that it has loaded is another one now. */
  stale(): boolean {
    return [...this.files].some(([file, stamp]) => stampOf(file) !== stamp)
  }

  async stop(): Promise<void> {
    await this.worker.terminate()
  }

  private receive(message: Message): void {
    if (message.call !== this.job?.call) return
    if (message.type === 'log') this.job.onLog(message.level, message.text)
    if (message.type === 'loaded')
      for (const file of message.files) this.files.set(file, stampOf(file))
    if (message.type === 'started') {
      const { timeout } = this.job
      this.limit(timeout * 1000, `Task timed out after ${timeout} seconds`)
    }
    if (message.type === 'result') this.settle({ ok: true, json: message.json })
    if (message.type === 'failed') this.fail('error', message.message, message.text)
  }

  private limit(ms: number, text: string): void {
    clearTimeout(this.timer)
    // The pool stops every instance that failed, which also ends an endless loop.
    this.timer = setTimeout(() => this.fail('timeout', text), ms)
  }

  private fail(kind: 'error' | 'timeout', message: string, text = message): void {
    this.settle({ ok: false, kind, message, text })
  }

  private settle(outcome: Outcome): void {
    clearTimeout(this.timer)
    const finish = this.finish
    this.finish = undefined
    finish?.(outcome)
  }
}
