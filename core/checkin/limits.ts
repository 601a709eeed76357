/** The cycle of a week: what day 1 to 7 of a streak earn, then again from day 1. */
export const CYCLE = 7
/** More than this for one day's tap is a slip of the thumb. */
export const MAX_DAY_POINTS = 1000
export const MAX_BONUSES = 5
export const MAX_MAKE_UPS = 10
