import { yuanText } from '../kernel/money'
import type { Unit } from './figure'

/** From here on a sum is said in whole yuan on the board; its page has the fen. */
const WHOLE_YUAN = 1000_00

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

/** ¥12.50, exact. */
export const yuan = (fen: number): string => {
  const [whole = '0', rest] = yuanText(Math.abs(Math.round(fen))).split('.')
  const sign = fen < 0 ? '-' : ''
  return `${sign}¥${grouped(Number(whole))}${rest === undefined ? '' : `.${rest}`}`
}

const shortYuan = (fen: number): string =>
  Math.abs(fen) < WHOLE_YUAN ? yuan(fen) : yuan(Math.round(fen / 100) * 100)

export const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

const inUnit: Record<Unit, (value: number) => string> = {
  rate: percent,
  people: (value) => `${grouped(value)} 位`,
  fen: shortYuan,
  days: (value) => `${Math.round(value)} 天`,
  times: (value) => `${Math.round(value * 100) / 100} 次`,
  count: (value) => grouped(value),
}

/** As the board says it; a dash where there is nobody to divide by. */
export const valueText = (unit: Unit, value: number | undefined): string =>
  value === undefined ? '—' : inUnit[unit](value)
