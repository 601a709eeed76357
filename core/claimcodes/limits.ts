/** One batch; issue 5 asks for 10^6 with checkpoints. */
export const MAX_CODES = 1_000_000
