import { ok, type Result, refuse } from '../kernel/result'
import { DAY, HOUR, MINUTE, SECOND } from '../kernel/time'
import { isFormula } from './cells'
import type { RowCode } from './refusals'

const BEIJING = 8 * HOUR

/** Older than any shop's file, younger than any slip of the keyboard. */
const FIRST_YEAR = 1990
const LAST_YEAR = 2100

/** Day 0 of Excel's calendar (with its 29 February 1900) is this many days before 1970. */
const EXCEL_EPOCH = 25_569

const DATE = /^(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?$/
const CLOCK = /^(\d{1,2})[:时](\d{1,2})[分:]?(?:(\d{1,2})(?:\.\d{1,9})?秒?)?$/
const JOINED = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/
const SERIAL = /^\d{5}(\.\d+)?$/
/** 5/23/2016, 23.05.16 and 16-5-23: which of them is the day can not be known. */
const MIXED = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/
const ZONE = /(Z|[+-]\d{2}:?\d{2})$/

type Fields = readonly [year: number, month: number, day: number, h: number, m: number, s: number]

/** Days that were looked up, by year × 10,000 + month × 100 + day: a file has a few hundred. */
const days = new Map<number, number | undefined>()
const MOST_DAYS = 10_000

/** Midnight of a day in Greenwich; undefined when there is no such day. */
const dayAt = (year: number, month: number, day: number): number | undefined => {
  const name = year * 10_000 + month * 100 + day
  if (days.has(name)) return days.get(name)
  const at = Date.UTC(year, month - 1, day)
  const back = new Date(at)
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day
  if (days.size >= MOST_DAYS) days.clear()
  days.set(name, real ? at : undefined)
  return real ? at : undefined
}

/** The instant of a wall clock, `zone` ms east of Greenwich; undefined when there is no such day. */
const instantOf = ([year, month, day, h, m, s]: Fields, zone: number): number | undefined => {
  if (year < FIRST_YEAR || year > LAST_YEAR || h > 23 || m > 59 || s > 59) return undefined
  const at = dayAt(year, month, day)
  return at === undefined ? undefined : at + h * HOUR + m * MINUTE + s * SECOND - zone
}

/** Date and clock apart: by a space, `T`, or nothing after 日. */
const split = (text: string): [date: string, clock: string] => {
  const cut = text.search(/[\sT]|(?<=日)(?=\d)/)
  return cut < 0 ? [text, ''] : [text.slice(0, cut), text.slice(cut).replace(/^[\sT]+/, '')]
}

const fieldsOf = (text: string): Fields | undefined => {
  const joined = JOINED.exec(text)
  if (joined) return joined.slice(1).map((part) => Number(part ?? 0)) as unknown as Fields
  const [date, clock] = split(text)
  const day = DATE.exec(date)
  const time = clock === '' ? ['', '0', '0', '0'] : CLOCK.exec(clock)
  if (!day || !time) return undefined
  const [, year, , month, date2] = day.map(Number)
  const [, h, m, s] = time.map((part) => Number(part ?? 0))
  return [year ?? 0, month ?? 0, date2 ?? 0, h ?? 0, m ?? 0, s ?? 0]
}

const zoneOf = (text: string): number => {
  const [, zone] = ZONE.exec(text) ?? []
  if (zone === undefined) return BEIJING
  if (zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * (HOUR / 60))
}

/** Excel's day count as a Beijing instant, to the second. */
export const serialOf = (days: number): number =>
  Math.round(((days - EXCEL_EPOCH) * DAY) / SECOND) * SECOND - BEIJING

/** What nearly all exports write: 2019-01-02 03:04:05, also with slashes. */
const USUAL = /^\d{4}([-/])\d\d\1\d\d \d\d:\d\d:\d\d$/

const two = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const usualOf = (text: string): Fields => [
  two(text, 0) * 100 + two(text, 2),
  two(text, 5),
  two(text, 8),
  two(text, 11),
  two(text, 14),
  two(text, 17),
]

const told = (at: number | undefined): Result<number, RowCode> =>
  at === undefined ? refuse('orders.row-time') : ok(at)

/**
 * An instant (ms) of a cell in Beijing time: `2016/5/23 22:02`, `2019-01-02 03:04:05`, with 年月日,
 * a day alone, an ISO instant with its zone, or Excel's day count. Refuses a date whose day and
 * month can not be told apart.
 */
export const timeOf = (raw: string): Result<number, RowCode> => {
  if (USUAL.test(raw)) return told(instantOf(usualOf(raw), BEIJING))
  if (isFormula(raw)) return refuse('orders.row-formula')
  const text = raw.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (MIXED.test(text)) return refuse('orders.row-time-mixed')
  if (SERIAL.test(text)) return ok(serialOf(Number(text)))
  const zoned = ZONE.test(text) && text.includes(':')
  const fields = fieldsOf(zoned ? text.replace(ZONE, '') : text)
  return told(fields && instantOf(fields, zoned ? zoneOf(text) : BEIJING))
}
