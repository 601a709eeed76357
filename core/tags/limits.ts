/** Tags of a brand: more than anybody keeps apart, and 3,000 are WeCom's (facts/platform.md §1.3). */
export const MOST_TAGS = 100
/** Tags put on one person by hand. */
export const MOST_BY_HAND = 20
/** A tag may stay so many days after its rule has stopped, or be put on for so many. */
export const LONGEST_STAY = 366
export const TAG_COLOURS = ['grey', 'red', 'orange', 'green', 'blue', 'purple'] as const
