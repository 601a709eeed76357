/** Without a limit stage the service answers 20 groups, with one up to 10,000 (facts/cloud.md §6). */
export const MAX_GROUPS = 10_000
