import type { ComplianceCase } from '../case'
import type { Hit } from '../rule'
import type { Level } from '../views'
import { denied, deniedInside } from './negation'
import { type Normal, normal, writtenOf } from './normal'

/** Words that a rule looks for. */
export interface Words {
  find: RegExp
  say: string
  level: Level
  /** Somewhere in the same sentence: then it is innocent. */
  unless?: RegExp
  /** Inside what was found: then it is innocent. */
  unlessInside?: RegExp
  /** Said with 不, it is meant all the same: 不分享不能领. */
  evenDenied?: boolean
  /** Somewhere in all texts of the case: only then it counts. */
  only?: RegExp
}

interface Sentence {
  text: string
  at: number
}

const ENDS = /[。！？；\n]+/g

const sentencesOf = ({ text }: Normal): Sentence[] => {
  const found: Sentence[] = []
  let at = 0
  for (const match of text.matchAll(ENDS)) {
    found.push({ text: text.slice(at, match.index), at })
    at = match.index + match[0].length
  }
  return [...found, { text: text.slice(at), at }]
}

const innocent = (words: Words, sentence: string, found: string, at: number): boolean =>
  words.unless?.test(sentence) === true ||
  words.unlessInside?.test(found) === true ||
  (!words.evenDenied && (deniedInside(found) || denied(sentence, at, at + found.length)))

const inSentence = (words: Words, { text, at }: Sentence): [number, number][] =>
  [...text.matchAll(words.find)]
    .filter(({ 0: found, index }) => !innocent(words, text, found, index))
    .map(({ 0: found, index }) => [at + index, at + index + found.length])

interface Read {
  field: string
  read: Normal
}

const readings = new WeakMap<ComplianceCase, Read[]>()

/** Each text of a case is read once, however many rules look at it. */
const readsOf = (config: ComplianceCase): Read[] => {
  const known = readings.get(config)
  if (known) return known
  const reads = Object.entries(config.texts ?? {}).map(([field, text]) => ({
    field,
    read: normal(text),
  }))
  readings.set(config, reads)
  return reads
}

/** Whether a pattern stands anywhere in the texts of the case, denied or not. */
export const mentions = (config: ComplianceCase, pattern: RegExp): boolean =>
  readsOf(config).some(({ read }) => pattern.test(read.text))

const hitsIn = (words: Words, { field, read }: Read): Hit[] =>
  sentencesOf(read)
    .flatMap((sentence) => inSentence(words, sentence))
    .map(([first, end]) => ({
      field,
      words: writtenOf(read, first, end),
      say: words.say,
      level: words.level,
    }))

/** What of these words stands in the texts of the case and is meant. Patterns carry the flag g. */
export const findWords = (config: ComplianceCase, lists: readonly Words[]): Hit[] =>
  lists
    .filter(({ only }) => only === undefined || mentions(config, only))
    .flatMap((words) => readsOf(config).flatMap((read) => hitsIn(words, read)))
