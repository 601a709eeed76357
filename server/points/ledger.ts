import { PAGE_SIZE } from '#core/kernel/page'
import { audit } from '../platform/audit'
import { findPage, get } from '../platform/store'
import { type Entry, entriesIn, entryIdOf } from './row'

export interface LedgerPage {
  entries: Entry[]
  next?: string
}

/**
 * Where the next page starts: behind this entry, which may lie in the middle of a row. The dot in
 * an entry's id sorts below every letter of a row's id, so a page from `row.2` on begins with that
 * very row, and what was shown of it is left out.
 */
const cursorAt = (entry: Entry): string => `${entry.doc.at}~${entryIdOf(entry)}`

const isShown = ({ doc, index }: Entry, after: string | undefined): boolean => {
  const [, shown = ''] = (after ?? '').split('~')
  const [rowId, number] = shown.split('.')
  return rowId === doc._id && number !== undefined && index >= Number(number)
}

/** A member's entries, newest first, at most PAGE_SIZE lines, in one read. */
export const ledgerPage = async (memberId: string, after?: string): Promise<LedgerPage> => {
  // One row more than lines are drawn: the first may have been shown as a whole.
  const page = await findPage(audit, {
    where: { memberId },
    by: 'at',
    way: 'desc',
    size: PAGE_SIZE + 1,
    after,
  })
  const all = page.rows.flatMap(entriesIn).filter((entry) => !isShown(entry, after))
  const entries = all.slice(0, PAGE_SIZE)
  const last = entries.at(-1)
  const more = all.length > entries.length || page.next !== undefined
  return more && last ? { entries, next: cursorAt(last) } : { entries }
}

/** The entry of this member, or undefined: somebody else's is as good as none. */
export const readEntry = async (memberId: string, entryId: string): Promise<Entry | undefined> => {
  const [rowId = '', number] = entryId.split('.')
  const doc = await get(audit, rowId)
  if (doc?.memberId !== memberId) return undefined
  return entriesIn(doc).find(({ index }) => index === Number(number))
}
