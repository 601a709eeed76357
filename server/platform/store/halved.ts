import { isTooLarge } from './errors'

/** Rows of a query from this one on. */
type Read = (skip: number, limit: number) => Promise<unknown[]>

/**
 * Rows that do not fit into one answer are asked for in two halves, and so on. How large documents
 * are nobody knows before; where all are small this is one request. Throws for one row too large.
 */
export const halved = async (read: Read, limit: number, skip = 0): Promise<unknown[]> => {
  try {
    return await read(skip, limit)
  } catch (error) {
    if (!isTooLarge(error) || limit === 1) throw error
    const half = Math.ceil(limit / 2)
    const first = await halved(read, half, skip)
    if (first.length < half) return first
    return [...first, ...(await halved(read, limit - half, skip + half))]
  }
}
