import { badRequest } from './errors.ts'
import type { Doc } from './value.ts'

const DAY_MS = 86_400_000

const UNIT_MS: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
  week: 7 * DAY_MS,
}

const UNIT_MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 }

const FIXED_ZONE = /^([+-])(\d\d):?(\d\d)?$/

/** Milliseconds a zone is ahead of UTC at an instant: an offset or a name like Asia/Shanghai. */
function zoneOffset(zone: unknown, at: number): number {
  if (zone === undefined || zone === null || zone === 'UTC' || zone === 'GMT') return 0
  const fixed = FIXED_ZONE.exec(String(zone))
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)
    return (fixed[1] === '-' ? -1 : 1) * minutes * 60_000
  }
  return namedOffset(String(zone), at)
}

function namedOffset(zone: string, at: number): number {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
    return name === 'GMT' ? 0 : zoneOffset(name.slice(3), at)
  } catch {
    throw badRequest(`unrecognized time zone identifier: "${zone}"`)
  }
}

function addMonths(time: number, months: number): number {
  const date = new Date(time)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  // 31 January and one month is the last day of February, not a day in March.
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}

/** `$dateAdd` / `$dateSubtract` of `{startDate, unit, amount, timezone?}`; null for a missing part. */
export function addDate(fields: Doc, direction: 1 | -1): Date | null {
  const { startDate, unit, amount, timezone } = fields
  if ([startDate, unit, amount].some((part) => part === null || part === undefined)) return null
  if (!(startDate instanceof Date) || typeof amount !== 'number' || !Number.isInteger(amount)) {
    throw badRequest('$dateAdd requires a startDate of type date and a whole amount')
  }
  const step = amount * direction
  const name = String(unit)
  const milliseconds = Object.hasOwn(UNIT_MS, name) ? UNIT_MS[name] : undefined
  if (milliseconds !== undefined) return new Date(startDate.getTime() + step * milliseconds)
  const months = Object.hasOwn(UNIT_MONTHS, name) ? UNIT_MONTHS[name] : undefined
  if (months === undefined) throw badRequest(`unknown time unit value: ${name}`)
  const local = startDate.getTime() + zoneOffset(timezone, startDate.getTime())
  const moved = addMonths(local, step * months)
  return new Date(moved - zoneOffset(timezone, moved))
}

/** `$week`: weeks begin on Sunday, days before the first Sunday are in week 0. */
export function week(fields: Doc): number | null {
  const { date, timezone } = fields
  if (date === null || date === undefined) return null
  if (!(date instanceof Date)) throw badRequest("can't convert to Date")
  const local = new Date(date.getTime() + zoneOffset(timezone, date.getTime()))
  const yearDay = Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY_MS)
  return Math.floor((yearDay + 7 - local.getUTCDay()) / 7)
}
