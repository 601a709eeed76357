import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { MovableClock } from '../clock.ts'
import type { CloudConfig } from '../config.ts'
import type { CallRecord } from '../types.ts'
import {
  type ActiveCall,
  type CallLog,
  createCallLog,
  createNotes,
  type OperationNote,
} from './call-log.ts'
import { type Caller, callVariables, functionVariables } from './env.ts'
import { createEscapeWatch, type EscapeOptions } from './escapes.ts'
import { type FunctionSpec, readFunction } from './folder.ts'
import { FunctionPool } from './pool.ts'
import { FunctionThread, failure, type Outcome } from './thread.ts'

export interface HostOptions extends EscapeOptions {
  config: CloudConfig
  clock: MovableClock
  /** Folder of what V8 has compiled; see code-cache.cjs. */
  code: string
  /** Address of `/admin`; known once the server listens. */
  endpoint: () => string
  workers: number
  log: (line: string) => void
  /** How wrong the clock of the nth instance of a function is, milliseconds. */
  skew: (fn: string, instance: number) => number
}

export type Invocation =
  | { kind: 'done'; id: string; outcome: Outcome }
  | { kind: 'missing'; id: string }

/** Calls that run while the cloud closes get this long to end. */
const GRACE_MS = 2000

export interface FunctionHost {
  readonly log: CallLog
  /** Notes a request of a running call; see OperationNote. */
  note(call: ActiveCall, body: Record<string, unknown>): OperationNote
  spec(fn: string): FunctionSpec | undefined
  /** Runs a function once; failures of any kind are answers, not exceptions. */
  invoke(fn: string, event: unknown, caller: Caller): Promise<Invocation>
  /** Refuses new calls, lets running ones end for a moment, then stops every instance. */
  close(): Promise<void>
}

const contextOf = (spec: FunctionSpec, config: CloudConfig, id: string) => ({
  request_id: id,
  function_name: spec.name,
  function_version: '$LATEST',
  namespace: config.env,
  memory_limit_in_mb: 256,
  time_limit_in_ms: spec.timeout * 1000,
})

export const createHost = ({
  config,
  clock,
  code,
  endpoint,
  workers,
  log,
  skew,
  strict,
  warn,
}: HostOptions): FunctionHost => {
  const calls = createCallLog()
  const pools = new Map<string, FunctionPool>()
  const running = new Set<Promise<unknown>>()
  const grown = new Map<string, number>()
  let closing = false

  const poolOf = (spec: FunctionSpec): FunctionPool => {
    const create = (version: FunctionSpec) => {
      const nth = (grown.get(spec.name) ?? 0) + 1
      grown.set(spec.name, nth)
      const wrong = () => skew(spec.name, nth)
      const shared = { clock: clock.shared, code }
      return new FunctionThread(version, functionVariables(config, spec.name), shared, wrong)
    }
    const pool = pools.get(spec.name) ?? new FunctionPool(create, workers, spec)
    pools.set(spec.name, pool)
    return pool
  }

  const run = async (spec: FunctionSpec, event: unknown, caller: Caller, record: CallRecord) => {
    const active = calls.open(record.id, record)
    const start = performance.now()
    const work = poolOf(spec).run(spec, {
      call: record.id,
      env: callVariables(config, `${endpoint()}/${active.token}`, caller),
      event,
      context: contextOf(spec, config, record.id),
      timeout: spec.timeout,
      onTaken: (stop) => {
        active.stop = stop
      },
      onLog: (level, text) => {
        record.logs.push({ level, text })
        log(`[${spec.name}] ${text}`)
      },
    })
    running.add(work)
    const result = await work.finally(() => running.delete(work))
    record.ms = performance.now() - start
    record.cold = result.cold
    record.ok = result.ok
    if (!result.ok) record.error = result.message
    calls.close(active)
    return result
  }

  return {
    log: calls,
    note: createNotes(createEscapeWatch({ strict, warn })),
    spec: (fn) => readFunction(config.functions, fn),
    async invoke(fn, event, caller) {
      // The id is also the secret of the call's own /admin address, so it must not be guessable.
      const id = randomBytes(16).toString('hex')
      const record: CallRecord = {
        id,
        fn,
        openid: caller.openid ?? '',
        source: caller.source,
        at: clock.now(),
        ms: 0,
        cold: false,
        ok: false,
        operations: [],
        logs: [],
      }
      try {
        const spec = readFunction(config.functions, fn)
        if (!spec) return { kind: 'missing', id }
        if (closing) throw new Error('the local cloud is closing')
        return { kind: 'done', id, outcome: await run(spec, event, caller, record) }
      } catch (error) {
        return { kind: 'done', id, outcome: failure(error) }
      }
    },
    async close() {
      closing = true
      await Promise.race([Promise.all(running), delay(GRACE_MS, undefined, { ref: false })])
      await Promise.all([...pools.values()].map((pool) => pool.close()))
    },
  }
}
