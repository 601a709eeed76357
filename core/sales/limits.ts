/** As many prices as a clerk adds up by hand. */
export const MAX_ITEMS = 50
export const MAX_COUNT = 999
