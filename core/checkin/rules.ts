import type { MonthCard } from './views'

/** Stamped on this day of the month (1 to 31)? */
export const isStamped = (card: MonthCard | undefined, day: number): boolean =>
  card !== undefined && ((card.days >> (day - 1)) & 1) === 1
