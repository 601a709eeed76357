import { DAY, MINUTE } from '../kernel/time'

/** Bytes of a file that one slice reads: a thousand rows or two, well below a second of work. */
export const CHUNK_BYTES = 512 * 1024

/** … and rows of it, where rows are short. */
export const ROWS_AT_ONCE = 2000

/**
 * Orders of one batch of reads and writes. What an import says of an order takes 0.6 to 1.6 KB on the
 * wire, and one answer at most 1 MB (facts/cloud.md §6).
 */
export const ORDERS_AT_ONCE = 500

/** Rows of one order; those beyond are left out and told. With so many it is no order number. */
export const MAX_LINES = 300
/** Longer names of items are kept as a hash: they only tell rows apart. */
export const MAX_ITEM = 24

/** Rejected rows that are kept with their cells; beyond it they are only counted. */
export const MAX_REJECTS = 20_000

/** Names of goods that an order keeps, and their length: for people to know it by. */
export const MAX_GOODS = 3
export const GOODS_TEXT = 40

/** Shorter numbers are a shop's own count: whoever has one can guess the next. */
export const CLAIM_MIN = 10

/** As for claim codes: enough for slips of the thumb, useless for guessing (core/inserts/rules.ts). */
export const CLAIMS_PER_PERSON = 8
export const CLAIMS_BY_EVERYONE = 600
export const CLAIMS_WINDOW = 10 * MINUTE

/** Numbers that one member may leave for a later import: more is fishing for other people's orders. */
export const MAX_WAITING = 5
/** Marketplaces export what is up to three months old; a number that did not come by then is wrong. */
export const WAITING_FOR = 90 * DAY

/** Longest that a brand may let its members claim after the purchase. */
export const MAX_CLAIM_DAYS = 730
