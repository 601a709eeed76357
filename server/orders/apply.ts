import { addDiff, type ImportDiff, NO_DIFF } from '#core/orders/import'
import { diffOf, heldOf } from '#core/orders/import-held'
import { ORDERS_AT_ONCE } from '#core/orders/import-limits'
import { between, find, gt, lt, updateWhere } from '../platform/store'
import { countBuyers } from './buyers'
import { followClaims } from './follow-claims'
import { noteParcels, retractParcels } from './identify'
import { putOrders } from './put'
import { type ImportDoc, type SaidDoc, saids } from './records'

const nextOf = ({ _id, cursor, pass, state }: ImportDoc): Promise<SaidDoc[]> =>
  find(saids, {
    where: { importId: _id, seq: gt(cursor) },
    // Out of force goes what is in it, and what this very way has taken out before it was killed.
    either: state === 'undoing' ? [[{ live: true }, { pass }]] : [],
    order: [['seq', 'asc']],
    limit: ORDERS_AT_ONCE,
    bulk: true,
  })

/** One request for all of them; a run of an older way, waking late, changes nothing. */
const mark = async (
  { _id: importId, pass }: ImportDoc,
  [first, last]: readonly [number, number],
  live: boolean,
): Promise<void> => {
  const where = { importId, seq: between(first, last + 1), pass: lt(pass) }
  await updateWhere(saids, where, { set: { live, pass } })
}

/** What a batch has changed: from all that is in force, with this import and without. */
const diffIn = async (
  { _id }: ImportDoc,
  batch: readonly SaidDoc[],
  live: ReadonlyMap<string, SaidDoc[]>,
): Promise<ImportDiff> => {
  const buyers = await countBuyers(_id, batch)
  return batch.reduce(
    (sum, { orderId }) => {
      const says = live.get(orderId) ?? []
      const before = heldOf(says.filter(({ importId }) => importId !== _id))
      return addDiff(sum, diffOf(before, heldOf(says)))
    },
    addDiff(NO_DIFF, buyers),
  )
}

export type Progress = Partial<Omit<ImportDoc, '_id'>>

/**
 * Puts the next orders of an import in force, or takes them out of it again. Safe to repeat, and to be
 * killed anywhere. Answers what to note; undefined when there is nothing left.
 */
export const applySlice = async (
  import_: ImportDoc,
  now: number,
): Promise<Progress | undefined> => {
  const found = await nextOf(import_)
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return undefined
  const live = import_.state === 'running'
  await mark(import_, [first.seq, last.seq], live)
  const batch = found.map((said) => ({ ...said, live }))
  const put = await putOrders(batch, `${import_._id}.${import_.pass}.${first.seq}`, now)
  await (live ? noteParcels : retractParcels)(batch, now)
  await followClaims(batch, put.orders, now)
  const progress = { cursor: last.seq, done: import_.done + batch.length }
  if (!live) return progress
  return { ...progress, was: addDiff(import_.was, await diffIn(import_, batch, put.live)) }
}
