import { timingSafeEqual } from 'node:crypto'
import * as wecom from '@wecom/crypto'
import { ok, type Result, refuse } from '#core/kernel/result'
import { REPLAY_WINDOW } from '#core/wecom/limits'

/** What one side of a callback must know; receiveId is the corp id, or the mini-program's appid. */
export interface Secrets {
  token: string
  aesKey: string
  receiveId: string
}

/** The parts of a callback's address that its signature covers. */
export interface Signed {
  signature: string
  timestamp: string
  nonce: string
}

export type CryptoRefusal = 'signature' | 'stale' | 'ciphertext' | 'receiver'

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Whether the signature is right; `encrypt` is empty in the plain mode of the message push. */
export const isSigned = (token: string, signed: Signed, encrypt: string): boolean =>
  same(wecom.getSignature(token, signed.timestamp, signed.nonce, encrypt), signed.signature)

/** A signed time that is too far from ours belongs to a message that was overheard. */
export const isFresh = ({ timestamp }: Signed, now: number): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now) <= REPLAY_WINDOW

const KEY = /^[A-Za-z0-9]{43}$/

const decrypted = (key: string, encrypt: string) => {
  // The library leaves out what is not base64; WeCom's keys have letters and digits only.
  if (!KEY.test(key)) throw new Error('an EncodingAESKey has 43 letters and digits')
  try {
    return wecom.decrypt(key, encrypt)
  } catch {
    return undefined
  }
}

/**
 * Decrypts and checks for whom the message is. The library checks neither padding nor length; a
 * message in which one of them is wrong ends in another receiver than ours, and is refused by that.
 */
export const open = (
  { aesKey, receiveId }: Secrets,
  encrypt: string,
): Result<string, CryptoRefusal> => {
  const plain = decrypted(aesKey, encrypt)
  if (!plain) return refuse('ciphertext')
  return plain.id === receiveId ? ok(plain.message) : refuse('receiver')
}

/** Signature, then time, then message: nothing is decrypted that was not signed with our token. */
export const receive = (
  secrets: Secrets,
  signed: Signed,
  encrypt: string,
  now: number,
): Result<string, CryptoRefusal> => {
  if (!isSigned(secrets.token, signed, encrypt)) return refuse('signature')
  if (!isFresh(signed, now)) return refuse('stale')
  return open(secrets, encrypt)
}
