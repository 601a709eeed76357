import type { Agenda, Item } from './agenda.ts'
import type { Call } from './calls.ts'
import { loadMain } from './loader.ts'
import { type Random, randomFrom } from './random.ts'
import type { HandlerSpec } from './types.ts'
import { type TimerHandle, type Zone, type ZoneRequest, zones } from './zone.ts'

/** What an instance needs of the world around it. */
export interface Ground {
  now: number
  readonly seed: string
  readonly agenda: Agenda
  send(instance: Instance, request: ZoneRequest): void
}

interface Ticking {
  item: Item
}

/** One instance of a function: its own modules, clock, environment; one call at a time. */
export class Instance implements Zone {
  env: Record<string, string> = {}
  alive = true
  call: Call | undefined
  readonly logs: string[] = []
  private stream: Random
  private main: ((event: unknown, context: unknown) => unknown) | undefined
  private readonly ticking = new Map<number, Ticking>()
  private timers = 0

  constructor(
    private readonly ground: Ground,
    readonly fn: string,
    readonly spec: HandlerSpec,
    /** How wrong its clock is, milliseconds. */
    readonly skew: number,
  ) {
    this.stream = randomFrom(`${ground.seed}:cold`)
  }

  /** Runs `main` for a call; rejects as the function does, or when it cannot be loaded. */
  async run(call: Call, event: unknown, env: Record<string, string>): Promise<unknown> {
    this.call = call
    this.env = { ...this.spec.env, ...env }
    this.stream = randomFrom(`${this.ground.seed}:${call.id}`)
    return await zones.run(this, async () => {
      this.main ??= loadMain(this.spec.file)
      return await this.main(event, { request_id: call.id, function_name: this.fn })
    })
  }

  stop(): void {
    this.alive = false
    for (const { item } of this.ticking.values()) this.ground.agenda.remove(item)
    this.ticking.clear()
  }

  now(): number {
    return this.ground.now + this.skew
  }

  random(): number {
    return this.stream()
  }

  setTimer(run: () => void, ms: number, every: boolean): TimerHandle {
    this.timers += 1
    const timer = this.timers
    if (this.alive) this.tick(timer, run, ms, every)
    return { timer }
  }

  private tick(timer: number, run: () => void, ms: number, every: boolean): void {
    const { agenda } = this.ground
    const happen = () => {
      this.ticking.delete(timer)
      if (every) this.tick(timer, run, ms, every)
      zones.run(this, run)
    }
    const owner = this.call
    const at = this.ground.now + Math.ceil(ms)
    const item: Item = { actor: owner?.actor ?? '', at, happen, ...(owner ? { owner } : {}) }
    this.ticking.set(timer, { item: agenda.add(item) })
  }

  clearTimer({ timer }: TimerHandle): void {
    const known = this.ticking.get(timer)
    if (!known) return
    this.ticking.delete(timer)
    this.ground.agenda.remove(known.item)
  }

  send(request: ZoneRequest): void {
    if (this.alive) this.ground.send(this, request)
  }

  log(level: string, text: string): void {
    this.logs.push(`${level} ${text}`)
  }
}
