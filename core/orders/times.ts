import { ok, type Result, refuse } from '../kernel/result'
import { DAY, HOUR, SECOND } from '../kernel/time'
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

/** The instant of a wall clock, `zone` ms east of Greenwich; undefined when there is no such day. */
const instantOf = ([year, month, day, h, m, s]: Fields, zone: number): number | undefined => {
  if (year < FIRST_YEAR || year > LAST_YEAR || h > 23 || m > 59 || s > 59) return undefined
  const at = Date.UTC(year, month - 1, day, h, m, s)
  const back = new Date(at)
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day
  return real ? at - zone : undefined
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

/**
 * An instant (ms) of a cell in Beijing time: `2016/5/23 22:02`, `2019-01-02 03:04:05`, with 年月日,
 * a day alone, an ISO instant with its zone, or Excel's day count. Refuses a date whose day and
 * month can not be told apart.
 */
export const timeOf = (raw: string): Result<number, RowCode> => {
  if (isFormula(raw)) return refuse('orders.row-formula')
  const text = raw.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (MIXED.test(text)) return refuse('orders.row-time-mixed')
  if (SERIAL.test(text)) return ok(serialOf(Number(text)))
  const zoned = ZONE.test(text) && text.includes(':')
  const fields = fieldsOf(zoned ? text.replace(ZONE, '') : text)
  const at = fields && instantOf(fields, zoned ? zoneOf(text) : BEIJING)
  return at === undefined ? refuse('orders.row-time') : ok(at)
}
