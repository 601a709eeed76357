import type { Result } from '#core/kernel/result'
import { now, pause } from '../clock'
import { fraction } from '../random'
import type { SdkTransaction } from '../wechat/sdk'
import { type Change, commands } from './change'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { BusyError, DuplicateError, isConflict, isDuplicate, StaleError } from './errors'

/**
 * What really is transactional in this SDK, and nothing else: `where().update()`, `count()` and
 * aggregates send no transaction id and apply at once (facts/cloud.md §5.1).
 */
export interface Tx {
  get<T extends Doc>(from: Collection<T>, id: string): Promise<T | undefined>
  /** Throws DuplicateError when the id or a unique key is taken. */
  add<T extends Doc>(to: Collection<T>, doc: T): Promise<void>
  /** Makes or replaces the whole document; a taken unique key throws as in `add`. */
  set<T extends Doc>(to: Collection<T>, doc: T): Promise<void>
  /** Changes a document that `get` has found in this transaction. */
  update<T extends Doc>(of: Collection<T>, id: string, change: Change<T>): Promise<void>
}

/** The function may run 20 s; what is left covers the reads before and the reply after. */
const TIME_BUDGET = 14_000
const FIRST_PAUSE = 15
const LONGEST_PAUSE = 600
/** A duplicate means a stale snapshot or a random handle met again; both end at the next try. */
const DUPLICATE_TRIES = 4

/** Full jitter: contenders that met once should not meet again. */
const backOff = (attempt: number) =>
  fraction() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempt, 10))

/** Operations of one transaction must not overlap: TransactionBusy (facts/cloud.md §5.3). */
const oneAtATime = () => {
  let tail: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work)
    tail = result.catch(() => undefined)
    return result
  }
}

const unlessTaken = async ({ name }: Collection, id: string, write: () => Promise<unknown>) => {
  try {
    await write()
  } catch (error) {
    throw isDuplicate(error) ? new DuplicateError(name, id) : error
  }
}

const withoutId = <T extends Doc>({ _id, ...rest }: T) => rest

const open = (sdk: SdkTransaction): Tx => {
  const inTurn = oneAtATime()
  return {
    get: (from, id) =>
      inTurn(async () => {
        const { data } = await sdk.collection(from.name).doc(id).get()
        return data ? from.parse(data) : undefined
      }),
    add: (to, doc) =>
      inTurn(() =>
        unlessTaken(to, doc._id, () => sdk.collection(to.name).add({ data: { ...doc } })),
      ),
    set: (to, doc) =>
      inTurn(() => {
        const place = sdk.collection(to.name).doc(doc._id)
        return unlessTaken(to, doc._id, () => place.set({ data: withoutId(doc) }))
      }),
    update: (of, id, change) =>
      inTurn(async () => {
        await sdk
          .collection(of.name)
          .doc(id)
          .update({ data: commands(change) })
      }),
  }
}

// The service has already dropped a transaction that failed; asking again only tells us so.
const abandon = (sdk: SdkTransaction) => sdk.rollback().catch(() => undefined)

const once = async <T, C extends string>(
  work: (tx: Tx) => Promise<Result<T, C>>,
): Promise<Result<T, C>> => {
  const sdk = await db.startTransaction()
  let result: Result<T, C>
  try {
    result = await work(open(sdk))
  } catch (error) {
    await abandon(sdk)
    throw error
  }
  if (!result.ok) await abandon(sdk)
  // A commit whose answer is lost may have been kept. It is thrown as the fault it is, and the
  // client's retry with the same request id finds the receipt (law 2).
  else await sdk.commit()
  return result
}

const mayRunAgain = (error: unknown, duplicates: number, receipts: string): boolean => {
  if (error instanceof DuplicateError)
    return error.collection !== receipts && duplicates < DUPLICATE_TRIES
  return error instanceof StaleError || isConflict(error)
}

/**
 * Runs `work` in a transaction until it commits: a refusal or a throw leaves nothing behind. `work`
 * may run several times, so it decides only from what it reads through `tx`.
 * Our own retry, because the SDK's never fires (facts/cloud.md §5.2) and would not abort or wait.
 * A duplicate receipt is not retried: the request was done before.
 */
export const withTx = async <T, C extends string>(
  work: (tx: Tx) => Promise<Result<T, C>>,
): Promise<Result<T, C>> => {
  const deadline = now() + TIME_BUDGET
  let duplicates = 0
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(work)
    } catch (error) {
      if (error instanceof DuplicateError) duplicates += 1
      if (!mayRunAgain(error, duplicates, 'audit')) throw error
    }
    if (now() >= deadline) throw new BusyError(`no commit after ${attempt} tries`)
    await pause(backOff(attempt))
  }
}
