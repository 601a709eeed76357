/** Limits that both the contract and the phone's forms know; no schema library here. */

/** A year is the longest promise a printed card makes here; it keeps expiry honest and countable. */
export const MAX_VALID_DAYS = 366

/** A million coupons of one template is the most that one brand prints here. */
export const MAX_STOCK = 1_000_000

/** More than ten of one coupon for one person is a mistake, not a gift. */
export const MAX_PER_MEMBER = 10

/** A punch card of a year; more uses are a stored value in disguise (product.md, law 7). */
export const MAX_USES = 99

/** Goods, categories and stores that one coupon may name. */
export const MAX_SCOPE = 100

/** Windows of a week: two a day is as much as a customer can remember. */
export const MAX_WINDOWS = 14

/** The last minute of a day, at which a window may end. */
export const MINUTES_OF_DAY = 1440

/**
 * Coupons that one sale takes. Three kinds of rebate are all that fit on a receipt and in a head, and
 * they bound the search for the best (core/pricing).
 */
export const MAX_COUPONS_OF_SALE = 3

/** Undos of one coupon: beyond that somebody plays with it (WeChat Pay too caps undoing at ten). */
export const MAX_UNDOS = 10
