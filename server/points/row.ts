import type { EntryRow, EntryView, PointsLine } from '#core/points/views'
import { causeOf, titleOf, whoText } from '#core/points/words'
import type { AuditDoc, PointsPosting } from '../platform/audit'

/** One line of a member's ledger in the audit row that it stands in. */
export interface Entry {
  doc: AuditDoc
  posting: PointsPosting
  line: PointsLine
  index: number
}

export const entryIdOf = ({ doc, index }: Entry): string => `${doc._id}.${index}`

/** The entries of a row, the newest first: a deed's last line lies on top. */
export const entriesIn = (doc: AuditDoc): Entry[] => {
  const { points: posting } = doc
  if (!posting) return []
  return posting.lines.map((line, index) => ({ doc, posting, line, index })).reverse()
}

/** What the line made to last until when: earned points, or the same points with a later day. */
const datesOf = ({ line, doc }: Entry): Pick<EntryRow, 'from' | 'until'> => {
  const given = line.moves.filter(({ points }) => points > 0)
  const [first] = given
  if (!first || (line.kind !== 'earn' && line.kind !== 'extend')) return {}
  const until = Math.min(...given.map((one) => one.until))
  const pending = line.kind === 'earn' && first.from > doc.at
  return { until, ...(pending ? { from: first.from } : {}) }
}

/** The row of a list. */
export const rowOf = (entry: Entry): EntryRow => ({
  id: entryIdOf(entry),
  at: entry.doc.at,
  title: titleOf(entry.posting, entry.index, entry.doc.why),
  points: entry.line.points,
  kind: entry.line.kind,
  balance: entry.line.balance,
  ...datesOf(entry),
  ...(entry.line.debt === 0 ? {} : { debt: entry.line.debt }),
})

/** The page that says why. */
export const viewOf = (entry: Entry): EntryView => {
  const { doc, posting, line, index } = entry
  return {
    ...rowOf(entry),
    cause: causeOf(posting, index),
    ...(posting.rule === undefined ? {} : { rule: posting.rule }),
    ...(posting.where === undefined ? {} : { where: posting.where }),
    who: whoText(doc.role),
    ...(doc.why === undefined ? {} : { why: doc.why }),
    ...(posting.document === undefined ? {} : { document: posting.document }),
    lots: line.moves.map(({ points, from, until }) => ({ points, from, until })),
    ...(line.waived === undefined ? {} : { waived: line.waived }),
    requestId: doc.requestId,
  }
}
