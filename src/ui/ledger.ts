import { dayText, momentText } from '#core/kernel/time'
import type { EntryRow } from '#core/points/views'

/** Plain data for one row of `ledger-rows`. Only what is drawn, since all of it crosses setData. */
export interface LedgerItem {
  id: string
  title: string
  at: string
  amount: string
  gain?: true
  note?: string
}

/** +12, −12 or 0: with a real minus, as wide as the plus. */
export const signed = (points: number): string =>
  points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0'

const debtNote = (debt: number): string =>
  debt > 0 ? `其中 ${debt} 分记作待补` : `补上了待补的 ${-debt} 分`

/** Dates of earned points, and what became of a debt, in words; a line for each. */
const noteOf = (row: EntryRow, now: number): string => {
  const words = [
    row.debt ? debtNote(row.debt) : '',
    row.from !== undefined && row.from > now ? `${dayText(row.from, now)} 起可用` : '',
    row.until !== undefined ? `${dayText(row.until, now)} 到期` : '',
  ]
  return words.filter(Boolean).join('\n')
}

/** A line of the ledger as a row, seen at the server's time `now`. */
export function ledgerItem(row: EntryRow, now: number): LedgerItem {
  const note = noteOf(row, now)
  return {
    id: row.id,
    title: row.title,
    at: momentText(row.at, now),
    amount: signed(row.points),
    ...(row.points > 0 ? { gain: true } : {}),
    ...(note ? { note } : {}),
  }
}
