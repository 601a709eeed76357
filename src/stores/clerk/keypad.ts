import type { Item } from '#core/sales/contract'
import { MAX_ITEMS } from '#core/sales/limits'

/** Prices as a clerk types them: `12.5+8×2`. Fen are counted as whole numbers, never as fractions. */

export const PLUS = '+'
export const TIMES = '×'
export const ERASE = '⌫'

/** Five digits of yuan stay below the largest amount (core/kernel/money.ts); a count has three. */
const PRICE = String.raw`(?:0|[1-9]\d{0,4})`
const WHOLE = String.raw`${PRICE}(?:\.\d{1,2})?(?:×[1-9]\d{0,2})?`
const BEGUN = String.raw`${PRICE}(?:\.\d{0,2})?(?:×(?:[1-9]\d{0,2})?)?`
const typable = new RegExp(`^(?:${WHOLE}\\+)*(?:${BEGUN})?$`)

const lastOf = (text: string): string => text.split(PLUS).at(-1) ?? ''

const fenOf = (price: string): number => {
  const [yuan = '0', rest = ''] = price.split('.')
  return Number(yuan) * 100 + Number(rest.padEnd(2, '0'))
}

const itemOf = (text: string): Item => {
  const [price = '0', count] = text.split(TIMES)
  return { fen: fenOf(price), count: Number(count || 1) }
}

/** The prices typed so far; one of nothing is no price. */
export const itemsOf = (text: string): Item[] =>
  text
    .split(PLUS)
    .map(itemOf)
    .filter(({ fen }) => fen > 0)

export const totalOf = (text: string): number =>
  itemsOf(text).reduce((sum, { fen, count }) => sum + fen * count, 0)

/** What a key stands for after what was typed: `.` alone begins `0.`, a digit replaces a lone 0. */
const meant = (text: string, key: string): string => {
  const last = lastOf(text)
  if (key === '.' && last === '') return `${text}0.`
  if (/\d/.test(key) && last === '0') return text.slice(0, -1) + key
  if (key === PLUS || key === TIMES) return text.replace(/\.$/, '') + key
  return text + key
}

const joins = (text: string, key: string): boolean =>
  (key !== PLUS && key !== TIMES) ||
  (itemOf(lastOf(text)).fen > 0 && itemsOf(text).length < MAX_ITEMS + Number(key === TIMES))

/** The text after a key, `00` being two; a key that makes no sense here changes nothing. */
export const press = (text: string, key: string): string => {
  if (key === ERASE) return text.slice(0, -1)
  if (key === '00') return press(press(text, '0'), '0')
  if (!joins(text, key)) return text
  const next = meant(text, key)
  return typable.test(next) ? next : text
}

/** `12.5 + 8 × 2`, with air around the signs. */
export const shownOf = (text: string): string => text.replace(/[+×]/g, ' $& ')
