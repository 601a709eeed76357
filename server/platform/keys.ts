import { createHmac, createSecretKey } from 'node:crypto'

/** One master key of the environment; `id` is one lower-case letter or digit. */
interface MasterKey {
  id: string
  secret: Buffer
}

const KEY_BYTES = 32

const parse = (text: string): MasterKey => {
  const [id = '', secret = ''] = text.split(':')
  const bytes = Buffer.from(secret, 'base64')
  if (!/^[0-9a-z]$/.test(id) || bytes.length !== KEY_BYTES)
    throw new Error('SHUKE_KEYS must read "a:<base64 of 32 bytes>;b:…", current key first')
  return { id, secret: bytes }
}

const read = (): MasterKey[] =>
  (process.env.SHUKE_KEYS ?? '').split(';').map((part) => parse(part.trim()))

// Read once per instance: the environment of a function changes only with a new instance.
let masters: MasterKey[] | undefined
const allMasters = (): MasterKey[] => {
  masters ??= read()
  return masters
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** A key for one purpose; never the same bytes for two purposes. */
export interface PurposeKey {
  id: string
  /** HMAC-SHA256, 32 bytes. */
  mac(text: string): Buffer
  /** The same as a text of one character for each byte: half the time, where a million are made. */
  binary(text: string): string
}

const derived = new Map<string, PurposeKey[]>()

/** Keys of a purpose, current one first. The older ones only check what was made before. */
export const keysFor = (purpose: string): PurposeKey[] => {
  const known = derived.get(purpose)
  if (known) return known
  const keys = allMasters().map(({ id, secret }): PurposeKey => {
    const key = createSecretKey(hmac(secret, `shuke:${purpose}`))
    return {
      id,
      mac: (text) => createHmac('sha256', key).update(text).digest(),
      binary: (text) => createHmac('sha256', key).update(text).digest('binary'),
    }
  })
  derived.set(purpose, keys)
  return keys
}

/** The key that makes new codes of this purpose. */
export const currentKeyFor = (purpose: string): PurposeKey => {
  const [first] = keysFor(purpose)
  if (!first) throw new Error('SHUKE_KEYS is empty')
  return first
}
