import { businessDayOf, dateText, MINUTE, startOfDay } from '../kernel/time'
import type { UsableWindow } from './views'
import { windowsText } from './words'

/** When a coupon can be used: first and last instant (ms), and windows of the Beijing week. */
export interface UsableTime {
  startsAt: number
  expiresAt: number
  /** Empty: always. */
  windows: readonly UsableWindow[]
}

/** Empty: every store. */
export interface UsableHere extends UsableTime {
  storeIds: readonly string[]
}

const SUNDAY = 7

const beijingMoment = (now: number): { weekday: number; minute: number } => {
  const day = businessDayOf(now)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || SUNDAY
  return { weekday, minute: Math.floor((now - startOfDay(day)) / MINUTE) }
}

const isOpen = (windows: readonly UsableWindow[], now: number): boolean => {
  if (windows.length === 0) return true
  const { weekday, minute } = beijingMoment(now)
  return windows.some(
    ({ weekdays, from, to }) => weekdays.includes(weekday) && from <= minute && minute < to,
  )
}

/** Why a coupon can not be used at `now`, in words: 12月3日起可用; undefined when it can. */
export const notNow = (
  { startsAt, expiresAt, windows }: UsableTime,
  now: number,
): string | undefined => {
  if (expiresAt < now) return '已过期'
  if (now < startsAt) return `${dateText(startsAt, now)}起可用`
  return isOpen(windows, now) ? undefined : `${windowsText(windows)} 可用`
}

/** Why it can not be used in this store at `now`, whatever is bought; undefined when it can. */
export const notHere = (
  coupon: UsableHere,
  { storeId, now }: { storeId: string; now: number },
): string | undefined => {
  const { storeIds } = coupon
  const isElsewhere = storeIds.length > 0 && !storeIds.includes(storeId)
  // What has ended has ended everywhere; another store is told before hours that do not matter.
  if (isElsewhere && coupon.expiresAt >= now) return '不能在本店用'
  return notNow(coupon, now)
}
