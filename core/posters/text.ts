/** Words that have to fit into a width, whatever the font: widths are measured by who draws. */

/** Width of a text in a CSS font, in the units of the poster. */
export type Measure = (text: string, font: string) => number

export interface Font {
  size: number
  bold?: boolean
}

export const fontOf = ({ size, bold = false }: Font): string =>
  `${bold ? 'bold' : 'normal'} ${size}px sans-serif`

const ELLIPSIS = '…'

/** What belongs to the character before it: joiners, variation selectors, marks, skin tones. */
const JOINER = '\u200d'
const MARKS = /^[\u0300-\u036f]$/
const TONES = /^\ud83c[\udffb-\udfff]$/
const SELECTORS = new Set([JOINER, '\ufe0e', '\ufe0f', '\u20e3'])

const joins = (char: string): boolean => SELECTORS.has(char) || MARKS.test(char) || TONES.test(char)

/** Characters as people see them, so that a cut never leaves half of one. */
const clustersOf = (text: string): string[] => {
  const clusters: string[] = []
  for (const char of Array.from(text)) {
    const before = clusters.at(-1)
    if (before !== undefined && (joins(char) || before.endsWith(JOINER)))
      clusters[clusters.length - 1] = before + char
    else clusters.push(char)
  }
  return clusters
}

/** Of words and numbers in Latin script; ¥12.50 and 3-5 stay in one piece. */
const LATIN = /^[0-9A-Za-z\u00c0-\u024f¥%.,:'’_/+&@#-]+$/
/** They never begin a line. */
const CLOSING = /^[，。、；：？！）】》」』”…％,.;:?!)\]}\s]$/
/** They never end one. */
const OPENING = /[（【《「『“([{]$/

const staysWith = (before: string, next: string): boolean =>
  CLOSING.test(next) || OPENING.test(before) || (LATIN.test(before) && LATIN.test(next))

/** Pieces between which a line may break: a Han character, a word, each with its punctuation. */
export const piecesOf = (text: string): string[] => {
  const pieces: string[] = []
  for (const cluster of clustersOf(text)) {
    const before = pieces.at(-1)
    if (before !== undefined && staysWith(before, cluster))
      pieces[pieces.length - 1] = before + cluster
    else pieces.push(cluster)
  }
  return pieces
}

type Fits = (text: string) => boolean

/** As many of the pieces as fit, at least one, so that the work always goes on. */
const takeLine = (pieces: readonly string[], fits: Fits): number => {
  let count = 1
  while (
    count < pieces.length &&
    fits(
      pieces
        .slice(0, count + 1)
        .join('')
        .trimEnd(),
    )
  )
    count += 1
  return count
}

/** A word wider than the line is broken within, like a long number. */
const broken = (pieces: readonly string[], fits: Fits): string[] =>
  pieces.flatMap((piece) => (fits(piece.trimEnd()) ? [piece] : clustersOf(piece)))

/** The line with the sign that something is missing, shortened until both fit. */
const cut = (pieces: readonly string[], fits: Fits): string => {
  for (let count = pieces.length; count > 0; count -= 1) {
    const line = `${pieces
      .slice(0, count)
      .join('')
      .replace(/[\s，。、；：,.;:]+$/, '')}${ELLIPSIS}`
    if (fits(line)) return line
  }
  return fits(ELLIPSIS) ? ELLIPSIS : ''
}

const wrapped = (text: string, most: number, fits: Fits): string[] => {
  let rest = broken(piecesOf(text), fits)
  const lines: string[] = []
  while (rest.length > 0) {
    const count = takeLine(rest, fits)
    const isLast = lines.length === most - 1
    const whole = count === rest.length && fits(rest.join('').trimEnd())
    if (isLast && !whole) return [...lines, cut(rest, fits)]
    lines.push(rest.slice(0, count).join('').trimEnd())
    rest = rest.slice(count)
  }
  return lines
}

export interface Box {
  width: number
  /** Tried from the largest. */
  sizes: readonly number[]
  lines: number
  bold?: boolean
}

export interface Fitted {
  lines: string[]
  size: number
}

/** Narrower by steps, as long as no more lines are needed: no single character is left alone. */
const NARROWER = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5]

const balanced = (text: string, most: number, fitsIn: (share: number) => Fits): string[] => {
  const widest = wrapped(text, most, fitsIn(1))
  if (widest.length < 2 || widest.at(-1)?.endsWith(ELLIPSIS)) return widest
  const same = (lines: readonly string[]) => lines.join('').length === widest.join('').length
  let best = widest
  for (const share of NARROWER) {
    const lines = wrapped(text, most, fitsIn(share))
    if (lines.length !== widest.length || !same(lines)) break
    best = lines
  }
  return best
}

/** Shrinks to one line, then wraps, then is cut at a word with an ellipsis; never wider than asked. */
export const fitted = (text: string, box: Box, measure: Measure): Fitted => {
  const { width, sizes, lines, bold = false } = box
  const fitsAt = (size: number, share = 1): Fits => {
    const font = fontOf({ size, bold })
    return (words) => measure(words, font) <= width * share
  }
  const clean = text.trim()
  const size = sizes.find((one) => fitsAt(one)(clean))
  if (size !== undefined) return { lines: [clean], size }
  const smallest = sizes.at(-1) ?? 0
  return { lines: balanced(clean, lines, (share) => fitsAt(smallest, share)), size: smallest }
}
