/** China has had no daylight saving since 1991; timers of the cloud always mean UTC+8. */
const ZONE_MS = 8 * 3600_000
const DAY_MS = 86_400_000
/** A day such as 29 February on a Monday may be decades away; beyond that there is none. */
const SEARCH_DAYS = 366 * 60

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ')

interface Field {
  name: string
  low: number
  high: number
  words?: string[]
}

const FIELDS: Field[] = [
  { name: 'second', low: 0, high: 59 },
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12, words: ['', ...MONTHS] },
  { name: 'weekday', low: 0, high: 6, words: DAYS },
  { name: 'year', low: 1970, high: 2099 },
]

/** Allowed values of each field, ascending; `every` tells a plain star. */
interface Allowed {
  every: boolean
  values: number[]
}

export interface Cron {
  /** First due moment after `ms` (both milliseconds since the epoch), or undefined. */
  next(ms: number): number | undefined
}

const parseNumber = (field: Field, text: string): number => {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1
  const value = text !== '' && word >= 0 ? word : /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= field.low && value <= field.high) return value
  throw new Error(`cron: ${field.name} "${text}" is not within ${field.low}-${field.high}`)
}

const parsePart = (field: Field, text: string): number[] => {
  const [range = '', stepText, ...rest] = text.split('/')
  const step = stepText === undefined ? 1 : Number(stepText)
  if (rest.length > 0 || !Number.isInteger(step) || step < 1)
    throw new Error(`cron: ${field.name} "${text}" has a bad step`)
  const [from = '', to] = range === '*' ? [String(field.low), String(field.high)] : range.split('-')
  const low = parseNumber(field, from)
  // "5/10" means from 5 on in steps of 10.
  const high = to !== undefined ? parseNumber(field, to) : stepText ? field.high : low
  if (high < low) throw new Error(`cron: ${field.name} "${text}" runs backwards`)
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step)
}

const parseField = (field: Field, text: string): Allowed => ({
  every: text === '*',
  values: [...new Set(text.split(',').flatMap((part) => parsePart(field, part)))].sort(
    (a, b) => a - b,
  ),
})

/** True on days that fire: day and weekday are OR-ed when both are given (facts/cloud.md §7). */
const dayMatches = (date: Date, day: Allowed, weekday: Allowed): boolean => {
  const byDay = day.values.includes(date.getUTCDate())
  const byWeekday = weekday.values.includes(date.getUTCDay())
  if (day.every) return byWeekday
  return weekday.every ? byDay : byDay || byWeekday
}

/** Moments of one day, as milliseconds since its midnight, ascending. */
const momentsAfter = (times: Allowed[], after: number): number | undefined => {
  const [seconds, minutes, hours] = times.map((one) => one.values)
  for (const hour of hours ?? [])
    for (const minute of minutes ?? [])
      for (const second of seconds ?? []) {
        const moment = ((hour * 60 + minute) * 60 + second) * 1000
        if (moment > after) return moment
      }
  return undefined
}

/** Parses `second minute hour day month weekday year`; throws on anything else. */
export const parseCron = (expression: string): Cron => {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== FIELDS.length)
    throw new Error(`cron: "${expression}" needs 7 fields, from second to year`)
  const parsed = FIELDS.map((field, index) => parseField(field, texts[index] ?? ''))
  const [, , , day, month, weekday, year] = parsed as [
    Allowed,
    Allowed,
    Allowed,
    Allowed,
    Allowed,
    Allowed,
    Allowed,
  ]
  const fires = (midnight: number): boolean => {
    const date = new Date(midnight)
    const monthFits = month.values.includes(date.getUTCMonth() + 1)
    return (
      monthFits && year.values.includes(date.getUTCFullYear()) && dayMatches(date, day, weekday)
    )
  }
  return {
    next(ms) {
      const local = ms + ZONE_MS
      const today = Math.floor(local / DAY_MS) * DAY_MS
      for (let i = 0; i < SEARCH_DAYS; i++) {
        const midnight = today + i * DAY_MS
        const moment = fires(midnight) ? momentsAfter(parsed, local - midnight) : undefined
        if (moment !== undefined) return midnight + moment - ZONE_MS
      }
      return undefined
    },
  }
}
