import { themeOf } from '#core/brand/theme'
import type { insertsOperatorRoutes } from '#core/inserts/contract'
import { rangeOf } from '#core/inserts/rules'
import { ok, refuse } from '#core/kernel/result'
import { readBrand } from '../brand'
import { readTemplate } from '../coupons'
import type { UseCase } from '../platform/context'
import { keepFile } from '../platform/wechat'
import { cardUrl, printedCard } from './cards'
import { filePath } from './file-path'
import type { Face } from './print/card'
import type { BatchDoc } from './records'
import { readBatch } from './view'

const faceOf = async (batch: BatchDoc): Promise<Face> => {
  const [brand, seen] = await Promise.all([readBrand(), readTemplate(batch.templateId)])
  if (!seen) throw new Error(`batch ${batch._id} points at a missing template`)
  const { benefit, name, rule } = seen.offer
  const theme = themeOf(brand.hue, 'light')
  return { brand: brand.name, slogan: brand.slogan, benefit, offer: name, rule, theme }
}

/** Draws a range of a batch's cards as a PDF for the print shop and keeps it as a cloud file. */
export const sheet: UseCase<(typeof insertsOperatorRoutes)['inserts.sheet']> = async ({
  batchId,
  from,
  count,
}) => {
  const batch = await readBatch(batchId)
  if (!batch) return refuse('inserts.batch-not-found')
  const serials = rangeOf(from, count, batch.count)
  if (!serials.ok) return serials
  const face = await faceOf(batch)
  const cards = serials.value.map((serial) => {
    const { token, short } = printedCard({ batch: batch.number, serial })
    return { url: cardUrl(token), short, serial }
  })
  // Loaded only here: printing is rare, and every cold start of the function would pay for it.
  const { drawSheet } = await import('./print')
  const { pdf, pages } = drawSheet(`${face.brand} · ${batch.name}`, face, cards)
  const fileId = await keepFile(filePath(batchId, `cards-${from}-${from + count - 1}.pdf`), pdf)
  return ok({ fileId, cards: count, pages })
}
