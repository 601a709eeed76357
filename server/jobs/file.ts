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
