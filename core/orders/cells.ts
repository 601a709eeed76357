import { ok, type Result, refuse } from '../kernel/result'
import { MAX_ID, MAX_QUANTITY, MAX_SHOWN, MAX_TEXT } from './limits'
import type { RowCode } from './refusals'

/** Marketplaces and Excel write these for "nothing" (facts/platform.md §5). */
const NOTHING = new Set(['', '-', '--', '—', 'null', 'NULL', '#NULL!', 'None', 'nan', 'NaN'])

/** Spaces that `trim` leaves: zero width, and byte order marks of files that were joined. */
const INVISIBLE = /[\u200b-\u200d\ufeff]/g

/** `="123"`, which keeps Excel from making a number of it. */
const AS_TEXT = /^=\s*"([^"]*)"$/

/** Nothing of the above can be in it: most cells are told by one look. */
const BARE = /^[0-9\u4e00-\u9fff](?:[\w\u4e00-\u9fff .:/-]*[\w\u4e00-\u9fff])?$/

/** What a cell says, without what exports put around it; undefined when it says nothing. */
export const clean = (raw: string | undefined): string | undefined => {
  if (raw === undefined || raw === '') return undefined
  if (BARE.test(raw)) return raw
  const quoted = AS_TEXT.exec(raw)?.[1]
  if (quoted !== undefined && BARE.test(quoted)) return quoted
  const bare = raw.replace(INVISIBLE, '').trim().replace(/^'/, '').trim()
  const text = (AS_TEXT.exec(bare)?.[1] ?? bare).trim()
  return NOTHING.has(text) ? undefined : text
}

const ASCII = /^[!-~]*$/

/** Full-width signs and digits as plain ones, without any space: for comparing, not for showing. */
export const plain = (text: string): string =>
  ASCII.test(text) ? text : text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, '')

/** A formula has no value of its own in the file; what Excel last showed may be old. */
export const isFormula = (text: string): boolean => text.startsWith('=') && /^=./.test(text)

/** `1.93E+15`: the last digits are lost for good. Excel keeps 15 of them. */
const SCIENTIFIC = /^[+-]?\d+(\.\d+)?[eE][+-]?\d+$/

const ID = new RegExp(`^[A-Za-z0-9][A-Za-z0-9_-]{0,${MAX_ID - 1}}$`)

/** Nearly all ids are these. */
const NUMBER = new RegExp(`^[0-9]{1,${MAX_ID}}$`)

/** An id as text. Refuses what a spreadsheet has rounded, and what can be no id. */
export const idOf = (text: string): Result<string, RowCode> => {
  if (NUMBER.test(text)) return ok(text)
  if (isFormula(text)) return refuse('orders.row-formula')
  const id = plain(text)
  if (SCIENTIFIC.test(id)) return refuse('orders.row-id-scientific')
  return ID.test(id) ? ok(id) : refuse('orders.row-id')
}

/** Ids that one row joins with `;` (Douyin): one name for all of them, whatever their order. */
export const idsOf = (text: string): Result<string, RowCode> => {
  if (NUMBER.test(text)) return ok(text)
  const ids: string[] = []
  for (const part of text.split(/[;；]/)) {
    const cleaned = clean(part)
    if (cleaned === undefined) continue
    const id = idOf(cleaned)
    if (!id.ok) return id
    ids.push(id.value)
  }
  return ids.length > 0 ? ok([...new Set(ids)].sort().join(';')) : refuse('orders.row-id')
}

/** Pieces; `;`-joined ones (Douyin) are added. */
export const countOf = (text: string): Result<number, RowCode> => {
  if (/^\d$/.test(text)) return ok(Number(text))
  let count = 0
  for (const part of plain(text).split(';')) {
    if (part === '') continue
    if (!/^\d{1,7}(\.0+)?$/.test(part)) return refuse('orders.row-count')
    count += Number(part)
  }
  return count <= MAX_QUANTITY ? ok(count) : refuse('orders.row-count')
}

const MOBILE = /^1[3-9]\d{9}$/

const PHONE = /(?<!\d)(1[3-9]\d)-?\d{4}-?(\d{4})(?!\d)/g
const MAIL = /[^\s@,，]+@/g

/**
 * A cell that could not be read, cut to what a person needs to find it. Where a comma has shifted a row,
 * another column's text stands in it, and personal data of others is kept nowhere (law 8).
 */
export const discreet = (text: string): string =>
  text.replace(PHONE, '$1****$2').replace(MAIL, '***@').slice(0, MAX_SHOWN)

/** Letters that dates, amounts, counts and the last row of a table are written with. */
const WORDS =
  /[\u4e00-\u9fff](?<![年月日时分秒上下午元角万千百十零〇一二两三四五六七八九件箱盒个合总计免费])/g

/** The same of a cell in which nothing but a number should stand: names and addresses are starred. */
export const discreetNumber = (text: string): string => discreet(text.replace(WORDS, '*'))

/** A mobile number of China, or none: masked, virtual (with an extension) and landlines are no key. */
export const phoneOf = (text: string): string | undefined => {
  if (MOBILE.test(text)) return text
  const digits = plain(text)
    .replace(/^(\+?86-?)(?=1\d{10}$)/, '')
    .replace(/(?<=^\d{3})[-]?(\d{4})[-]?(?=\d{4}$)/, '$1')
  return MOBILE.test(digits) ? digits : undefined
}

/** What people write who have no name: all of these would be one person with all their orders. */
const NOBODY = new Set(
  `0 1 无 无名 未知 不详 佚名 匿名 匿名买家 匿名用户 匿名客户 散客 散户 游客 过客 路人 顾客 客户 客人 普通客户
   普通顾客 零售 零售客户 零售散客 门店 门店顾客 到店顾客 线下 线下顾客 现金 买家 用户 会员 非会员 其他`.split(
    /\s+/,
  ),
)

/** A buyer's name on the marketplace, or none when it is masked, or names nobody. */
export const buyerOf = (text: string): string | undefined =>
  text.includes('*') || isFormula(text) || NOBODY.has(plain(text))
    ? undefined
    : text.slice(0, MAX_TEXT)

const spaced = (text: string): string =>
  /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text

/** Names of goods are only for reading: a formula is none, a long one is cut. */
export const titleOf = (text: string): string | undefined =>
  isFormula(text) ? undefined : spaced(text).slice(0, MAX_TEXT)
