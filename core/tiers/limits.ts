/** More than eight steps nobody can tell apart. */
export const MAX_TIERS = 8
/** Growth is counted in whole yuan paid; ten million is no shopper any more. */
export const MAX_GROWTH = 10_000_000
/** Half price is the deepest member price; below lies a mistake of the thumb. */
export const MIN_PRICE_PERCENT = 50
/** Ten times the points is the most. */
export const MAX_FACTOR_PERCENT = 1000
export const MAX_WINDOW_MONTHS = 24
export const MAX_PERIOD_MONTHS = 24
