import { randomId } from '../platform/random'
import { add, addOnce, between, get, oneOf, removeWhere } from '../platform/store'
import type { Batch } from './batch'
import { batches } from './records'

/**
 * The redo log. A batch of somebody with thousands of purchases, or of people of hundreds of stores,
 * is longer than one answer of the database: 1 MB (facts/cloud.md §6), of which a letter takes up to
 * three bytes, and the quotes of JSON one more each.
 */
const PART = 150_000

const partsOf = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / PART) }, (_, i) =>
    text.slice(i * PART, (i + 1) * PART),
  )

/** A batch that somebody has begun. */
export const begun = async (seq: number): Promise<Batch | undefined> => {
  const head = await get(batches, String(seq))
  if (!head) return undefined
  const texts: string[] = []
  for (const id of head.parts) {
    const part = await get(batches, id)
    // Whoever was at it meanwhile is done with it: there is nothing left to finish.
    if (!part) return undefined
    texts.push(part.text)
  }
  return JSON.parse(texts.join('') + head.text) as Batch
}

/** False when somebody has begun another of this number. Parts come first: the head says it is whole. */
export const begin = async (batch: Batch): Promise<boolean> => {
  const texts = partsOf(JSON.stringify(batch))
  const run = randomId()
  const parts: string[] = []
  for (const [i, text] of texts.slice(0, -1).entries()) {
    const _id = `${batch.seq}.${run}.${i}`
    await add(batches, { _id, text, parts: [] })
    parts.push(_id)
  }
  const head = { _id: String(batch.seq), text: texts.at(-1) ?? '', parts }
  const isFirst = await addOnce(batches, head)
  if (!isFirst && parts.length > 0) await removeWhere(batches, { _id: oneOf(parts) })
  return isFirst
}

/** Parts of all runs at a number: '/' comes after '.', and before any digit. */
const forgetParts = (seq: number): Promise<unknown> =>
  removeWhere(batches, { _id: between(`${seq}.`, `${seq}/`) })

/** Away with a batch that is done, and with the one before, whose run may have died right here. */
export const forget = async (batch: Batch): Promise<void> => {
  const { seq } = batch
  const gone = await removeWhere(batches, { _id: oneOf([String(seq - 1), String(seq)]) })
  if (JSON.stringify(batch).length > PART) await forgetParts(seq)
  if (gone > 1) await forgetParts(seq - 1)
}
