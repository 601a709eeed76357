import type { OperationRecord } from '../types.ts'
import { CloudError } from '../wire/errors.ts'

/** How a person wrote the call, and how the service names the operation in its refusals. */
interface Call {
  written: string
  operation: string
}

const WHERE_CALLS: Readonly<Record<string, Call>> = {
  'database.modifyDocument': { written: 'where().update()', operation: 'Update' },
  'database.removeDocument': { written: 'where().remove()', operation: 'Delete' },
}

const ALWAYS: Readonly<Record<string, Call>> = {
  'database.calculateDocument': { written: 'count()', operation: 'Count' },
  'database.aggregateDocuments': { written: 'aggregate()', operation: 'Aggregate' },
}

/** The call behind an action that the SDK sends without its transaction (facts/cloud.md §5.1). */
const callOf = (action: string, queryType: unknown): Call | undefined =>
  ALWAYS[action] ?? (queryType === 'WHERE' ? WHERE_CALLS[action] : undefined)

export const escapes = (action: string, queryType: unknown): boolean =>
  callOf(action, queryType) !== undefined

const explain = ({ written }: Call, collection: string | undefined): string =>
  `${written} on "${collection ?? ''}" runs outside the open transaction: ` +
  'wx-server-sdk sends no transaction id with it. Use doc() inside the transaction, ' +
  'or call it before or after.'

export interface EscapeOptions {
  /** Refuses what slips out of a transaction instead of only telling of it. */
  strict: boolean
  warn: (line: string) => void
}

/** Tells of each place once, and answers the refusal for the SDK when strict. */
export const createEscapeWatch = ({ strict, warn }: EscapeOptions) => {
  const told = new Set<string>()
  return (fn: string, operation: OperationRecord, queryType: unknown): CloudError | undefined => {
    const call = callOf(operation.action, queryType)
    if (!call) return undefined
    const text = explain(call, operation.collection)
    // The stack of the caller stays in its thread: function, call and collection name the place.
    const place = `${fn} ${operation.action} ${operation.collection ?? ''}`
    if (!told.has(place)) warn(`[${fn}] ${text}`)
    told.add(place)
    if (!strict) return undefined
    const message = `[FailedOperation.${call.operation}] localwechat, strict: ${text}`
    return new CloudError('DATABASE_REQUEST_FAILED', message)
  }
}

export type EscapeWatch = ReturnType<typeof createEscapeWatch>
