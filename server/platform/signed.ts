import { timingSafeEqual } from 'node:crypto'
import { currentKeyFor, keysFor } from './keys'

/**
 * Something that the server said and gets back through a phone unchanged: JSON and its MAC. Not
 * secret, so nothing stands in it that its holder may not know.
 */
export const sign = (purpose: string, value: object): string => {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${body}.${currentKeyFor(purpose).mac(body).toString('base64url')}`
}

const fits = (mac: Buffer, given: Buffer) =>
  mac.length === given.length && timingSafeEqual(mac, given)

/** What `sign` was given; undefined when somebody else wrote or changed it. */
export const readSigned = <T>(purpose: string, text: string): T | undefined => {
  const [body = '', mac = ''] = text.split('.')
  const given = Buffer.from(mac, 'base64url')
  if (!keysFor(purpose).some((key) => fits(key.mac(body), given))) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as T
}
