import type { CallRecord, OperationRecord } from '../types.ts'
import type { CloudError } from '../wire/errors.ts'
import { type EscapeWatch, escapes } from './escapes.ts'

/** Enough for any test or debug page; older calls are forgotten. */
const CALLS_KEPT = 1000

/** A call as the server tracks it; its token is in the address that its SDK talks to. */
export interface ActiveCall {
  token: string
  record: CallRecord
  done: boolean
  /** Transactions that the call has open. */
  transactions: Set<string>
  /** Ends the instance that the call runs in. */
  stop?: () => void
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
      const transactions = new Set<string>()
      const call: ActiveCall = { token, record, done: false, transactions }
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

interface Reply {
  code?: unknown
  message?: unknown
  transactionId?: unknown
}

/** One request of a call that is under way. */
export interface OperationNote {
  /** Set when the request must not be carried out. */
  refused?: CloudError
  /** Completes the record with the answer. */
  done(reply: Reply): void
}

/** Codes after which the service has dropped the transaction (facts/cloud.md §6). */
const ENDING = ['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_REQUEST_FAILED']

/** True when the transaction of a request is over with this answer, for good or bad. */
const ends = (action: string, { code, message }: Reply): boolean =>
  /\.(commit|abort)Transaction$/.test(action) ||
  ENDING.includes(String(code)) ||
  String(message).includes('TransactionNotExist')

const recordOf = (call: ActiveCall, body: Record<string, unknown>): OperationRecord => {
  const action = String(body.action)
  const transaction = typeof body.transactionId === 'string'
  const name = body.collectionName ?? body.apiName ?? body.function_name
  const open = !transaction && call.transactions.size > 0
  return {
    action,
    transaction,
    ms: 0,
    ...(typeof name === 'string' ? { collection: name } : {}),
    ...(call.done ? { late: true } : {}),
    ...(open && escapes(action, body.queryType) ? { escaped: true } : {}),
  }
}

/** Notes requests in the records of their calls, and watches what slips out of transactions. */
export const createNotes =
  (watch: EscapeWatch) =>
  (call: ActiveCall, body: Record<string, unknown>): OperationNote => {
    const operation = recordOf(call, body)
    call.record.operations.push(operation)
    const refused = operation.escaped && watch(call.record.fn, operation, body.queryType)
    const start = performance.now()
    const done = (reply: Reply): void => {
      operation.ms = performance.now() - start
      if (typeof reply.code === 'string') operation.code = reply.code
      if (typeof reply.transactionId === 'string') call.transactions.add(reply.transactionId)
      if (ends(operation.action, reply)) call.transactions.delete(String(body.transactionId))
    }
    return { done, ...(refused ? { refused } : {}) }
  }
