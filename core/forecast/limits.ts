/** The published models count in weeks; everything of ours comes in days. */
export const WEEK = 7

/**
 * Below these a forecast is refused: of random parts of CDNOW with so many buyers 19 of 20 tell the
 * next nine months within a third (`npm run figures -- cdnow`); with fewer they soon tell nothing.
 */
export const MIN_BUYERS = 300
/** Who never came back says nothing about how often people come back. */
export const MIN_REPEATERS = 100
/** A quarter: in less, nobody who comes once a month can be told from who stays away. */
export const MIN_DAYS = 13 * WEEK

/** Two-sided 95 %. */
export const SIGMAS = 1.96
