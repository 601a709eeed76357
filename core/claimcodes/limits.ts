/** One batch; issue 5 asks for 10^6 with checkpoints. */
export const MAX_CODES = 1_000_000

/** A list that somebody brings: a million lines of 40 characters. */
export const MAX_LIST_BYTES = 40 * 1024 * 1024
