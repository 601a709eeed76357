import { ok, type Result, refuse } from '../kernel/result'
import { isFormula, plain } from './cells'
import { MAX_ORDER_FEN } from './limits'
import type { RowCode } from './refusals'

const AMOUNT = /^([+-]?)¥?([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d*))?元?$/

/** Fen by digits, never by a float: 0.1 + 0.2 is not 0.3. */
const fenOf = (whole: string, part: string): number =>
  Number(whole.replace(/,/g, '')) * 100 + Number(part.slice(0, 2).padEnd(2, '0'))

/** What nearly all exports write: 12.50 */
const USUAL = /^\d{1,7}\.\d\d$/

const usualOf = (text: string): number => {
  const point = text.length - 3
  return Number(text.slice(0, point)) * 100 + Number(text.slice(point + 1))
}

/**
 * Yuan as fen: `12`, `12.5`, `¥1,234.50`, `-3.00`. Refuses a third decimal that is not zero, and
 * what is no number.
 */
export const moneyOf = (text: string): Result<number, RowCode> => {
  if (USUAL.test(text)) return ok(usualOf(text))
  if (isFormula(text)) return refuse('orders.row-formula')
  const [, sign, second, whole, part = ''] = AMOUNT.exec(plain(text)) ?? []
  if (whole === undefined || (sign && second)) return refuse('orders.row-money')
  if (/[1-9]/.test(part.slice(2))) return refuse('orders.row-money-fraction')
  const fen = fenOf(whole, part)
  if (fen > MAX_ORDER_FEN) return refuse('orders.row-money')
  return ok(fen !== 0 && (sign === '-' || second === '-') ? -fen : fen)
}

/** What was paid; never below zero. `;`-joined amounts (Douyin) are added. */
export const paidOf = (text: string): Result<number, RowCode> => {
  if (USUAL.test(text)) return ok(usualOf(text))
  let sum = 0
  for (const part of plain(text).split(';')) {
    if (part === '') continue
    const fen = moneyOf(part)
    if (!fen.ok) return fen
    sum += fen.value
  }
  return sum < 0 ? refuse('orders.row-money-negative') : ok(sum)
}

/** What went back; some write it with a minus, some without. */
export const refundOf = (text: string): Result<number, RowCode> => {
  const fen = moneyOf(text)
  return fen.ok ? ok(Math.abs(fen.value)) : fen
}
