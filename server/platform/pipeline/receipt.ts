import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf, Route } from '#core/kernel/route'
import { type AuditDoc, audit, type Request } from '../audit'
import type { ContextOf, Handler } from '../context'
import { DuplicateError, get } from '../store'

type Outcome = Result<unknown>

const replay = async (
  row: AuditDoc,
  request: Request,
  again: (stored: unknown) => Promise<unknown>,
): Promise<Outcome> => {
  if (row.inputHash !== request.inputHash) return refuse('request.replay-changed')
  return ok(await again(JSON.parse(row.reply)))
}

/**
 * Runs an action once per request id. The happy way asks nothing before the deed: the receipt is
 * added in the deed's own commit, so a second deed fails there, or finds that there is nothing left
 * to do and refuses. Only then the receipt is looked up, and the first answer is given again (law 2).
 */
export const onceOnly = async <R extends Route>(
  handler: Handler<R>,
  input: Parameters<Handler<R>['run']>[0],
  context: ContextOf<R>,
  request: Request,
): Promise<Outcome> => {
  const again = (stored: unknown) =>
    handler.again?.(input, context, stored) ?? Promise.resolve(stored as OutputOf<R>)
  const outcome = await handler.run(input, context).catch((error: unknown) => {
    if (error instanceof DuplicateError && error.collection === audit.name) return undefined
    throw error
  })
  if (outcome?.ok) return outcome
  if (outcome && handler.neverDone?.includes(outcome.code)) return outcome
  const row = await get(audit, request.key)
  if (row) return replay(row, request, again)
  if (outcome) return outcome
  throw new Error('a receipt was refused as duplicate but can not be found')
}
