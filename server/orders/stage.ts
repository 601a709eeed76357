import { addDiff, type ImportDiff, NO_DIFF } from '#core/orders/import'
import { diffOf, heldOf, lessDiff } from '#core/orders/import-held'
import { ORDERS_AT_ONCE } from '#core/orders/import-limits'
import type { Rejected } from '#core/orders/line'
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
  /** Rows that it has beyond what an order may have. */
  beyond: number[]
}

const staged = (
  { _id }: ImportDoc,
  fresh: SaidDoc,
  known: readonly SaidDoc[],
  from: number,
): Staged => {
  const stored = known.find(({ importId }) => importId === _id)
  const said = joined(stored ?? fresh, fresh)
  const others = known.filter(({ importId, live }) => live && importId !== _id)
  const kept = new Set(said.lines.map(({ row }) => row))
  const beyond = fresh.lines.map(({ row }) => row).filter((row) => !kept.has(row))
  return { said, before: stored && saidBefore(stored, from), stored, others, beyond }
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

export interface Stage {
  /** What these rows add to the difference that the import would make. */
  diff: ImportDiff
  /** Rows that were understood and are left out all the same. */
  rejected: Rejected[]
}

const rejectedIn = ({ said, beyond }: Staged): Rejected[] =>
  beyond.map((row) => ({ row, column: '', code: 'orders.row-lines-many', value: said.orderNo }))

const stageBatch = async (
  import_: ImportDoc,
  batch: readonly SaidDoc[],
  from: number,
): Promise<Stage> => {
  const known = await saidOf(batch.map(({ orderId }) => orderId))
  const all = batch.map((said) => staged(import_, said, known.get(said.orderId) ?? [], from))
  await write(all)
  const buyers = await countBuyers(
    import_._id,
    all.map(({ said }) => said),
  )
  const diff = all.map(diffOfOne).reduce(addDiff, addDiff(NO_DIFF, buyers))
  return { diff, rejected: all.flatMap(rejectedIn) }
}

/**
 * Keeps what these rows of a file say beside the orders, where it changes nothing. The same rows again
 * change nothing and answer the same.
 */
export const stage = async (import_: ImportDoc, rows: readonly Row[]): Promise<Stage> => {
  const from = rows[0]?.row ?? 0
  const said = saidIn(import_, rows)
  const sum: Stage = { diff: NO_DIFF, rejected: [] }
  for (let start = 0; start < said.length; start += ORDERS_AT_ONCE) {
    const batch = said.slice(start, start + ORDERS_AT_ONCE)
    const { diff, rejected } = await stageBatch(import_, batch, from)
    sum.diff = addDiff(sum.diff, diff)
    sum.rejected.push(...rejected)
  }
  return sum
}
