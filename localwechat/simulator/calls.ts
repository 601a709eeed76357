import type { CloudConfig } from '../cloud/config.ts'
import { type Caller, callVariables } from '../cloud/functions/env.ts'
import { type Ground, Instance } from './instance.ts'
import { ORIGIN } from './services.ts'
import { CallFailed, type HandlerSpec } from './types.ts'

const DEFAULT_TIMEOUT_S = 20

/** One delivery of a call to a function. */
export interface Call {
  id: string
  actor: string
  fn: string
  done: boolean
  instance?: Instance
  /** The call that waits for this one, when a function called it. */
  parent?: Call
  /** Told once, unless the answer is lost on the way. */
  answer(result: unknown): void
  fail(error: CallFailed): void
}

interface Ears {
  ended(call: Call, outcome: { result: unknown } | { error: CallFailed }): void
  skew(): number
}

const failed = (text: string): CallFailed => new CallFailed('failed', text)

/** The instances of all functions and the calls that run in them. */
export class Host {
  readonly live = new Set<Call>()
  private readonly idle = new Map<string, Instance[]>()

  constructor(
    private readonly ground: Ground,
    private readonly handlers: Readonly<Record<string, HandlerSpec>>,
    private readonly config: CloudConfig,
    private readonly ears: Ears,
  ) {}

  /** Starts a call now: in an instance that is free, else in a new one. */
  start(call: Call, event: unknown, caller: Caller): void {
    this.live.add(call)
    const spec = this.handlers[call.fn]
    if (!spec) return void this.end(call, { error: failed(`there is no function ${call.fn}`) })
    const instance = this.idle.get(call.fn)?.pop() ?? this.grow(call.fn, spec)
    call.instance = instance
    this.limit(call, spec)
    const env = callVariables(this.config, `${ORIGIN}/admin`, caller)
    instance.run(call, event, env).then(
      (result) => this.leave(call, instance, { result: plain(result) }),
      (error: unknown) => this.leave(call, instance, { error: failed(textOf(error)) }),
    )
  }

  private grow(fn: string, spec: HandlerSpec): Instance {
    return new Instance(this.ground, fn, spec, this.ears.skew())
  }

  private limit(call: Call, { timeout = DEFAULT_TIMEOUT_S }: HandlerSpec): void {
    const at = this.ground.now + timeout * 1000
    const happen = () => this.kill(call, `Task timed out after ${timeout} seconds`)
    // Not owned by the call: a time-out is not what it waits for.
    this.limits.set(call, this.ground.agenda.add({ actor: call.actor, at, happen }))
  }

  private readonly limits = new Map<Call, ReturnType<Ground['agenda']['add']>>()

  /** Ends a call and its instance from outside; what it had sent stays sent. */
  kill(call: Call, why: string): void {
    if (call.done) return
    this.discard(call)
    this.end(call, { error: failed(why) })
  }

  /** The machine is gone: nobody gets an answer, every instance is cold again. */
  crash(): void {
    const lost = [...this.live]
    for (const call of lost) this.discard(call)
    for (const instances of this.idle.values()) for (const each of instances) each.stop()
    this.idle.clear()
    const error = new CallFailed('lost', 'the connection was lost')
    for (const call of lost) this.end(call, { error })
  }

  private discard(call: Call): void {
    call.instance?.stop()
    this.ground.agenda.removeOf(new Set([call]))
  }

  /** A good call leaves its instance warm; a failed one may have left it in any state. */
  private leave(call: Call, instance: Instance, outcome: Parameters<Ears['ended']>[1]): void {
    if (call.done || !instance.alive) return
    if ('error' in outcome) instance.stop()
    else this.idle.set(call.fn, [...(this.idle.get(call.fn) ?? []), instance])
    this.end(call, outcome)
  }

  private end(call: Call, outcome: Parameters<Ears['ended']>[1]): void {
    call.done = true
    this.live.delete(call)
    const limit = this.limits.get(call)
    this.limits.delete(call)
    if (limit) this.ground.agenda.remove(limit)
    this.ears.ended(call, outcome)
  }
}

/** As JSON carries it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
