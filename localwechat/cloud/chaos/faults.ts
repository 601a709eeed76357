/** What can go wrong between a function and the database; names shared with the simulator. */
export const OPERATION_FAULTS = [
  'conflict',
  'busy',
  'overload',
  'lost-before',
  'lost-after',
  'slow',
  'kill',
] as const
export type OperationFault = (typeof OPERATION_FAULTS)[number]

/** What can go wrong between a phone and a function. */
export const CALL_FAULTS = ['lost-before', 'lost-after', 'duplicate'] as const
export type CallFault = (typeof CALL_FAULTS)[number]

export interface Refusal {
  code: string
  message: string
}

/** Texts as the cloud gives them (facts/cloud.md §2.5, §5.3, §6). */
export const REFUSALS: Readonly<Record<'conflict' | 'busy' | 'overload', Refusal>> = {
  conflict: {
    code: 'DATABASE_TRANSACTION_CONFLICT',
    message:
      '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  },
  busy: {
    code: 'DATABASE_TRANSACTION_FAIL',
    message:
      '[ResourceUnavailable.TransactionBusy] Transaction is busy. Please check your request, but if the problem persists, contact us.',
  },
  overload: {
    code: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
    message:
      '[LimitExceeded.ConcurrentRequest] Exceed concurrent request limit. Please check your request, but if the problem persists, contact us.',
  },
}

/** The part of a wire request that decides which faults can meet it. */
export interface Site {
  action: string
  inTransaction: boolean
}

const WRITES = /\.(insert|modify|remove)Document$/
const ENDS = /\.commitTransaction$/

/** Writes outside transactions and commits: after these, others see something new. */
export const isEffect = ({ action, inTransaction }: Site): boolean =>
  ENDS.test(action) || (WRITES.test(action) && !inTransaction)

/**
 * Whether the cloud can show this fault here: a snapshot read never conflicts, only what carries a
 * transaction id can find its transaction busy, and a quota is counted on database requests.
 */
export const canMeet = (fault: OperationFault, { action, inTransaction }: Site): boolean => {
  if (fault === 'conflict') return inTransaction && (WRITES.test(action) || ENDS.test(action))
  if (fault === 'busy') return inTransaction
  if (fault === 'overload') return action.startsWith('database.')
  return true
}
