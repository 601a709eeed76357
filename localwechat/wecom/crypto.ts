import { createCipheriv, createHash, randomBytes } from 'node:crypto'

// Written from the documentation (facts/platform.md §1.4) and not taken from a library, so that a
// project that uses one is checked by code that shares nothing with it.

const BLOCK = 32

export interface Seal {
  /** 43 letters and digits. */
  aesKey: string
  /** Corp id; for a mini-program's message push its appid. */
  receiveId: string
}

const padded = (plain: Buffer): Buffer => {
  const missing = BLOCK - (plain.length % BLOCK)
  return Buffer.concat([plain, Buffer.alloc(missing, missing)])
}

/** random16 + length + message + receiver, AES-256-CBC, base64. */
export const sealed = (
  { aesKey, receiveId }: Seal,
  message: string,
  random = randomBytes(16),
): string => {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([random, length, text, Buffer.from(receiveId)])
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16))
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(padded(plain)), cipher.final()]).toString('base64')
}

/** Hex SHA-1 of the sorted parts. */
export const signatureOf = (...parts: string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
