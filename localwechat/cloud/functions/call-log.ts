import type { CallRecord, OperationRecord } from '../types.ts'

/** Enough for any test or debug page; older calls are forgotten. */
const CALLS_KEPT = 1000

/** A call as the server tracks it; its token is in the address that its SDK talks to. */
export interface ActiveCall {
  token: string
  record: CallRecord
  done: boolean
  /** Transactions that the call has open. */
  transactions: Set<string>
}

/** Who makes which request, and what each call did. */
export interface CallLog {
  open(token: string, record: CallRecord): ActiveCall
  close(call: ActiveCall): void
  byToken(token: string): ActiveCall | undefined
  records(): CallRecord[]
}

export const createCallLog = (): CallLog => {
  const active = new Map<string, ActiveCall>()
  const records: CallRecord[] = []
  return {
    open(token, record) {
      const call = { token, record, done: false, transactions: new Set<string>() }
      active.set(token, call)
      records.push(record)
      for (const old of records.splice(0, records.length - CALLS_KEPT)) active.delete(old.id)
      return call
    },
    close(call) {
      call.done = true
    },
    byToken: (token) => active.get(token),
    records: () => structuredClone(records),
  }
}

/** Actions that the SDK sends without the id of the open transaction (facts/cloud.md §5.1). */
const escapes = (action: string, queryType: unknown): boolean =>
  action === 'database.calculateDocument' ||
  action === 'database.aggregateDocuments' ||
  (queryType === 'WHERE' && /\.(modify|remove)Document$/.test(action))

/** Notes one request of a call; the returned function completes it with the answer. */
export const noteOperation = (call: ActiveCall, body: Record<string, unknown>) => {
  const action = String(body.action)
  const transactionId = typeof body.transactionId === 'string' ? body.transactionId : undefined
  const name = body.collectionName ?? body.apiName ?? body.function_name
  const operation: OperationRecord = { action, transaction: transactionId !== undefined, ms: 0 }
  if (typeof name === 'string') operation.collection = name
  if (call.done) operation.late = true
  if (!transactionId && call.transactions.size > 0 && escapes(action, body.queryType))
    operation.escaped = true
  call.record.operations.push(operation)
  const start = performance.now()
  return (reply: { code?: unknown; transactionId?: unknown }): void => {
    operation.ms = performance.now() - start
    if (typeof reply.code === 'string') operation.code = reply.code
    if (typeof reply.transactionId === 'string') call.transactions.add(reply.transactionId)
    if (transactionId && /\.(commit|abort)Transaction$/.test(action))
      call.transactions.delete(transactionId)
  }
}
