import { type AuditDoc, audit, fileRow } from '../platform/audit'
import { addMany, type Collection, type Doc, getMany } from '../platform/store'

/** Adds the documents that are not in their collection yet; answers how many those were. */
export const fileMissing = async <T extends Doc>(
  to: Collection<T>,
  docs: readonly T[],
): Promise<number> => {
  const filed = await getMany(
    to,
    docs.map(({ _id }) => _id),
  )
  const there = new Set(filed.map(({ _id }) => _id))
  const missing = docs.filter(({ _id }) => !there.has(_id))
  await addMany(to, missing)
  return missing.length
}

/**
 * The same for audit rows, of which two may have one id: a request id that was sent for two deeds.
 * Neither hides the other (platform/audit.ts fileRow).
 */
export const fileMissingRows = async (rows: readonly AuditDoc[]): Promise<number> => {
  const filed = await getMany(
    audit,
    rows.map(({ _id }) => _id),
  )
  const hashOf = new Map(filed.map(({ _id, inputHash }) => [_id, inputHash]))
  const missing: AuditDoc[] = []
  const others: AuditDoc[] = []
  for (const row of rows) {
    const first = hashOf.get(row._id)
    if (first === undefined) missing.push(row)
    else if (first !== row.inputHash) others.push(row)
    hashOf.set(row._id, first ?? row.inputHash)
  }
  await addMany(audit, missing)
  let beside = 0
  for (const row of others) if (await fileRow(row)) beside += 1
  return missing.length + beside
}
