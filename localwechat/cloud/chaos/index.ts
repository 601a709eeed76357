import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { REFUSALS, type Refusal } from './faults.ts'
import {
  begins,
  type ChaosPlan,
  type ChaosRule,
  checkPlan,
  concerns,
  type Happening,
} from './plan.ts'

export type { ChaosPlan, ChaosRule } from './plan.ts'

/** Longer than the SDK's warning about slow requests, shorter than most time-outs. */
const SLOW_MS = 4000
const LOG_KEPT = 1000

/** One fault that struck. */
export interface ChaosEvent {
  on: 'operation' | 'call'
  fault: string
  fn: string
  /** Wire action; empty for calls. */
  action: string
  collection: string
}

/** Faults on demand, for the running cloud. */
export interface ChaosControl {
  /** Replaces the plan and begins to count anew. Throws a TypeError on a rule that makes no sense. */
  set(plan: ChaosPlan): void
  /** Nothing goes wrong from now on. */
  clear(): void
  /** The last 1000 faults, oldest first. */
  log(): ChaosEvent[]
}

/** How a fault reaches what it strikes. */
export interface OperationHands<T> {
  effect(): Promise<T>
  refuse(refusal: Refusal): T
  /** Ends the open transaction, as the service does when it conflicts. */
  abort(): Promise<unknown>
  /** Ends the function's instance. */
  kill(): void
}

export interface Chaos {
  readonly control: ChaosControl
  /** Carries out one request; undefined when nobody is to hear of it. */
  operation<T>(happening: Omit<Happening, 'on'>, hands: OperationHands<T>): Promise<T | undefined>
  /** Delivers one call; undefined when its answer is lost. */
  call<T>(fn: string, deliver: () => Promise<T>): Promise<T | undefined>
  /** How wrong the clock of the nth instance of a function is, milliseconds. */
  skew(fn: string, instance: number): number
}

/** A fraction in [0, 1) for a name: no stream, so requests at once do not take each other's. */
const fraction = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32

class Rules {
  private readonly counts = new Map<string, number>()
  /** Rules that have met the request they count from. */
  private readonly begun = new Set<ChaosRule>()
  readonly events: ChaosEvent[] = []

  constructor(readonly plan: ChaosPlan) {}

  private nth(key: string): number {
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    return count
  }

  /** The first rule that strikes; every rule that concerns the request counts it. */
  strike(happening: Happening): ChaosRule | undefined {
    const { rules = [] } = this.plan
    const struck = rules.filter((rule, index) => this.hits(rule, index, happening))
    const [first] = struck
    if (first) this.note(first, happening)
    return first
  }

  private hasBegun(rule: ChaosRule, happening: Happening): boolean {
    if (begins(rule, happening)) this.begun.add(rule)
    return this.begun.has(rule)
  }

  private hits(rule: ChaosRule, index: number, happening: Happening): boolean {
    if (!this.hasBegun(rule, happening) || !concerns(rule, happening)) return false
    if (rule.at) return rule.at.includes(this.nth(`${index}`))
    const { fn, action, collection } = happening
    const key = `${index} ${fn} ${action} ${collection}`
    return fraction(`${this.plan.seed} ${key} ${this.nth(key)}`) < (rule.rate ?? 0)
  }

  private note({ fault }: ChaosRule, { on, fn, action, collection }: Happening): void {
    this.events.push({ on, fault, fn, action, collection })
    this.events.splice(0, this.events.length - LOG_KEPT)
  }
}

const suffer = async <T>(
  rule: ChaosRule,
  { effect, refuse, abort, kill }: OperationHands<T>,
): Promise<T | undefined> => {
  switch (rule.fault) {
    case 'conflict':
      await abort()
      return refuse(REFUSALS.conflict)
    case 'busy':
    case 'overload':
      return refuse(REFUSALS[rule.fault])
    case 'slow':
      await pause((rule.on === 'operation' ? rule.ms : undefined) ?? SLOW_MS)
      return effect()
    case 'lost-after':
      await effect()
      return undefined
    case 'kill':
      kill()
      return undefined
    default:
      return undefined
  }
}

const CALL_SITE = { on: 'call', action: '', collection: '', inTransaction: false } as const

/** Faults on a running cloud, by plan; without one, nothing is touched. */
export const createChaos = (): Chaos => {
  let rules: Rules | undefined
  return {
    control: {
      set(plan) {
        checkPlan(plan)
        rules = new Rules(structuredClone(plan))
      },
      clear() {
        rules = undefined
      },
      log: () => structuredClone(rules?.events ?? []),
    },
    async operation(happening, hands) {
      const rule = rules?.strike({ ...happening, on: 'operation' })
      return rule ? suffer(rule, hands) : hands.effect()
    },
    async call(fn, deliver) {
      const fault = rules?.strike({ ...CALL_SITE, fn })?.fault
      if (fault === 'lost-before') return undefined
      // Nobody listens to the second answer.
      const twin = fault === 'duplicate' ? deliver().catch(() => undefined) : undefined
      const answer = await deliver()
      await twin
      return fault === 'lost-after' ? undefined : answer
    },
    skew(fn, instance) {
      const { seed, skewMs = 0 } = rules?.plan ?? { seed: 0 }
      if (skewMs === 0) return 0
      return Math.round((fraction(`${seed} skew ${fn} ${instance}`) * 2 - 1) * skewMs)
    },
  }
}
