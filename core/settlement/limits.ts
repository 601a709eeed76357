/** Whole Beijing days of one settlement: a quarter, and what one statement can still be read with. */
export const MAX_PERIOD_DAYS = 92
