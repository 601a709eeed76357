import { businessDayOf, DAY, HOUR, startOfDay } from '../kernel/time'

/** A message at ten in the morning disturbs nobody's sleep. */
const SENDING_HOUR = 10 * HOUR

/**
 * When to remind of a coupon that ends at `expiresAt`: ten in the morning of the day before, or of
 * the last day when that has passed; undefined when it is too late for either.
 */
export const reminderAt = (expiresAt: number, now: number): number | undefined => {
  const lastDay = startOfDay(businessDayOf(expiresAt)) + SENDING_HOUR
  return [lastDay - DAY, lastDay].find((at) => at > now)
}
