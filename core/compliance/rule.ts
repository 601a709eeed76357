import type { ComplianceCase } from './case'
import type { Level, Subject } from './views'

/** What a check found; the judge adds the rule's own words. */
export interface Hit {
  field: string
  words: string
  say: string
  level: Level
}

/** A declared rule: what is forbidden, who says so, how it is kept out, and the check itself. */
export interface Rule {
  /** As in facts/platform.md §4. */
  id: string
  clause: string
  quote: string
  source: string
  /** Of the text that is quoted. */
  date: string
  /** How the software keeps it, in words. */
  guard: string
  /** The gravest that it can say. */
  level: Level
  subjects: readonly Subject[]
  /** Pure: the same case has the same hits. */
  check: (config: ComplianceCase) => Hit[]
}

export const ALL: readonly Subject[] = ['campaign', 'poster', 'coupon', 'push']

export const red = (field: string, words: string, say: string): Hit => ({
  field,
  words,
  say,
  level: 'red',
})

export const yellow = (field: string, words: string, say: string): Hit => ({
  field,
  words,
  say,
  level: 'yellow',
})

/** A line of a check that reads as a sentence: when this is so, that is wrong. */
export const when = (so: unknown, hit: Hit): Hit[] => (so ? [hit] : [])
