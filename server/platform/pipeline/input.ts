import * as v from 'valibot'
import { requestId } from '#core/kernel/fields'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Route } from '#core/kernel/route'
import { type Request, requestOf } from '../audit'
import type { Caller } from '../identity'
import { mayAct } from '../identity'
import type { Envelope } from './envelope'

/** The input as its strict schema gives it back; unknown fields and wrong types are refused. */
export const parseInput = (definition: Route, envelope: Envelope): Result<unknown> => {
  const result = v.safeParse(definition.input, envelope.input)
  if (result.success) return ok(result.output)
  const field = v.getDotPath(result.issues[0])
  return refuse('request.invalid', field ? { field } : undefined)
}

/** For an action: which request this is. A query has none. */
export const requestFor = (
  definition: Route,
  envelope: Envelope,
  caller: Caller,
  parsed: unknown,
): Result<Request | undefined> => {
  if (definition.kind === 'query') return ok(undefined)
  if (!mayAct(caller)) return refuse('request.no-identity')
  const given = v.safeParse(requestId, envelope.requestId)
  if (!given.success) return refuse('request.invalid', { field: 'requestId' })
  return ok(requestOf(caller.openid, given.output, parsed))
}
