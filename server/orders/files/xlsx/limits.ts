import { ok, type Result, refuse } from '#core/kernel/result'
import { MAX_XLSX_BYTES } from '#core/orders/limits'
import type { FileCode } from '#core/orders/refusals'

/** A workbook is opened in one call and in memory: larger ones are saved as CSV first. */
export const xlsxOf = (size: number): Result<{ kind: 'xlsx' }, FileCode> =>
  size > MAX_XLSX_BYTES
    ? refuse('orders.file-xlsx-too-large', { mb: MAX_XLSX_BYTES / (1024 * 1024) })
    : ok({ kind: 'xlsx' })
