import type { Newline } from './csv'
import type { Encoding } from './encoding'

const count = (text: string, sign: string): number => {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found += 1
  return found
}

/** Where the `n`th newline ends in the bytes; no platform encodes GB18030, so newlines are counted. */
const afterNewline = (bytes: Uint8Array, newline: Newline, n: number): number => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const byte = newline.charCodeAt(0)
  let end = 0
  for (let left = n; left > 0; left -= 1) end = buffer.indexOf(byte, end) + 1
  return end
}

/**
 * Bytes of the first `end` characters, which end with a newline, of text that was decoded from
 * `bytes`. In UTF-8 and GB18030 the byte of a newline is a newline and never half of another
 * character (trail bytes are 0x30–39 and 0x40–FE; tests/rules/orders), in UTF-16 every unit has two.
 */
export const bytesBefore = (
  end: number,
  {
    text,
    bytes,
    encoding,
    newline,
  }: {
    text: string
    bytes: Uint8Array
    encoding: Encoding
    newline: Newline
  },
): number => {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return end * 2
  return afterNewline(bytes, newline, count(text.slice(0, end), newline))
}
