import { EJSON } from 'bson'

const HELP = 'Please check your request, but if the problem persists, contact us.'

/** A refusal in the cloud's own words; it crosses the wire as `{code, message}`. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** What MongoDB itself would refuse (bad query, bad update, duplicate key). */
export class MongoError extends Error {}

export const badRequest = (text: string): MongoError => new MongoError(text)

export const invalidParam = (text: string): WireError =>
  new WireError('INVALID_PARAM', `[InvalidParameter] ${text}. ${HELP}`)

export const collectionMissing = (name: string): WireError =>
  new WireError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${HELP}`,
  )

/** Text and code as functions of others meet them; the SDK knows no number for it: -501001. */
export const collectionThere = (): WireError =>
  new WireError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist. ${HELP}`,
  )

export const conflict = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${HELP}`,
  )

export const transactionGone = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${HELP}`,
  )

export const transactionBusy = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${HELP}`,
  )

/** The cloud's text for its cap of 100 operations is not known (facts/cloud.md §6: "reported"). */
export const transactionFull = (cap: number): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[LimitExceeded.TransactionOperations] Transaction has more than ${cap} operations. ${HELP}`,
  )

/** Text as wire.txt shows it; only `E11000` may be relied on (facts/cloud.md §6). */
export const duplicateKey = (collection: string, index: string, key: unknown): MongoError =>
  badRequest(
    `E11000 duplicate key error collection: tnt.${collection} index: ${index} dup key: ${EJSON.stringify(key as object)}`,
  )

/** Wraps MongoDB's text as the gateway does: `[FailedOperation.Insert] multiple write errors: ...`. */
export function writeFailed(operation: string, text: string): WireError {
  return new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.${operation}] multiple write errors: [{write errors: [{${text}}]}, {<nil>}]`,
  )
}

export const requestFailed = (operation: string, text: string): WireError =>
  new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation.${operation}] ${text}. ${HELP}`)
