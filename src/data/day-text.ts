import { type BusinessDay, dateText, startOfDay } from '#core/kernel/time'

/** 12月3日, of a day as contracts carry it; seen from another year with its own. */
export const dayWords = (day: string, now: number): string =>
  dateText(startOfDay(day as BusinessDay), now)
