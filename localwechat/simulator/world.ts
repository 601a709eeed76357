import { CALL_FAULTS } from '../cloud/chaos/faults.ts'
import type { CloudConfig } from '../cloud/config.ts'
import { asText, type Json, tryParse } from '../cloud/json.ts'
import { openidOf } from '../cloud/people/identity.ts'
import { Agenda } from './agenda.ts'
import { type Call, Host } from './calls.ts'
import type { Database } from './database.ts'
import { valueText } from './describe.ts'
import type { Ground, Instance } from './instance.ts'
import { type Operation, Operator, siteOf } from './operation.ts'
import { createServices, ORIGIN, readBody } from './services.ts'
import type { Tape } from './tape.ts'
import { Trace } from './trace.ts'
import { CallFailed, type CallSeen, type Data, type Faults, type HandlerSpec } from './types.ts'
import type { ZoneRequest } from './zone.ts'

/** Moves of the clock between two steps: enough that no two moments are the same. */
const STEP_MS = 2

/** Wrong clocks: none, fully or half slow or fast. */
const SKEWS = [0, -1, -0.5, 0.5, 1]

export interface WorldOptions {
  seed: string
  start: number
  config: CloudConfig
  handlers: Readonly<Record<string, HandlerSpec>>
  database: Database
  tape: Tape
  faults: Faults
}

/** The simulated cloud: one clock, one agenda, and everything that hangs on them. */
export class World implements Ground {
  now: number
  readonly seed: string
  readonly agenda = new Agenda()
  readonly trace: Trace
  readonly host: Host
  readonly services: ReturnType<typeof createServices>
  readonly database: Database
  readonly seen: CallSeen[] = []
  tape: Tape
  faults: Faults
  operations = 0
  /** Actor who moved last. */
  last = ''
  readonly appid: string
  private readonly config: CloudConfig
  private readonly handlers: WorldOptions['handlers']
  private readonly operator = new Operator(this)
  private readonly under = new Map<string, Operation>()

  constructor(options: WorldOptions) {
    this.seed = options.seed
    this.now = options.start
    this.config = options.config
    this.appid = options.config.appid
    this.handlers = options.handlers
    this.database = options.database
    this.tape = options.tape
    this.faults = options.faults
    this.trace = new Trace(options.start)
    this.services = createServices(options.config.appid, options.config.env, () => this.now)
    this.host = new Host(this, options.handlers, options.config, {
      ended: (call, outcome) => this.ended(call, outcome),
      skew: () => this.skew(),
    })
  }

  spec(fn: string): HandlerSpec | undefined {
    return this.handlers[fn]
  }

  /** One thing happens, chosen by the tape. False when nothing is left that could. */
  async step(): Promise<boolean> {
    const next = this.agenda.next()
    if (next === undefined) return false
    this.now = Math.max(this.now + STEP_MS, next)
    const ready = this.agenda.ready(this.now, this.last)
    const item = ready[ready.length === 1 ? 0 : this.tape.pick(ready.length)]
    if (!item) return false
    this.agenda.remove(item)
    this.last = item.actor
    await item.happen()
    return true
  }

  private skew(): number {
    const { skewMs = 0 } = this.faults
    const choice = skewMs > 0 ? this.tape.pick(SKEWS.length) : 0
    return Math.round((SKEWS[choice] ?? 0) * skewMs)
  }

  /** A function sends something: it waits until the scheduler lets it arrive. */
  send(instance: Instance, request: ZoneRequest): void {
    const { call } = instance
    if (!call) return
    if (request.url.origin !== ORIGIN) {
      const text = `a simulated function reaches nothing but its cloud, not ${request.url.origin}`
      queueMicrotask(() => request.fail(Object.assign(new Error(text), { code: 'EACCES' })))
      return
    }
    const admin = request.url.pathname === '/admin'
    const type = request.headers['content-type'] ?? ''
    const { fields, bytes } = admin
      ? readBody(type, request.body)
      : { fields: {}, bytes: Buffer.alloc(0) }
    if (fields.action === 'functions.invokeFunction') this.nested(call, fields, request)
    else this.sent(call, fields, bytes, request)
  }

  private sent(call: Call, fields: Json, bytes: Buffer, request: ZoneRequest): void {
    this.operations += 1
    const transaction = asText(fields.transactionId)
    const overlaps = transaction !== '' && this.under.has(transaction)
    const site = siteOf(fields)
    const since = this.now
    this.queue({ call, fields, bytes, request, site, since, overlaps, decided: false }, this.now)
  }

  queue(op: Operation, at: number): void {
    const transaction = asText(op.fields.transactionId)
    const first = transaction !== '' && !this.under.has(transaction)
    if (first) this.under.set(transaction, op)
    const happen = async () => {
      if (this.under.get(transaction) === op) this.under.delete(transaction)
      await this.operator.happen(op)
    }
    this.agenda.add({ actor: op.call.actor, owner: op.call, at, happen })
  }

  private nested(caller: Call, fields: Data, request: ZoneRequest): void {
    const fn = asText(fields.function_name)
    const event = tryParse(asText(fields.request_data) || '{}')
    const back = (json: Data) =>
      request.respond(
        200,
        { 'content-type': 'application/json; charset=utf-8' },
        Buffer.from(JSON.stringify({ requestId: caller.id, ...json })),
      )
    const call: Call = {
      id: `${caller.id}>${fn}`,
      actor: caller.actor,
      fn,
      done: false,
      parent: caller,
      answer: (result) => back({ data: { response_data: JSON.stringify(result) } }),
      fail: (error) => back({ code: 'FUNCTIONS_EXECUTE_FAIL', message: error.message }),
    }
    const happen = () => this.host.start(call, event, { source: 'wx_client,scf' })
    this.agenda.add({ actor: caller.actor, owner: caller, at: this.now, happen })
  }

  /** A call leaves a phone. The promise settles as the phone sees it; see CallFailed. */
  call(actor: string, id: string, fn: string, data: Data): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const answer = (result: unknown) => {
        this.hear({ id, actor, fn, data, result, heard: true })
        resolve(result)
      }
      const fail = (failed: CallFailed) => {
        this.seen.push({ id, actor, fn, data, failed, heard: true })
        this.trace.note(this.now, actor, `has no answer: ${failed.message}`, { call: id })
        reject(failed)
      }
      const call: Call = { id, actor, fn, done: false, answer, fail }
      this.agenda.add({ actor, at: this.now, happen: () => this.arrive(call, data) })
    })
  }

  /** Notes what a function answered, also when the answer gets lost. */
  private hear(seen: CallSeen): void {
    this.seen.push(seen)
    const { id, actor, heard, result } = seen
    const detail = JSON.stringify(result) ?? ''
    const text = valueText(result)
    if (heard) this.trace.note(this.now, actor, `has ${text}`, { detail, call: id })
    else this.trace.note(this.now, id, `answers, unheard: ${text}`, { detail })
  }

  private arrive(call: Call, data: Data): void {
    const { call: rates = {} } = this.faults
    const fault = CALL_FAULTS[this.tape.chance(CALL_FAULTS.map((kind) => rates[kind] ?? 0)) - 1]
    const what = `calls ${call.fn} ${valueText(data)}`
    this.trace.note(this.now, call.actor, what, { fault, call: call.id })
    const lost = new CallFailed('lost', 'the connection was lost')
    if (fault === 'lost-before') {
      call.fail(lost)
      return
    }
    if (fault === 'duplicate') this.again(call, data)
    if (fault === 'lost-after') {
      const { id, actor, fn, fail } = call
      call.answer = (result) => {
        this.hear({ id, actor, fn, data, result, heard: false })
        fail(lost)
      }
    }
    this.invoke(call, data)
  }

  /** The network delivers the same call twice; nobody listens to the second answer. */
  private again(call: Call, data: Data): void {
    const { actor, fn } = call
    const id = `${call.id}b`
    const answer = (result: unknown) => this.hear({ id, actor, fn, data, result, heard: false })
    const fail = (failed: CallFailed) =>
      void this.seen.push({ id, actor, fn, data, failed, heard: false })
    const twin: Call = { id, actor, fn, done: false, answer, fail }
    const happen = () => {
      this.trace.note(this.now, call.actor, `its call ${call.fn} arrives again`)
      this.invoke(twin, data)
    }
    this.agenda.add({ actor: call.actor, at: this.now, happen })
  }

  private invoke(call: Call, data: Data): void {
    const openid = openidOf(this.config.appid, call.actor)
    const userInfo = { openId: openid, appId: this.config.appid }
    this.host.start(call, structuredClone({ ...data, userInfo }), { openid, source: 'wx_client' })
  }

  /** A timer goes off: a call without a person. */
  fire(actor: string, id: string, fn: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const call: Call = { id, actor, fn, done: false, answer: resolve, fail: reject }
      const happen = () => {
        this.trace.note(this.now, actor, `timer of ${fn} goes off`)
        const event = { Type: 'Timer', TriggerName: fn, Time: new Date(this.now).toISOString() }
        this.host.start(call, event, { source: 'wx_trigger' })
      }
      this.agenda.add({ actor, at: this.now, happen })
    })
  }

  sleep(actor: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.agenda.add({ actor, at: this.now + Math.max(0, Math.ceil(ms)), happen: resolve })
    })
  }

  crash(): void {
    this.under.clear()
    this.host.crash()
    this.database.crash()
  }

  private ended(call: Call, outcome: { result: unknown } | { error: CallFailed }): void {
    if ('result' in outcome) call.answer(outcome.result)
    else call.fail(outcome.error)
  }

  /** True when every running call waits for the scheduler, and nothing else goes on. */
  isStill(): boolean {
    return [...this.host.live].every((call) => this.agenda.waits(call) || this.hasChild(call))
  }

  private hasChild(call: Call): boolean {
    return [...this.host.live].some(({ parent }) => parent === call)
  }
}
