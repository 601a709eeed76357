import { Matcher } from './matcher.ts'

/** The matcher of finds and writes. */
export const queryMatcher = (_now: number): Matcher => new Matcher()
