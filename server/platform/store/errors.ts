/**
 * The SDK loses the service's error codes on the way (facts/cloud.md §5.2, §6), and the same
 * failure carries different numbers in different places. The text is what stays.
 */
const textOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return String(error)
  const { code, errCode, errMsg, message } = error as Record<string, unknown>
  return [code, errCode, errMsg, message].filter((part) => part !== undefined).join(' ')
}

/** Another document holds this _id or unique key. */
export const isDuplicate = (error: unknown): boolean =>
  /E11000|DATABASE_DUPLICATE_WRITE|duplicate key/i.test(textOf(error))

/** Another transaction was first; nothing of ours was kept and the same work may run again. */
export const isConflict = (error: unknown): boolean =>
  /TransactionConflict|TransactionBusy|DATABASE_TRANSACTION_CONFLICT|WriteConflict/i.test(
    textOf(error),
  )

/** The environment's request quota is used up: refused before anything was done. */
export const isOverloaded = (error: unknown): boolean =>
  /-50100[34]\b|EXCEED_(CONCURRENT_)?REQUEST_LIMIT/.test(textOf(error))

/** The documents do not fit into one answer, which holds 1 MB (facts/cloud.md §6). */
export const isTooLarge = (error: unknown): boolean =>
  /-602001|QUERY_SIZE_EXCEED_LIMIT|result size exceed/i.test(textOf(error))

/** Something with this _id or unique key is already there. */
export class DuplicateError extends Error {
  override name = 'DuplicateError'

  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`${collection}/${id}: _id or a unique key is already taken`)
  }
}

/** Something that is there was made after the transaction began, which can not see it. */
export class StaleError extends Error {
  override name = 'StaleError'
}

/** The document is contended beyond the time that one call may spend; nothing was written. */
export class BusyError extends Error {
  override name = 'BusyError'
}
