import { addDiff } from '#core/orders/import'
import { MAX_REJECTS } from '#core/orders/import-limits'
import type { OrderLine, Rejected } from '#core/orders/line'
import { now as clock } from '../platform/clock'
import { addOnce } from '../platform/store'
import type { Progress } from './apply'
import type { FileState, Slice } from './files'
import { openImport, type Problem, readRows } from './reading'
import { type ImportDoc, rejectPages } from './records'
import { stage } from './stage'

const failed = (problem: Problem): Progress => ({ state: 'failed', problem })

const NOTHING = {
  code: 'orders.import-nothing',
  text: '文件里没有可以导入的订单，请看看未通过的行',
}

const opened = async (import_: ImportDoc): Promise<Progress> => {
  const opening = await openImport(import_)
  if ('problem' in opening) return failed(opening.problem)
  if ('fileId' in opening) return { fileId: opening.fileId, uploadId: import_.fileId }
  const { state, size, kind } = opening
  return { reader: JSON.stringify(state), offset: state.offset, size, kind }
}

/** Rows that are left out, with their cells as long as there is room; one page for a part of the file. */
const keepRejected = async (
  { _id, offset, rejectsKept }: ImportDoc,
  rejected: readonly Rejected[],
): Promise<number> => {
  const rows = rejected.slice(0, Math.max(0, MAX_REJECTS - rejectsKept))
  if (rows.length === 0) return 0
  const page = { _id: `${_id}.${offset}`, importId: _id, at: offset, rows }
  await addOnce(rejectPages, page)
  return rows.length
}

const spanOf = ({ from, to }: ImportDoc, lines: readonly { line: OrderLine }[]) => {
  let [first, last] = [from === 0 ? Number.MAX_SAFE_INTEGER : from, to]
  for (const { line } of lines) {
    if (line.at === undefined) continue
    first = Math.min(first, line.at)
    last = Math.max(last, line.at)
  }
  return { from: last === 0 ? 0 : first, to: last }
}

const ending = (rows: number): Progress =>
  rows === 0 ? failed(NOTHING) : { state: 'checked', checkedAt: clock() }

const noted = async (import_: ImportDoc, slice: Slice): Promise<Progress> => {
  const { lines, state, done } = slice
  const { diff, rejected: beyond } = await stage(import_, lines)
  const rejected = [...slice.rejected, ...beyond].sort((a, b) => a.row - b.row)
  const kept = await keepRejected(import_, rejected)
  const rows = import_.rows + lines.length - beyond.length
  return {
    reader: JSON.stringify(state),
    offset: state.offset,
    rows,
    rejected: import_.rejected + rejected.length,
    rejectPages: import_.rejectPages + (kept > 0 ? 1 : 0),
    rejectsKept: import_.rejectsKept + kept,
    ...spanOf(import_, lines),
    wouldBe: addDiff(import_.wouldBe, diff),
    ...(done ? ending(rows) : {}),
  }
}

/**
 * The next part of a file that is checked: it is opened, or its next rows are kept beside the orders
 * and compared with what is known. Safe to repeat, and to be killed anywhere: a part is noted as read
 * only after all it brings is there, and brings the same a second time. Answers what to note.
 */
export const checkSlice = async (import_: ImportDoc): Promise<Progress> => {
  if (import_.reader === '') return opened(import_)
  const slice = await readRows(import_.fileId, JSON.parse(import_.reader) as FileState)
  return 'problem' in slice ? failed(slice.problem) : noted(import_, slice)
}
