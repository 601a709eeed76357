import { addDiff, type ImportDiff, NO_DIFF } from '#core/orders/import'
import { diffOf, heldOf, lessDiff } from '#core/orders/import-held'
import { ORDERS_AT_ONCE } from '#core/orders/import-limits'
import { addMany, updateWhere } from '../platform/store'
import { countBuyers } from './buyers'
import { type ImportDoc, type SaidDoc, saids } from './records'
import { joined, type Row, saidBefore, saidIn } from './said'
import { saidOf } from './saids'

interface Staged {
  /** As the import says it now. */
  said: SaidDoc
  /** As it had said it before this part of the file. */
  before: SaidDoc | undefined
  /** What is in the database. */
  stored: SaidDoc | undefined
  /** What imports in force say of the order. */
  others: SaidDoc[]
}

const staged = (
  { _id }: ImportDoc,
  fresh: SaidDoc,
  known: readonly SaidDoc[],
  from: number,
): Staged => {
  const stored = known.find(({ importId }) => importId === _id)
  const said = stored ? joined(stored, fresh) : fresh
  const others = known.filter(({ importId, live }) => live && importId !== _id)
  return { said, before: stored && saidBefore(stored, from), stored, others }
}

const hasGrown = ({ said, stored }: Staged): boolean =>
  stored !== undefined && JSON.stringify(said) !== JSON.stringify(stored)

/** Rows of one order that stand far apart are joined one by one; next to each other they came here together. */
const write = async (batch: readonly Staged[]): Promise<void> => {
  await addMany(
    saids,
    batch.filter(({ stored }) => !stored).map(({ said }) => said),
  )
  for (const { said } of batch.filter(hasGrown)) {
    const { _id, ...set } = said
    await updateWhere(saids, { _id, live: false }, { set })
  }
}

const diffOfOne = ({ said, before, others }: Staged): ImportDiff => {
  const was = heldOf(others)
  const is = diffOf(was, heldOf([...others, said]))
  return before ? lessDiff(is, diffOf(was, heldOf([...others, before]))) : addDiff(NO_DIFF, is)
}

const stageBatch = async (
  import_: ImportDoc,
  batch: readonly SaidDoc[],
  from: number,
): Promise<ImportDiff> => {
  const known = await saidOf(batch.map(({ orderId }) => orderId))
  const all = batch.map((said) => staged(import_, said, known.get(said.orderId) ?? [], from))
  await write(all)
  const buyers = await countBuyers(
    import_._id,
    all.map(({ said }) => said),
  )
  return all.map(diffOfOne).reduce(addDiff, addDiff(NO_DIFF, buyers))
}

/**
 * Keeps what these rows of a file say beside the orders, where it changes nothing, and answers what
 * they add to the difference that the import would make. The same rows again change nothing and add
 * the same.
 */
export const stage = async (import_: ImportDoc, rows: readonly Row[]): Promise<ImportDiff> => {
  const from = rows[0]?.row ?? 0
  const said = saidIn(import_, rows)
  let diff = NO_DIFF
  for (let start = 0; start < said.length; start += ORDERS_AT_ONCE)
    diff = addDiff(diff, await stageBatch(import_, said.slice(start, start + ORDERS_AT_ONCE), from))
  return diff
}
