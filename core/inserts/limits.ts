/** Limits that both the contract and the phone's forms know; no schema library here. */

/** 20 bits of serial in the token. */
export const MAX_BATCH_CARDS = 100_000

/** One PDF holds at most 400 cards (50 sheets), which one call makes well inside its time-out. */
export const MAX_SHEET_CARDS = 400
