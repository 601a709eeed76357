import { businessDayOf, DAY, dayText } from '#core/kernel/time'
import { WARNING_DAYS } from '#core/points/limits'

interface Ending {
  points: number
  at: number
}

/** From a week before the end on, it is worth a second look. */
const SOON_DAYS = WARNING_DAYS[1]

export const endingTone = (at: number, now: number): 'plain' | 'warn' =>
  at - now < SOON_DAYS * DAY ? 'warn' : 'plain'

const dayWords = (at: number, now: number): string => {
  const day = businessDayOf(at)
  if (day === businessDayOf(now)) return '今天'
  if (day === businessDayOf(now + DAY)) return '明天'
  return dayText(at, now)
}

/** Which points end first, and when: a real date, no countdown (look.md). */
export const endingWords = ({ points, at }: Ending, now: number): string =>
  `${dayWords(at, now)} 24:00 有 ${points} 分到期`
