/**
 * Reading files of orders, in slices and in flat memory.
 *
 * 1. `openFile(head, size)`: the first HEAD_BYTES bytes and the size of the whole file. A CSV (of any
 *    encoding) comes back with the state that its first slice starts from. An .xlsx is downloaded
 *    as a whole (at most MAX_XLSX_BYTES), `csvOfXlsx(bytes)` makes a CSV of it once; keep that one as
 *    a file and open it like any other. Row numbers stay those of the sheet.
 * 2. `readSlice(bytes, state, { last, most })`: `bytes` are the file from `state.offset` on, as many
 *    as one likes but at least MAX_ROW_BYTES, `last` when they reach its end; `most` rows at most. The
 *    slice has lines, rejected rows, the next state and whether that was all. A state is plain JSON:
 *    keep it as the cursor. The same bytes and state always give the same slice.
 *
 * Refusals are FileCodes (core/orders/refusals.ts) with details for their sentence. Faults are never
 * of the file.
 */
export { openFile } from './open'
export { readSlice, type Slice } from './slice'
export type { FileState } from './state'
export { csvOfXlsx } from './xlsx/convert'
