import type { ComplianceCase } from '../case'
import type { Hit } from '../rule'
import type { Level } from '../views'
import { denied, deniedInside } from './negation'
import { type Normal, normal, writtenOf } from './normal'
import { ready } from './ready'

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
  /** Meant somewhere in all texts of the case: only then it counts. */
  only?: RegExp
  /** Somewhere in all texts of the case: then it is innocent. */
  unlessAnywhere?: RegExp
  /** Looked for over the end of a sentence, and from title into rules; 。 is the end. */
  across?: true
  /** Right before what was found: then it is yellow. */
  softAfter?: RegExp
}

interface Sentence {
  field: string
  read: Normal
  text: string
  /** Where it begins in the reading. */
  at: number
  /** It is a question and the next sentence says no. */
  answeredNo: boolean
}

const ENDS = /[。！？；\n]+/g
const NO = /^(?:答?：)?(?:没有|不(?!仅|但|止|只|光)|无(?!限)|否|别)/

const sentencesIn = (field: string, read: Normal): Sentence[] => {
  const found: Sentence[] = []
  let at = 0
  for (const match of [...read.text.matchAll(ENDS), undefined]) {
    const end = match?.index ?? read.text.length
    const next = end + (match?.[0].length ?? 0)
    const answeredNo = match?.[0].startsWith('？') === true && NO.test(read.text.slice(next))
    if (end > at) found.push({ field, read, text: read.text.slice(at, end), at, answeredNo })
    at = next
  }
  return found
}

const readings = new WeakMap<ComplianceCase, Sentence[]>()

/** Each text of a case is read once, however many rules look at it; in the order of its fields. */
const sentencesOf = (config: ComplianceCase): Sentence[] => {
  const known = readings.get(config)
  if (known) return known
  const read = Object.entries(config.texts ?? {}).flatMap(([field, text]) =>
    sentencesIn(field, normal(text)),
  )
  readings.set(config, read)
  return read
}

/** A title of few words; it may only name what the rules below then deny. */
const HEADING_MOST = 10
const isHeading = ({ text, read }: Sentence): boolean =>
  text === read.text && text.length <= HEADING_MOST

interface Place {
  sentence: Sentence
  first: number
  end: number
}

const placesIn = (find: RegExp, sentence: Sentence): Place[] =>
  [...sentence.text.matchAll(ready(find))].map(({ 0: found, index }) => ({
    sentence,
    first: index,
    end: index + found.length,
  }))

const isDenied = ({ sentence, first, end }: Place): boolean =>
  sentence.answeredNo ||
  deniedInside(sentence.text.slice(first, end)) ||
  denied(sentence.text, first, end)

/** The clause of a place with those before and after it: what is further away excuses nothing. */
const aroundOf = ({ sentence: { text }, first, end }: Place): string => {
  const from = text.lastIndexOf('，', text.lastIndexOf('，', first - 1) - 1)
  const to = text.indexOf('，', text.indexOf('，', end) + 1)
  const whole = text.indexOf('，', end) < 0 || to < 0
  return text.slice(Math.max(from, 0), whole ? text.length : to)
}

const isInnocent = (words: Words, place: Place): boolean =>
  words.unless?.test(aroundOf(place)) === true ||
  words.unlessInside?.test(place.sentence.text.slice(place.first, place.end)) === true ||
  (!words.evenDenied && isDenied(place))

const meantOf = (words: Words, sentences: readonly Sentence[]): Place[] => {
  const all = sentences.flatMap((sentence) => placesIn(words.find, sentence))
  const meant = all.filter((place) => !isInnocent(words, place))
  const onlyNamed = meant.every(({ sentence }) => isHeading(sentence))
  // 关于储值 / 本店不办理储值: the title names what is denied.
  const isDeniedBelow = all.some((place) => !isHeading(place.sentence) && isDenied(place))
  return onlyNamed && isDeniedBelow && !words.evenDenied ? [] : meant
}

/** Whether a pattern stands anywhere in the texts of the case, denied or not. */
export const mentions = (config: ComplianceCase, pattern: RegExp): boolean =>
  sentencesOf(config).some(({ text }) => pattern.test(text))

const isMeant = (config: ComplianceCase, pattern: RegExp): boolean =>
  meantOf({ find: new RegExp(pattern, 'g'), say: '', level: 'red' }, sentencesOf(config)).length > 0

const hitOf = ({ say, level, softAfter }: Words, { sentence, first, end }: Place): Hit => {
  const { field, read, at, text } = sentence
  const soft = softAfter?.test(text.slice(0, first))
  const words = writtenOf(read, at + first, at + end)
  return { field, words, say, level: soft ? 'yellow' : level }
}

/** Two sentences as one; a hit is only what begins in the first and ends in the second. */
const overEnds = (words: Words, sentences: readonly Sentence[]): Hit[] =>
  sentences.flatMap((one, i) => {
    const next = sentences[i + 1]
    if (!next) return []
    const both = { ...one, text: `${one.text}。${next.text}` }
    const over = ({ first, end }: Place) => first < one.text.length && end > one.text.length + 1
    return placesIn(words.find, both)
      .filter((place) => over(place) && !isInnocent(words, place))
      .map((place) => hitOf(words, { ...place, sentence: one, end: one.text.length }))
  })

const isSpoken = (config: ComplianceCase, { only, unlessAnywhere }: Words): boolean =>
  (only === undefined || isMeant(config, only)) &&
  (unlessAnywhere === undefined || !mentions(config, unlessAnywhere))

/** What of these words stands in the texts of the case and is meant. Patterns carry the flag g. */
export const findWords = (config: ComplianceCase, lists: readonly Words[]): Hit[] => {
  const sentences = sentencesOf(config)
  return lists
    .filter((words) => isSpoken(config, words))
    .flatMap((words) =>
      words.across
        ? overEnds(words, sentences)
        : meantOf(words, sentences).map((place) => hitOf(words, place)),
    )
}
