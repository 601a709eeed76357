import type { Rule } from '../rule'

/** All declared rules, in the order of facts/platform.md §4. */
export const rules: readonly Rule[] = []
