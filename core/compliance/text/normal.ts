import { DRAWN, SAME_CHARACTER, SPELLINGS } from './variants'

/** A text as the rules read it, with the place of every character in what was written. */
export interface Normal {
  text: string
  /** First and one past the last place in the original, of each character of `text`. */
  from: readonly number[]
  to: readonly number[]
  original: string
}

interface Sign {
  char: string
  from: number
  to: number
}

const foldedOf = (char: string): string =>
  [...(DRAWN.get(char) ?? char.normalize('NFKC').toLowerCase())]
    .map((one) => SAME_CHARACTER.get(one) ?? one)
    .join('')

const signsOf = (original: string): Sign[] => {
  const signs: Sign[] = []
  let at = 0
  for (const char of original) {
    const from = at
    at += char.length
    for (const one of foldedOf(char)) signs.push({ char: one, from, to: at })
  }
  return signs
}

/** Marks that say something: sentences, clauses, amounts. All else between words is decoration. */
const SPEAKS = /[\p{L}\p{N}，。！？；：、,!?;:%+¥￥\n]/u
/** Joints of numbers: 1-5, 3/5, 1.5, 12:00; elsewhere they only take words apart. */
const JOINT = /[-~～—–./]/
const DIGIT = /[0-9]/
const MARK = /[，,、]/
const COMMAS: Record<string, string> = { ',': '，', '!': '！', '?': '？', ';': '；', ':': '：' }

const keeps = (signs: readonly Sign[], i: number): boolean => {
  const { char = '' } = signs[i] ?? {}
  if (SPEAKS.test(char)) return true
  return (
    JOINT.test(char) && DIGIT.test(signs[i - 1]?.char ?? '') && DIGIT.test(signs[i + 1]?.char ?? '')
  )
}

const plain = (sign: Sign): Sign => ({ ...sign, char: COMMAS[sign.char] ?? sign.char })

const isMark = (sign: Sign | undefined): boolean =>
  sign === undefined || /[，、。：\n]/.test(sign.char)

/** 朋，友，圈: a comma between two single characters takes a word apart and says nothing. */
const splitsAWord = (signs: readonly Sign[], i: number): boolean =>
  MARK.test(signs[i]?.char ?? '') &&
  isMark(signs[i - 2]) &&
  !isMark(signs[i - 1]) &&
  !isMark(signs[i + 1]) &&
  isMark(signs[i + 2])

const respelt = (signs: Sign[], [find, word]: readonly [RegExp, string]): Sign[] => {
  // All characters here are one code unit or kept as pairs: places are of code units.
  const text = signs.map(({ char }) => char).join('')
  const result: Sign[] = []
  let last = 0
  for (const match of text.matchAll(find)) {
    const [first, end] = [match.index, match.index + match[0].length]
    result.push(...signs.slice(last, first))
    const [from, to] = [signs[first]?.from ?? 0, signs[end - 1]?.to ?? 0]
    for (const char of word) result.push({ char, from, to })
    last = end
  }
  return [...result, ...signs.slice(last)]
}

/** Rare characters outside the basic plane stand as one unit, so that places stay places. */
const single = (sign: Sign): Sign => (sign.char.length === 1 ? sign : { ...sign, char: '□' })

/** Full-width, traditional, drawn, spelt or taken apart: the same words come out. */
export const normal = (original: string): Normal => {
  const kept = signsOf(original)
    .map(single)
    .filter((_, i, all) => keeps(all, i))
    .map(plain)
  const joined = kept.filter((_, i) => !splitsAWord(kept, i))
  const signs = SPELLINGS.reduce(respelt, joined)
  return {
    text: signs.map(({ char }) => char).join(''),
    from: signs.map(({ from }) => from),
    to: signs.map(({ to }) => to),
    original,
  }
}

/** What was written where the rules read `text.slice(first, end)`. */
export const writtenOf = ({ from, to, original }: Normal, first: number, end: number): string =>
  original.slice(from[first] ?? 0, to[end - 1] ?? original.length).trim()
