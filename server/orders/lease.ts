import { MINUTE } from '#core/kernel/time'
import { get, lt, updateWhere } from '../platform/store'
import { type ImportDoc, imports } from './records'

/** Longer than a function may run: a killed run frees its lease by itself. */
const LEASE = MINUTE

/** Takes an import for slices of work; undefined while another run has it. */
export const takeImport = async (_id: string, now: number): Promise<ImportDoc | undefined> => {
  const change = { set: { until: now + LEASE }, inc: { fence: 1 } }
  const taken = await updateWhere(imports, { _id, until: lt(now) }, change)
  return taken === 1 ? get(imports, _id) : undefined
}

/** Gives it back, unless another run has taken it since. */
export const letGo = ({ _id, fence }: ImportDoc): Promise<number> =>
  updateWhere(imports, { _id, fence, until: lt(Number.MAX_SAFE_INTEGER) }, { set: { until: 0 } })

/**
 * Notes how far a slice came: only by the newest taker, and only from where that slice began, so that
 * a run that was thought dead writes nothing when it wakes. A wish is granted as long as it is the last
 * one: of another the slice is done once more. Answers the import as it is now, undefined
 * when it is no longer this run's.
 */
export const moveOn = async (
  { _id, fence, state, offset, cursor, wish }: ImportDoc,
  set: Partial<Omit<ImportDoc, '_id'>>,
): Promise<ImportDoc | undefined> => {
  const guard = { _id, fence, state, offset, cursor, ...('wish' in set ? { wish } : {}) }
  const moved = await updateWhere(imports, guard, { set })
  const now = await get(imports, _id)
  return moved === 1 || now?.fence === fence ? now : undefined
}
