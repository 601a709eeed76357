import { MINUTE } from '#core/kernel/time'
import { between, type Collection, type Doc, findPage, gte, type Where } from '../platform/store'

/** A call that started before the last look may have ended after it; no call lives this long. */
const OVERLAP = 2 * MINUTE

export interface Healed {
  /** Where the next look starts, ms. */
  cursor: number
  /** There is more to look at now. */
  more: boolean
  filed: number
}

interface Look<T extends Doc> {
  of: Collection<T>
  where?: Where<T>
  /** Field with the time in ms; 0 stands for never. */
  by: keyof T & string
  size: number
  /** Looks no further than this, for whatever has been late until then; each is looked at once. */
  before?: number
}

/**
 * Does the work for pages of documents since the cursor, the oldest first; the work answers how much
 * it filed. Never stops between documents of one millisecond, or a slice that was written in one
 * would hold it for ever. Goes on after the last document; at the end, steps back for calls that are
 * still running, also where the last page began later than they.
 */
export const lookSince = async <T extends Doc>(
  cursor: number,
  { of, where, by, size, before }: Look<T>,
  now: number,
  work: (page: readonly T[]) => Promise<number>,
): Promise<Healed> => {
  const from = Math.max(1, cursor)
  const span = before === undefined ? gte(from) : between(from, before)
  const since = { ...where, [by]: span } as Where<T>
  let filed = 0
  let last = cursor
  let after: string | undefined
  do {
    const page = await findPage(of, { where: since, by, way: 'asc', size, after })
    filed += await work(page.rows)
    last = Number(page.rows.at(-1)?.[by] ?? cursor)
    after = page.next
  } while (after !== undefined && last <= cursor)
  const more = after !== undefined
  return { cursor: more ? last : (before ?? now - OVERLAP), more, filed }
}
