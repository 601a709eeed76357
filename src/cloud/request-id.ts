import { memory } from './memory'

/**
 * A request id is made and stored before it is sent (decision 8), so that a retry after a lost
 * answer, even after a restart of the phone, is the same step to the server.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** 22 characters of 6 bits hold 128 bits. */
const LENGTH = 22

/** The id only tells one person's steps apart and guards nothing, so Math.random is enough. */
export const makeId = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[Math.floor(Math.random() * 64)]).join('')

/** 53-bit hash (cyrb53): keeps long inputs out of storage keys. */
function hash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    a = Math.imul(a ^ char, 2654435761)
    b = Math.imul(b ^ char, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

/** One step: this route, on this subject, with this very input. */
export const stepKey = (route: string, subject: string, input: unknown): string =>
  `step:${route}:${subject}:${hash(JSON.stringify(input))}`

/** Also here, in case that the storage is full and keeps nothing. */
const made = new Map<string, string>()

/** The id of a step that was never answered, or a new one; either way stored. */
export function claimId(key: string): string {
  const kept = made.get(key) ?? memory.get(key)
  if (typeof kept === 'string' && kept.length === LENGTH) return kept
  const id = makeId()
  made.set(key, id)
  memory.set(key, id)
  return id
}

export function forgetId(key: string): void {
  made.delete(key)
  memory.remove(key)
}
