/** Limits that both the contract and the phone's forms know; no schema library here. */

/** A year is the longest promise a printed card makes here; it keeps expiry honest and countable. */
export const MAX_VALID_DAYS = 366

/** A million coupons of one template is the most that one brand prints here. */
export const MAX_STOCK = 1_000_000

/** More than ten of one coupon for one person is a mistake, not a gift. */
export const MAX_PER_MEMBER = 10
