import type { AuditRow } from '#core/audit/contract'
import { momentText } from '#core/kernel/time'

/** Plain data for one row of `audit-rows`. Only what is drawn, since all of it crosses setData. */
export interface AuditItem {
  id: string
  what: string
  at: string
  who: string
  change?: string
  why?: string
}

const changeOf = ({ before, after }: AuditRow): string =>
  before && after ? `${before} → ${after}` : (after ?? before ?? '')

/** A record as a row, seen at the server's time `now`. */
export const itemOf = (row: AuditRow, now: number): AuditItem => {
  const change = changeOf(row)
  return {
    id: row.id,
    what: row.what,
    at: momentText(row.at, now),
    who: row.where ? `${row.who} · ${row.where}` : row.who,
    ...(change ? { change } : {}),
    ...(row.why ? { why: row.why } : {}),
  }
}
