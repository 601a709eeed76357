import type { Result } from '#core/kernel/result'
import { HEAD_BYTES, MAX_ROW_BYTES } from '#core/orders/limits'
import type { FileCode } from '#core/orders/refusals'
import { csvOfXlsx, openFile, readSlice, type Slice } from '#server/orders/files'

export interface ReadFile {
  lines: Slice['lines']
  rejected: Slice['rejected']
  slices: number
}

/** A CSV in parts, as the import reads it: never more than `size` bytes at a time. */
export const readCsv = (
  file: Uint8Array,
  { size = MAX_ROW_BYTES, most = 5000 } = {},
): Result<ReadFile, FileCode> => {
  const opened = openFile(file.subarray(0, HEAD_BYTES), file.length)
  if (!opened.ok) return opened
  if (opened.value.kind !== 'csv') throw new Error('an .xlsx')
  let { state } = opened.value
  const read: ReadFile = { lines: [], rejected: [], slices: 0 }
  for (;;) {
    const end = Math.min(file.length, state.offset + size)
    const slice = readSlice(file.subarray(state.offset, end), state, {
      last: end === file.length,
      most,
    })
    if (!slice.ok) return slice
    read.lines.push(...slice.value.lines)
    read.rejected.push(...slice.value.rejected)
    read.slices += 1
    if (slice.value.done) return { ok: true, value: read }
    // A cursor is JSON in a document: nothing else may be in it.
    state = JSON.parse(JSON.stringify(slice.value.state))
  }
}

/** Any file, from its bytes to its lines. */
export const readAny = async (file: Uint8Array): Promise<Result<ReadFile, FileCode>> => {
  const opened = openFile(file.subarray(0, HEAD_BYTES), file.length)
  if (!opened.ok || opened.value.kind === 'csv') return readCsv(file)
  const csv = await csvOfXlsx(file)
  return csv.ok ? readCsv(csv.value) : csv
}
