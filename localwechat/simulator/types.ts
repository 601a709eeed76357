import type { CallFault, OperationFault } from '../cloud/chaos/faults.ts'
import type { StoreSchema } from '../cloud/store/types.ts'

/** A cloud function: its CommonJS file, or a TypeScript file that is bundled first. */
export interface HandlerSpec {
  file: string
  /** Seconds; default 20. */
  timeout?: number
  /** Open APIs that it may call, as in config.json. */
  openapi?: string[]
  /** Its variables, as the console would set them. */
  env?: Record<string, string>
}

/** Probabilities from 0 to 1, asked anew for each operation or call. Absent: never. */
export interface Faults {
  /** Per database operation, open-API call or nested call. */
  operation?: Partial<Record<OperationFault, number>>
  /** Per call from an actor to a function. */
  call?: Partial<Record<CallFault, number>>
  /** Per operation: the whole cloud dies, is reopened from disk, and forgets all that ran. */
  crash?: number
  /** Each instance's clock is wrong by up to this many milliseconds, either way. */
  skewMs?: number
  /** What `slow` adds, in milliseconds; default 16 000, just beyond the SDK's own patience. */
  slowMs?: number
}

export type Data = Record<string, unknown>

/** A call that got no proper answer. `lost`: nobody knows whether it had its effect. */
export class CallFailed extends Error {
  override name = 'CallFailed'

  constructor(
    readonly kind: 'lost' | 'failed',
    message: string,
  ) {
    super(message)
  }
}

/** One delivery of a call and how it ended. */
export interface CallSeen {
  id: string
  actor: string
  fn: string
  data: Data
  /** What the function returned. */
  result?: unknown
  failed?: CallFailed
  /** False for an answer that nobody got: lost on the way, or of a second delivery. */
  heard: boolean
}

/** Somebody with a phone, and the only hands by which a story moves. */
export interface Actor {
  readonly name: string
  readonly openid: string
  /** Calls a function as this person; throws CallFailed. */
  call(fn: string, data?: Data): Promise<unknown>
  /** As `call`, and sends the very same again until there is an answer (at most 30 times). */
  insist(fn: string, data?: Data): Promise<unknown>
  /** Waits, in simulated milliseconds. */
  sleep(ms: number): Promise<void>
  /** The cloud's true time, milliseconds since the epoch. */
  now(): number
  /** A fraction in [0, 1) from this actor's own stream. */
  random(): number
}

export type Script<S> = (me: Actor, stage: S) => Promise<void>

/** What is stored, as a test sees it. */
export interface View<S> {
  readonly stage: S
  /** Documents of a collection (all of them, or those that match a plain condition). */
  all<T = Data>(collection: string, where?: Data): Promise<T[]>
  /** Every call so far, in the order they ended. */
  readonly calls: readonly CallSeen[]
  now(): number
}

/** Answers what is wrong, or nothing. Throwing says it as well. */
export type Check<S> = (view: View<S>) => string | undefined | Promise<string | undefined>

/** A function is checked after every effect; `end`, once when the story is over. */
export type Invariant<S> = Check<S> | { when: 'end'; check: Check<S> }

/** For setting up and clearing up: nothing fails, one thing happens after the other. */
export interface Director {
  as(name: string): Actor
  /** Fires a function's timer; answers what it returned. */
  fireTimer(fn: string): Promise<unknown>
  sleep(ms: number): Promise<void>
  now(): number
  /** What has happened in this run so far. */
  readonly steps: readonly Step[]
  /** Straight to the database, for documents that no function makes. */
  add(collection: string, document: Data): Promise<void>
}

export interface Simulation<S = unknown> {
  handlers: Record<string, HandlerSpec | string>
  schema: StoreSchema
  actors: Record<string, Script<S>>
  invariants: Record<string, Invariant<S>>
  faults?: Faults
  /** Runs once, undisturbed; its answer must be JSON and goes to actors and invariants. */
  setup?: (director: Director) => Promise<S>
  /** Runs when all actors are done, undisturbed: timers that heal, for instance. */
  finish?: (director: Director, stage: S) => Promise<void>
  /** Functions whose timer goes off this many times, now and then, while the actors act. */
  timers?: Record<string, number>
  /** Variables of every function. */
  env?: Record<string, string>
  appid?: string
  /** First moment, milliseconds since the epoch; default 2026-01-05 10:00 in Beijing. */
  start?: number
  /** A run that takes more steps is broken (a retry without end); default 20 000. */
  maxSteps?: number
}

export interface Violation {
  invariant: string
  message: string
}

/** One line of the timeline. */
export interface Step {
  no: number
  /** Milliseconds since the start of the story. */
  at: number
  who: string
  what: string
  fault?: string
  /** The call that a person makes or has an answer to; in the cloud it is `who`. */
  call?: string
}

export interface Run {
  seed: string
  ok: boolean
  violation?: Violation
  /** SHA-256 over everything that happened and was answered. */
  hash: string
  steps: readonly Step[]
  /** Database operations sent. */
  operations: number
  /** How often each fault struck. */
  faults: Readonly<Record<string, number>>
  /** Actors that took part. */
  actors: readonly string[]
  /** The decisions; given back to `simulate` they make the same run. */
  choices: readonly number[]
  /** The run as text for people. */
  timeline(): string
}
