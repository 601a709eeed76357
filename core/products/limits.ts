/** The catalogue stands in the brand document, which every page reads: a till's keys, not a shop. */
export const MAX_CATEGORIES = 20
export const MAX_PRODUCTS = 100
