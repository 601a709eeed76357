import { ALPHABET, fiveBitsOf } from './base32'

/**
 * Check character over GF(32): each place is weighed with another power of the primitive element x
 * (modulus x⁵+x²+1). All weights differ and none is zero, so every single wrong character, every
 * swap of two characters and every equal slip in two places is noticed.
 */
const timesX = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31

/** Check character of a text in the alphabet, up to 30 characters. */
export const checkCharacterOf = (text: string): string => {
  let sum = 0
  for (const letter of text) sum = timesX(sum ^ (fiveBitsOf(letter) ?? 0))
  return ALPHABET[sum] ?? ''
}
