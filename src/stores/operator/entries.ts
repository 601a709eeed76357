import { Entry } from './entry'
import { fenOf, wholeOf } from './typed'

/** Typed values as forms need them. "None" is what an empty field means, and is 0 or ''. */

const orNone =
  (read: (text: string) => number | undefined) =>
  (text: string): number | undefined =>
    text.trim() === '' ? 0 : read(text)

export const words = (rule: string) => new Entry((text) => text.trim() || undefined, rule)

export const wordsOrNone = () => new Entry((text) => text.trim(), '')

/** Fen above zero. */
export const yuan = (rule: string) => new Entry((text) => fenOf(text) || undefined, rule)

export const yuanOrNone = (rule: string) => new Entry(orNone(fenOf), rule)

export const count = (min: number, max: number, rule: string) =>
  new Entry((text) => wholeOf(text, min, max), rule)

export const countOrNone = (max: number, rule: string) =>
  new Entry(
    orNone((text) => wholeOf(text, 1, max)),
    rule,
  )

/** What is chosen and not typed: right while `fine`, and marked like a field. */
export const choice = (fine: () => boolean, rule: string) =>
  new Entry(() => fine() || undefined, rule)

/** A calendar day that was picked. */
export const day = (rule: string) => new Entry((text) => text || undefined, rule)

/** What of many entries must be looked at, whatever each of them holds. */
export type Marks = readonly Pick<Entry<unknown>, 'try' | 'value'>[]

export const tryAll = (marks: Marks): boolean => {
  for (const mark of marks) mark.try()
  return marks.every(({ value }) => value !== undefined)
}
