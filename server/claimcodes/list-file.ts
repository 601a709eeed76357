import { MAX_CODES, MAX_LIST_BYTES } from '#core/claimcodes/limits'
import { tidyTyped } from '#core/inserts/token'
import { ok, type Result, refuse } from '#core/kernel/result'
import { readFile } from '../platform/wechat'

/** What is wrong with a list, for the operator who brought it. */
export const problems = {
  gone: '文件已经不在了，请重新上传',
  large: '文件太大了：最多 100 万行、40 MB，请分成几批导入',
  encoding: '文件不是 UTF-8 编码的文本，请另存为 UTF-8 的 TXT 或 CSV 再上传',
  empty: '没有找到能用的兑换码：每行一个，至少 8 位，纯数字至少 12 位',
} as const
type Problem = keyof typeof problems

/** Excel may write UTF-16 or GBK; both fail here instead of becoming codes that nobody can type. */
const decoded = (bytes: Buffer): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

const linesOf = (bytes: Buffer): Result<string[], Problem> => {
  if (bytes.length > MAX_LIST_BYTES) return refuse('large')
  const text = decoded(bytes)
  if (text === undefined) return refuse('encoding')
  const lines = text.split(/\r\n|\n|\r/)
  // One more for a line of headings, one for the end of the last line.
  return lines.length > MAX_CODES + 2 ? refuse('large') : ok(lines)
}

/** One list at a time stays in memory, for the slices of one firing. */
let newest: { fileId: string; lines: string[] } | undefined

/** The lines of an uploaded list. */
export const readList = async (fileId: string): Promise<Result<string[], Problem>> => {
  if (newest?.fileId === fileId) return ok(newest.lines)
  const bytes = await readFile(fileId)
  if (!bytes) return refuse('gone')
  const lines = linesOf(bytes)
  if (lines.ok) newest = { fileId, lines: lines.value }
  return lines
}

/**
 * Codes that can be guessed are none: with a million of them, eight letters and digits or twelve bare
 * digits make one guess in a million right, and guesses are counted (given.ts).
 */
const CODE = /^(?=.*[A-Z])[0-9A-Z]{8,32}$|^[0-9]{12,32}$/

/** The code in the first cell of a line, as it will be typed; undefined when there is none. */
export const codeIn = (line: string): string | undefined => {
  const [cell = ''] = line.split(/[,;\t]/)
  const tidy = tidyTyped(cell.replace(/^\s*"?|"?\s*$/g, ''))
  return CODE.test(tidy) ? tidy : undefined
}
