import { businessDayOf, isBusinessDay } from '#core/kernel/time'
import type { Birthday } from '#core/membership/views'

export interface Chosen {
  month: string
  day: string
  /** Empty: not said. */
  year: string
}

/** The contract's earliest year. */
const FIRST_YEAR = 1900

const two = (value: number): string => String(value).padStart(2, '0')
const upTo = (last: number, unit: string) =>
  Array.from({ length: last }, (_, place) => ({
    value: two(place + 1),
    label: `${place + 1} ${unit}`,
  }))

export const months = upTo(12, '月')
export const days = upTo(31, '日')

/** Newest first, from the server's year on. */
export const years = (now: number) => {
  const last = Number(businessDayOf(now).slice(0, 4))
  const all = Array.from({ length: last - FIRST_YEAR + 1 }, (_, place) => String(last - place))
  return [{ value: '', label: '不填' }, ...all.map((year) => ({ value: year, label: year }))]
}

export const chosenOf = (birthday: Birthday | undefined): Chosen => {
  if (!birthday) return { month: '', day: '', year: '' }
  const text = birthday.kind === 'date' ? birthday.date : `-${birthday.day}`
  const [year = '', month = '', day = ''] = text.split('-')
  return { month, day, year }
}

/** Nothing for a day that the calendar does not have; 2000 had a 29th of February. */
export const givenOf = ({ year, month, day }: Chosen): Birthday | undefined => {
  const date = `${year || '2000'}-${month}-${day}`
  if (!isBusinessDay(date)) return undefined
  return year ? { kind: 'date', date } : { kind: 'day', day: `${month}-${day}` }
}

export const textOf = (birthday: Birthday): string => {
  const { year, month, day } = chosenOf(birthday)
  return `${year ? `${year}年` : ''}${Number(month)}月${Number(day)}日`
}
