import { CSV_START, csvLine } from '#core/kernel/csv'
import { secretFor } from '../platform/secret-path'
import { updateWhere } from '../platform/store'
import { keepFile } from '../platform/wechat'
import { madeCode } from './codes'
import { type CodeBatchDoc, codeBatches } from './records'

/** Codes of one file: a megabyte, half a second. */
const PART = 50_000

const HEAD = csvLine(['序号', '兑换码'])

/** Files are as good as money: whoever has the path has the codes, and so it can not be guessed. */
const pathOf = ({ _id }: CodeBatchDoc, part: number): string =>
  `claim-codes/${_id}-${secretFor(`${_id}/codes-${part}`)}/codes-${part}.csv`

const textOf = ({ number }: CodeBatchDoc, from: number, to: number): string => {
  let text = CSV_START + HEAD
  for (let serial = from; serial <= to; serial += 1)
    text += csvLine([serial, madeCode({ batch: number, serial })])
  return text
}

/**
 * Writes the next file of a batch. Killed before it is noted, the same file is written once more: same
 * path, same bytes.
 */
export const writePart = async (batch: CodeBatchDoc): Promise<void> => {
  const { _id, done, count } = batch
  const to = Math.min(count, done + PART)
  const text = textOf(batch, done + 1, to)
  const fileId = await keepFile(pathOf(batch, Math.floor(done / PART) + 1), Buffer.from(text))
  const status = to === count ? 'active' : 'working'
  await updateWhere(
    codeBatches,
    { _id, status: 'working', done },
    { set: { done: to, status }, push: { files: [fileId] } },
  )
}
