import { addMany, between, count, getMany, MAX_ROWS, updateWhere } from '../platform/store'
import { removeFiles } from '../platform/wechat'
import { broughtId } from './codes'
import { codeIn, problems, readList } from './list-file'
import { type ClaimCodeDoc, type CodeBatchDoc, claimCodes, codeBatches } from './records'

/** Lines of one slice: a second or two of writing. */
const LINES = 4000
/** Requests at once; an instance of the smallest plan has 20 connections (facts/cloud.md §6). */
const AT_ONCE = 8

/** Each code once, where it stood first. */
const docsIn = (batch: CodeBatchDoc, lines: readonly string[]): ClaimCodeDoc[] => {
  const docs = new Map<string, ClaimCodeDoc>()
  for (const [i, line] of lines.entries()) {
    const code = codeIn(line)
    if (code === undefined) continue
    const _id = broughtId(code)
    if (docs.has(_id)) continue
    const free = { memberId: '', couponId: '', usedAt: 0 }
    docs.set(_id, { _id, batchId: batch._id, line: batch.line + i, ...free })
  }
  return [...docs.values()]
}

const addMissing = async (docs: readonly ClaimCodeDoc[]): Promise<void> => {
  const ids = docs.map(({ _id }) => _id)
  const there = new Set((await getMany(claimCodes, ids)).map(({ _id }) => _id))
  await addMany(
    claimCodes,
    docs.filter(({ _id }) => !there.has(_id)),
  )
}

const addAll = async (docs: readonly ClaimCodeDoc[]): Promise<void> => {
  const parts: ClaimCodeDoc[][] = []
  for (let i = 0; i < docs.length; i += MAX_ROWS) parts.push(docs.slice(i, i + MAX_ROWS))
  for (let i = 0; i < parts.length; i += AT_ONCE)
    await Promise.all(parts.slice(i, i + AT_ONCE).map(addMissing))
}

/** Lines with something on them; the first may be headings. */
const saidIn = (lines: readonly string[], from: number): number =>
  lines.filter((line, i) => line.trim() !== '' && (from + i > 0 || codeIn(line) !== undefined))
    .length

/** The list is removed before the batch is done: killed between, it is only removed once more. */
const end = async (
  { _id, fileId }: CodeBatchDoc,
  set: Partial<Omit<CodeBatchDoc, '_id'>>,
): Promise<void> => {
  await removeFiles([fileId])
  await updateWhere(codeBatches, { _id, status: 'working' }, { set: { ...set, fileId: '' } })
}

const fail = (batch: CodeBatchDoc, problem: keyof typeof problems): Promise<void> =>
  end(batch, { status: 'failed', problem: problems[problem] })

/** The list was read to its end; `line` says so even when the list itself is gone already. */
const ALL_READ = Number.MAX_SAFE_INTEGER

const finish = (batch: CodeBatchDoc): Promise<void> =>
  batch.done === 0 ? fail(batch, 'empty') : end(batch, { status: 'active' })

/**
 * Takes in the next lines of a list. A code says in which line of which batch it stood, so what a
 * slice has taken in is counted from the codes: killed and done again, the figures are the same.
 */
export const takeIn = async (batch: CodeBatchDoc): Promise<void> => {
  const { _id, line } = batch
  if (line === ALL_READ) return finish(batch)
  const list = await readList(batch.fileId)
  if (!list.ok) return fail(batch, list.code)
  const lines = list.value.slice(line, line + LINES)
  await addAll(docsIn(batch, lines))
  const taken = await count(claimCodes, { batchId: _id, line: between(line, line + LINES) })
  const next = line + LINES < list.value.length ? line + LINES : ALL_READ
  const rejected = saidIn(lines, line) - taken
  await updateWhere(
    codeBatches,
    { _id, status: 'working', line },
    { set: { line: next }, inc: { done: taken, count: taken, rejected } },
  )
}
