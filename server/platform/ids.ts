import { createHash } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** 20 characters of 5 bits: 100 bits, far beyond accidental meetings. */
const ID_LENGTH = 20

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Five bits of each byte as lower-case Crockford base32. */
export const base32 = (bytes: Uint8Array, length: number): string => {
  let text = ''
  for (let i = 0; i < length; i += 1) text += ALPHABET[(bytes[i] ?? 0) & 31]
  return text
}

const LETTERS = Buffer.from(ALPHABET, 'latin1')
const written = Buffer.alloc(ALPHABET.length)

/** The same of bytes that stand in a text, one in each character, as one piece: a key of many maps. */
export const base32Of = (binary: string, length: number): string => {
  for (let i = 0; i < length; i += 1) written[i] = LETTERS[binary.charCodeAt(i) & 31] as number
  return written.toString('latin1', 0, length)
}

/** A short name for a text, the same every time. */
export const hashId = (text: string): string =>
  base32(createHash('sha256').update(text).digest(), ID_LENGTH)

/** Deterministic, so that joining is one `add` (facts/cloud.md §10.7a). */
export const memberIdOf = (openid: string): string => `m${hashId(`member:${openid}`)}`

export const staffIdOf = (openid: string): string => `s${hashId(`staff:${openid}`)}`
