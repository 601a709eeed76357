import { type Result, refuse } from '#core/kernel/result'
import type { Reply, Route, Routes } from '#core/kernel/route'
import { type Deed, type Request, rowOf } from '../audit'
import { now as clock } from '../clock'
import type { Context, ContextOf, Handler, Handlers } from '../context'
import { type Caller, identify } from '../identity'
import { randomId } from '../random'
import { tooFast } from '../rate'
import { BusyError, isOverloaded } from '../store'
import { admitDevice } from './device'
import { type Envelope, readEnvelope } from './envelope'
import { parseInput, requestFor } from './input'
import { logCall, logFault } from './log'
import { onceOnly } from './receipt'
import { checkOutcome, replyOf } from './reply'
import { type Person, personFor } from './role'

type Outcome = Result<unknown>

/** A route with its use-case, after their types have done their work. */
interface Served {
  name: string
  definition: Route
  handler: Handler<Route>
}

const contextOf = (
  { name, definition }: Served,
  base: Context,
  person: Person,
  request: Request | undefined,
): ContextOf<Route> => {
  const { caller, now } = base
  const whoId = person.staff?._id ?? caller.memberId
  const doer = { action: name, whoId, role: definition.role, now }
  const context = {
    ...base,
    ...person,
    ...(request ? { request, row: (deed: Deed) => rowOf({ ...doer, request }, deed) } : {}),
  }
  return context as unknown as ContextOf<Route>
}

/** role → phone → parse → request → use-case → contract check. */
const run = async (served: Served, envelope: Envelope, base: Context): Promise<Outcome> => {
  const { definition, handler } = served
  const person = await personFor(definition.role, base.caller, base.now)
  if (!person.ok) return person
  const phone = await admitDevice(person.value.staff, envelope.device, base.now)
  if (!phone.ok) return phone
  const input = parseInput(definition, envelope)
  if (!input.ok) return input
  const request = requestFor(definition, envelope, base.caller, input.value)
  if (!request.ok) return request
  const context = contextOf(served, base, person.value, request.value)
  const outcome = request.value
    ? await onceOnly(handler, input.value, context, request.value)
    : await handler.run(input.value, context)
  return checkOutcome(definition, outcome)
}

/** identity → route → rate, before anything is read. */
const admit = async (
  serve: Map<string, Served>,
  envelope: Envelope | undefined,
  now: number,
): Promise<Outcome> => {
  const caller: Result<Caller> = identify()
  if (!caller.ok) return caller
  if (!envelope) return refuse('request.invalid')
  const served = serve.get(envelope.route)
  if (!served) return refuse('request.unknown-route')
  if (tooFast(caller.value.openid, now)) return refuse('request.too-fast')
  return run(served, envelope, { now, caller: caller.value })
}

/** Faults end here: they are written down, and the person learns a log id and nothing else. */
const faultProof = async (work: () => Promise<Outcome>, logId: string): Promise<Outcome> => {
  try {
    return await work()
  } catch (error) {
    logFault(logId, error)
    if (error instanceof BusyError || isOverloaded(error)) return refuse('request.busy')
    return refuse('server.fault', { logId })
  }
}

const servedOf = <Rs extends Routes>(routes: Rs, handlers: Handlers<Rs>): Map<string, Served> => {
  const entries = Object.entries(routes).map(([name, definition]): [string, Served] => {
    const given = handlers[name] as unknown as Handler<Route> | Handler<Route>['run']
    const handler = typeof given === 'function' ? { run: given } : given
    return [name, { name, definition, handler }]
  })
  return new Map(entries)
}

/** `main` of a function: answers every event with a reply and never throws. */
export const serve = <Rs extends Routes>(fn: string, routes: Rs, handlers: Handlers<Rs>) => {
  const table = servedOf(routes, handlers)
  return async (event: unknown): Promise<Reply<unknown>> => {
    const now = clock()
    const logId = randomId()
    const envelope = readEnvelope(event)
    const outcome = await faultProof(() => admit(table, envelope, now), logId)
    const route = envelope && table.has(envelope.route) ? envelope.route : '-'
    const code = outcome.ok ? 'ok' : outcome.code
    logCall({ fn, route, ms: clock() - now, code, logId })
    return replyOf(outcome, clock())
  }
}
