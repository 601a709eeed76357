/** Limits that both the contract and the phone's forms know; no schema library here. */

/** Ten million points at once is far above any purchase here (MAX_FEN is 100,000 yuan). */
export const MAX_POINTS = 10_000_000

/** Ten times the points in the month of a birthday is the most. */
export const MAX_BIRTHDAY_PERCENT = 1000

/** Three years: a longer promise than any brand here has made. */
export const MAX_EXPIRY_MONTHS = 36

/** After so many days a purchase can not be sent back any more in any shop that we know. */
export const MAX_PENDING_DAYS = 60

/** The law asks for a plain word before points end (facts/platform.md C31). */
export const WARNING_DAYS = [30, 7, 1] as const
