import type { Refused, Result } from '#core/kernel/result'
import { dialectOf } from '#core/orders/dialects/all'
import { CHUNK_BYTES, ROWS_AT_ONCE } from '#core/orders/import-limits'
import { HEAD_BYTES } from '#core/orders/limits'
import { type FileCode, fileRefusals } from '#core/orders/refusals'
import { secretFor } from '../platform/secret-path'
import { addressOf, keepFile, type Part, readPart, removeFiles } from '../platform/wechat'
import type { FileState, Slice } from './files'
import type { ImportDoc } from './records'

/** The file is not there any more, for example because an operator removed it in the console. */
const GONE = { code: 'orders.file-gone', text: '文件已经不在了，请重新上传' }

export type Problem = NonNullable<ImportDoc['problem']>

export const problemOf = ({ code, details = {} }: Refused<FileCode>): Problem => ({
  code,
  text: fileRefusals[code].replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? '')),
})

/** Only who reads a file loads what that takes: most of an operator's calls read none (cold start). */
const readers = () => import('./files')

type Opening =
  | { problem: Problem }
  /** Made a CSV of it, which is read from now on. */
  | { fileId: string }
  | { state: FileState; size: number; kind: string }

const settled = <T>(result: Result<T, FileCode>, next: (value: T) => Opening): Opening =>
  result.ok ? next(result.value) : { problem: problemOf(result) }

/** Nobody can guess it: a file of orders holds names and addresses. */
const pathOf = ({ _id }: ImportDoc): string => `orders/in-${_id}-${secretFor(`${_id}/orders`)}.csv`

/** Killed before it is noted, the same file is written once more: same path, same bytes. */
const converted = async (import_: ImportDoc, address: string, size: number): Promise<Opening> => {
  const { csvOfXlsx } = await readers()
  const csv = await csvOfXlsx((await readPart(address, 0, size)).bytes)
  if (!csv.ok) return { problem: problemOf(csv) }
  return { fileId: await keepFile(pathOf(import_), csv.value) }
}

/** What the file is, and where its rows begin. */
export const openImport = async (import_: ImportDoc): Promise<Opening> => {
  const address = await addressOf(import_.fileId)
  if (address === undefined) return { problem: GONE }
  const { bytes, size } = await readPart(address, 0, HEAD_BYTES)
  const opened = (await readers()).openFile(bytes, size)
  if (opened.ok && opened.value.kind === 'xlsx') return converted(import_, address, size)
  return settled(opened, (value) => {
    if (value.kind === 'xlsx') throw new Error('orders: an .xlsx that was not converted')
    return { state: value.state, size, kind: dialectOf(value.state.layout.dialect).name }
  })
}

/** After its CSV has been noted: names and addresses lie nowhere longer than they must. */
export const removeUpload = (fileId: string): Promise<void> =>
  fileId === '' ? Promise.resolve() : removeFiles([fileId])

const sliceOf = async (
  { bytes, size }: Part,
  state: FileState,
): Promise<Result<Slice, FileCode>> => {
  const last = state.offset + bytes.length >= size
  return (await readers()).readSlice(bytes, state, { last, most: ROWS_AT_ONCE })
}

/** The next rows of a file. The same state gives the same rows. */
export const readRows = async (
  fileId: string,
  state: FileState,
): Promise<{ problem: Problem } | Slice> => {
  const address = await addressOf(fileId)
  if (address === undefined) return { problem: GONE }
  const slice = await sliceOf(await readPart(address, state.offset, CHUNK_BYTES), state)
  return slice.ok ? slice.value : { problem: problemOf(slice) }
}
