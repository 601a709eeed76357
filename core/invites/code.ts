import { CODE_LENGTH } from './limits'

/** Crockford's base32: no letters that are taken for a number when somebody reads them aloud. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const BITS = 5
const BYTE = 8

/** Scenes and WeCom states of invitations begin with it; inserts and offers begin otherwise. */
const MARK = 't'

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)

export const isCode = (text: string): boolean => CODE.test(text)

/** A code of the first bits of a MAC (at least 13 bytes). */
export const codeFrom = (mac: Uint8Array): string => {
  let [code, held, bits] = ['', 0, 0]
  for (const byte of mac) {
    held = ((held << BYTE) | byte) & 0xffff
    bits += BYTE
    for (; bits >= BITS && code.length < CODE_LENGTH; bits -= BITS)
      code += CODE_ALPHABET[(held >> (bits - BITS)) & 31] ?? ''
  }
  if (code.length < CODE_LENGTH) throw new RangeError(`${mac.length} bytes are too few for a code`)
  return code
}

/** What stands in the mini-program code's scene, and in the state of a contact way: 21 characters. */
export const sceneOf = (code: string): string => `${MARK}${code}`

/** The code in a scene, a state or an address; undefined when it is somebody else's scene. */
export const codeOf = (scene: string): string | undefined => {
  const code = scene.slice(MARK.length)
  return scene.startsWith(MARK) && isCode(code) ? code : undefined
}
