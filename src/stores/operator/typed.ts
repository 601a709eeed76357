import { MAX_FEN, yuanText } from '#core/kernel/money'
import { MAX_FACTOR_PERCENT, MIN_PRICE_PERCENT } from '#core/tiers/limits'

/** `12`, `12.5`, `12.50` yuan as integer fen (law 4: never through a float); undefined if not money. */
export function fenOf(text: string): number | undefined {
  const match = /^(\d{1,6})(?:\.(\d{0,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const fen = hundredths(match)
  return fen <= MAX_FEN ? fen : undefined
}

const hundredths = ([, whole, rest = '']: RegExpExecArray): number =>
  Number(whole) * 100 + Number(rest.padEnd(2, '0'))

/** A whole number from `min` to `max`, or undefined. Eight digits hold the largest of our limits. */
export function wholeOf(text: string, min: number, max: number): number | undefined {
  if (!/^\d{1,8}$/.test(text.trim())) return undefined
  const value = Number(text)
  return value >= min && value <= max ? value : undefined
}

/** Fen back to what a person would have typed; nothing for zero. */
export const typedYuan = (fen: number): string => (fen === 0 ? '' : yuanText(fen))

const FULL = 100

const inPrice = (percent: number | undefined): number | undefined =>
  percent !== undefined && percent >= MIN_PRICE_PERCENT && percent <= FULL ? percent : undefined

/**
 * `95`, `9.5` and `9` 折 as percent of the list price; empty: the list price. No price lies at or
 * below a tenth, so the two ways of saying it can not be mixed up.
 */
export function priceOf(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d))?$/.exec(text.trim())
  if (text.trim() === '') return FULL
  if (!match) return undefined
  const tenths = Number(match[1]) * 10 + Number(match[2] ?? 0)
  if (tenths <= FULL) return inPrice(tenths)
  return match[2] === undefined ? inPrice(tenths / 10) : undefined
}

/** Percent back to 折 as people say it; nothing for the list price. */
export const typedPrice = (percent: number): string => {
  if (percent === FULL) return ''
  return percent % 10 === 0 ? String(percent / 10) : String(percent)
}

/** `1.2` 倍 as percent; empty: once. */
export function factorOf(text: string): number | undefined {
  if (text.trim() === '') return FULL
  const match = /^(\d{1,2})(?:\.(\d{0,2}))?$/.exec(text.trim())
  const percent = match ? hundredths(match) : 0
  return percent >= FULL && percent <= MAX_FACTOR_PERCENT ? percent : undefined
}

export const typedFactor = (percent: number): string =>
  percent === FULL ? '' : String(percent / FULL)

/** `8.8`, `88` and `9` 折 as percent that is taken off: 12, 12 and 10. `10` is none, not 1 折. */
export function foldOf(text: string): number | undefined {
  const match = /^(\d{1,2})(?:\.(\d))?$/.exec(text.trim())
  if (!match) return undefined
  const [, whole = '', tenth] = match
  const pay = whole.length === 1 ? Number(whole) * 10 + Number(tenth ?? 0) : Number(whole)
  const impossible = whole.length > 1 && (tenth !== undefined || pay <= 10)
  return impossible || pay < 1 || pay >= FULL ? undefined : FULL - pay
}

/** Percent that is taken off, back to 折 as people say it. */
export const typedFold = (offPercent: number): string => {
  const pay = FULL - offPercent
  return pay % 10 === 0 ? String(pay / 10) : (pay / 10).toFixed(1)
}
