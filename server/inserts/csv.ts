import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { grouped } from '#core/inserts/token'
import { CSV_START, csvLine } from '#core/kernel/csv'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { keepFile } from '../platform/wechat'
import { cardUrl, printedCard } from './cards'
import { filePath } from './file-path'
import type { BatchDoc } from './records'
import { readBatch } from './view'

const HEAD = csvLine(['序号', '短码', '链接'])

/** The short code stays grouped: a spreadsheet would take sixteen bare digits for a number. */
const lineOf = (batch: BatchDoc, serial: number): string => {
  const { token, short } = printedCard({ batch: batch.number, serial })
  return csvLine([String(serial), grouped(short), cardUrl(token)])
}

/** Every card of a batch as a CSV file for a print shop that lays out its own design. */
export const csv: UseCase<(typeof insertsOperatorRoutes)['inserts.csv']> = async ({ batchId }) => {
  const batch = await readBatch(batchId)
  if (!batch) return refuse('inserts.batch-not-found')
  const lines = Array.from({ length: batch.count }, (_, i) => lineOf(batch, i + 1))
  const text = CSV_START + HEAD + lines.join('')
  const fileId = await keepFile(filePath(batchId, 'cards.csv'), Buffer.from(text))
  return ok({ fileId, cards: batch.count })
}
