/** Business days are Beijing days: UTC+8, without daylight saving since 1991. Server time only. */

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const BEIJING_OFFSET = 8 * HOUR

/** `2026-12-03`, a business day in Asia/Shanghai. */
export type BusinessDay = string & { readonly businessDay: unique symbol }

const beijing = (at: number) => new Date(at + BEIJING_OFFSET)

/** The business day in which an instant (ms since the epoch) falls. */
export const businessDayOf = (at: number): BusinessDay =>
  beijing(at).toISOString().slice(0, 10) as BusinessDay

/** First instant (ms) of a business day. */
export const startOfDay = (day: BusinessDay): number =>
  Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET

/** Last instant (ms) of a business day. */
export const endOfDay = (day: BusinessDay): number => startOfDay(day) + DAY - 1

/** A real calendar day, for example not 2026-02-30. */
export const isBusinessDay = (text: string): text is BusinessDay => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** A Beijing month, `2026-12`. */
export const monthOf = (day: string): string => day.slice(0, 7)

export const isMonth = (text: string): boolean => isBusinessDay(`${text}-01`)

/** The month that lies `months` after (or before) another. */
export const addMonths = (month: string, months: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** Number of days in a month: 28 to 31. */
export const daysIn = (month: string): number => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

export const startOfMonth = (month: string): number => startOfDay(`${month}-01` as BusinessDay)

/** Last instant (ms) of a month in Beijing. */
export const endOfMonth = (month: string): number => startOfMonth(addMonths(month, 1)) - 1

/** The business day `days` after (or before) another. */
export const addDays = (day: BusinessDay, days: number): BusinessDay =>
  businessDayOf(startOfDay(day) + days * DAY)

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const pad = (value: number) => String(value).padStart(2, '0')

/** 12月3日; seen from another year, 2027年12月3日. */
export const dateText = (at: number, now = at): string => {
  const date = beijing(at)
  const year = date.getUTCFullYear()
  const shown = year === beijing(now).getUTCFullYear() ? '' : `${year}年`
  return `${shown}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** 12月3日 (周四), as look.md sets dates; seen from another year, 2027年12月3日 (周五). */
export const dayText = (at: number, now = at): string =>
  `${dateText(at, now)} (${WEEKDAYS[beijing(at).getUTCDay()]})`

/** 18:00 in Beijing. */
export const clockText = (at: number): string => {
  const date = beijing(at)
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`
}

/** 12月3日 (周四) 18:00; with the year when `now` lies in another one. */
export const momentText = (at: number, now = at): string => `${dayText(at, now)} ${clockText(at)}`

/** 2026年12月3日 18:00, as a `time` field of a subscribe message wants it (facts/platform.md §2.5). */
export const datedMomentText = (at: number): string => {
  const date = beijing(at)
  const day = `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
  return `${day} ${clockText(at)}`
}
