/** As many prices as a clerk adds up by hand. */
export const MAX_ITEMS = 50
export const MAX_COUNT = 999
/** Characters of a signed quote. */
export const MAX_SIGNED = 20_000
