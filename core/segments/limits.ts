/** A rule that a person can still read back: groups within groups within groups. */
export const MOST_DEPTH = 4
/** Conditions of one rule, all groups together. */
export const MOST_CONDITIONS = 20
/** Values of one condition. */
export const MOST_VALUES = 30
/** Longest stretch that a condition looks back: as far as stages do (core/aipl). */
export const LONGEST_WITHIN = 1096
/** More than anybody tells apart; the list of them is one small document each. */
export const MOST_SEGMENTS = 200
/** A million yuan: what a regular of many years may have spent. */
export const MOST_FEN = 100_000_000
/** Persons that an estimate looks at: its 95 % interval is at most one hundredth of all wide, each way. */
export const SAMPLE = 10_000
