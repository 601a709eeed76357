/** Crockford's base 32: no I, L, O, U, so that a printed code reads one way only. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]))

/** 0–31, or undefined for a character outside the alphabet. */
export const fiveBitsOf = (letter: string): number | undefined => VALUES.get(letter)

const PAIRS = Array.from({ length: 1024 }, (_, n) => `${ALPHABET[n >> 5]}${ALPHABET[n & 31]}`)

/** A 20-bit number as four characters. */
export const fourOf = (n: number): string => `${PAIRS[n >> 10]}${PAIRS[n & 1023]}`

/** The 20-bit number of four characters of the alphabet. */
export const numberOf = (four: string): number =>
  [...four].reduce((sum, letter) => sum * 32 + (fiveBitsOf(letter) ?? 0), 0)

/** Ten bits from bit `at` of big-endian bytes. */
const tenBits = (bytes: Uint8Array, at: number): number => {
  const i = at >> 3
  const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
  return (word >> (14 - (at & 7))) & 1023
}

/** `length` characters (5 bits each) of big-endian bytes, from bit `from`. */
export const charactersOf = (bytes: Uint8Array, from: number, length: number): string => {
  let text = ''
  // Two characters at a time: a batch makes millions of them (issue: ≤ 2 × bare HMACs).
  for (let done = 0; done + 1 < length; done += 2) text += PAIRS[tenBits(bytes, from + done * 5)]
  if (length % 2 === 1) text += ALPHABET[tenBits(bytes, from + (length - 1) * 5) >> 5]
  return text
}
