import { between, find, gt, removeWhere } from '../platform/store'
import type { Progress } from './apply'
import { removeUpload } from './reading'
import { type ImportDoc, saids } from './records'

/** Rows of a file whose orders are removed in one request. */
const ROWS = 4000

/** What was never put in force; of an import that is undone, everything. */
const isOver = ({ state }: ImportDoc): boolean =>
  state === 'cancelled' || state === 'undone' || state === 'failed'

const firstLeft = async ({ _id, state, cursor }: ImportDoc) => {
  const from = state === 'cancelled' ? cursor : 0
  const where = { importId: _id, seq: gt(from), live: false }
  return (await find(saids, { where, order: [['seq', 'asc']], limit: 1 }))[0]
}

/**
 * Removes what an import needs no longer: the uploaded file as soon as it has been read, and what it
 * said once that will never be in force. Answers what to note.
 */
export const sweepSlice = async (import_: ImportDoc): Promise<Progress> => {
  await removeUpload(import_.uploadId)
  await removeUpload(import_.fileId)
  const left = isOver(import_) ? await firstLeft(import_) : undefined
  const gone = { fileId: '', uploadId: '' }
  if (!left) return { ...gone, work: 0 }
  const { seq } = left
  const where = { importId: import_._id, live: false, seq: between(seq, seq + ROWS) }
  await removeWhere(saids, where)
  return gone
}
