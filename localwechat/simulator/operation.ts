import {
  canMeet,
  isEffect,
  OPERATION_FAULTS,
  type OperationFault,
  REFUSALS,
  type Site,
} from '../cloud/chaos/faults.ts'
import type { Json } from '../cloud/json.ts'
import type { DatabaseRequest } from '../cloud/store/types.ts'
import type { Call } from './calls.ts'
import { wasHeld } from './database.ts'
import { replyText, requestText } from './describe.ts'
import type { Answer } from './services.ts'
import type { World } from './world.ts'
import type { ZoneRequest } from './zone.ts'

/** A waiting write asks again this often; the store itself waits ten seconds at most. */
const ASK_AGAIN_MS = 500
const HELD_MS = 10_000

/** Just beyond the 15 s that the SDK waits (facts/cloud.md §2.3). */
const SLOW_MS = 16_000

type Struck = OperationFault | 'crash'

export interface Operation {
  call: Call
  fields: Json
  bytes: Buffer
  request: ZoneRequest
  site: Site
  since: number
  /** Sent while another operation of its transaction was under way (facts/cloud.md §5.3). */
  overlaps: boolean
  /** Its fate was decided before: it was slow, or it waits for a lock. */
  decided: boolean
}

export const siteOf = (fields: Json): Site => ({
  action: String(fields.action),
  inTransaction: typeof fields.transactionId === 'string',
})

const hangUp = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })

const reply = (op: Operation, json: Json): void => {
  const body = Buffer.from(JSON.stringify({ requestId: op.call.id, ...json }))
  op.request.respond(200, { 'content-type': 'application/json; charset=utf-8' }, body)
}

/** Carries out one request of a function, with whatever befalls it. */
export class Operator {
  constructor(private readonly world: World) {}

  async happen(op: Operation): Promise<void> {
    if (op.call.done) return
    const fault = op.decided ? undefined : this.strike(op.site)
    op.decided = true
    if (op.overlaps) return this.refuse(op, 'busy', false)
    if (fault === undefined) return this.deliver(op)
    if (fault === 'slow') return this.postpone(op)
    if (fault === 'conflict' || fault === 'busy' || fault === 'overload')
      return this.refuse(op, fault, true)
    await this.lose(op, fault)
  }

  private strike(site: Site): Struck | undefined {
    const { operation = {}, crash = 0 } = this.world.faults
    const kinds: Struck[] = [...OPERATION_FAULTS, 'crash']
    const rates = kinds.map((kind) => {
      if (kind === 'crash') return crash
      return canMeet(kind, site) ? (operation[kind] ?? 0) : 0
    })
    const drawn = kinds[this.world.tape.chance(rates) - 1]
    // A replayed choice may meet another operation than it was made for.
    return drawn === 'crash' || drawn === undefined || canMeet(drawn, site) ? drawn : undefined
  }

  private postpone(op: Operation): void {
    const ms = this.world.faults.slowMs ?? SLOW_MS
    this.note(op, `takes ${ms} ms`, 'slow')
    this.world.queue(op, this.world.now + ms)
  }

  private async refuse(op: Operation, kind: keyof typeof REFUSALS, struck: boolean): Promise<void> {
    const transactionId = op.fields.transactionId
    // The service has dropped a transaction that it calls conflicting (facts/cloud.md §6).
    if (kind === 'conflict')
      await this.world.database.run({ action: 'database.abortTransaction', transactionId } as never)
    const json = { ...REFUSALS[kind] }
    this.note(op, replyText(json), struck ? kind : undefined)
    reply(op, json)
  }

  private async lose(op: Operation, fault: Struck): Promise<void> {
    const { tape } = this.world
    const effect = fault === 'lost-after' || (fault !== 'lost-before' && tape.pick(2) === 1)
    if (effect && (await this.effect(op)) === 'held') return this.wait(op)
    this.note(op, effect ? 'took effect, nobody was told' : 'never arrived', fault)
    if (fault === 'crash') this.world.crash()
    else if (fault === 'kill')
      this.world.host.kill(op.call, 'Process exited before completing request')
    else op.request.fail(hangUp())
  }

  private async deliver(op: Operation): Promise<void> {
    const answer = await this.effect(op)
    if (answer === 'held') return this.wait(op)
    if (op.fields.action !== undefined) this.note(op, replyText(answer.json), undefined, answer)
    if (answer.json) return reply(op, answer.json)
    const type = 'application/octet-stream'
    op.request.respond(answer.status, { 'content-type': type }, answer.bytes ?? Buffer.alloc(0))
  }

  /** A plain write waits while an open transaction holds its document (facts/cloud.md §6). */
  private wait(op: Operation): void {
    const patience = op.since + HELD_MS - this.world.now
    if (patience <= 0) return void reply(op, { ...HELD })
    this.note(op, 'waits for a transaction')
    this.world.queue(op, this.world.now + Math.min(ASK_AGAIN_MS, patience))
  }

  private async effect(op: Operation): Promise<Answer | 'held'> {
    const { fields, bytes, request, call } = op
    const { services, database } = this.world
    if (fields.action === undefined) {
      const type = request.headers['content-type'] ?? ''
      return services.file(request.method, request.url, type, request.body)
    }
    if (!op.site.action.startsWith('database.'))
      return services.answer(fields, bytes, this.world.spec(call.fn)?.openapi ?? [])
    const answer = await database.run(fields as DatabaseRequest)
    if (wasHeld(answer)) return 'held'
    if (isEffect(op.site) && !('code' in answer))
      database.changed(op.site.inTransaction ? undefined : String(fields.collectionName))
    return { status: 200, json: { ...answer } }
  }

  private note(
    { call, fields, request }: Operation,
    outcome: string,
    fault?: string,
    answer?: Answer,
  ) {
    const what = fields.action === undefined ? `${request.method} a file` : requestText(fields)
    // The store makes up transaction ids; they say nothing about what happened.
    const secret = fields.action === 'database.startTransaction' || !answer?.json
    const detail = secret ? '' : JSON.stringify(answer?.json)
    this.world.trace.note(this.world.now, call.id, `${what} → ${outcome}`, { fault, detail })
  }
}

const HELD = {
  code: 'DATABASE_REQUEST_FAILED',
  message: '[FailedOperation.Update] multiple write errors: timed out waiting for a transaction',
}
