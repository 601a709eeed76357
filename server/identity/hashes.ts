import { createHash } from 'node:crypto'
import {
  buyerKey,
  type IdentityKey,
  orderKey,
  phoneKey,
  unionidKey,
  wecomKey,
} from '#core/identity/keys'
import { base32, base32Of } from '../platform/ids'
import { keysFor } from '../platform/keys'

/** 100 bits: two people never meet, and the key stays short enough for an id. */
const LENGTH = 20

/**
 * The oldest key of the environment, not the current one: the same person must get the same name after
 * a change of keys. Whoever drops the oldest key begins with new names, and imports anew.
 */
const nameOf = (kind: string, text: string): string => {
  const oldest = keysFor('identity').at(-1)
  if (!oldest) throw new Error('SHUKE_KEYS is empty')
  return base32Of(oldest.binary(`${kind}:${text}`), LENGTH)
}

/** Stars stand for what a platform hides: many people look the same then. */
const isMasked = (text: string): boolean => /[*＊]/.test(text)

const FEWEST_DIGITS = 7
/** China's numbers are written with and without it. */
const COUNTRY = /^(?:00)?86(?=1\d{10}$)/

/** As nearly all files write it. */
const MOBILE = /^1\d{10}$/

/** A phone number as anybody writes it; undefined for a masked one or none. */
export const phoneKeyOf = (phone: string): IdentityKey | undefined => {
  if (MOBILE.test(phone)) return phoneKey(nameOf('phone', phone))
  const digits = phone.replace(/\D/g, '').replace(COUNTRY, '')
  if (isMasked(phone) || digits.length < FEWEST_DIGITS) return undefined
  return phoneKey(nameOf('phone', digits))
}

/** A buyer by their name on a marketplace; undefined for a masked one or none. */
export const buyerKeyOf = (platform: string, name: string): IdentityKey | undefined => {
  const plain = name.normalize('NFC').trim()
  if (plain === '' || isMasked(plain)) return undefined
  return buyerKey(platform, nameOf(`buyer.${platform}`, plain))
}

export const orderKeyOf = (platform: string, orderNo: string): IdentityKey =>
  orderKey(platform, nameOf(`order.${platform}`, orderNo))

export const unionidKeyOf = (unionid: string): IdentityKey => unionidKey(nameOf('unionid', unionid))

/** A friend on WeCom by external_userid. */
export const wecomKeyOf = (externalUserId: string): IdentityKey =>
  wecomKey(nameOf('wecom', externalUserId))

/** One document for a pair, whichever end comes first. */
export const linkIdOf = (a: IdentityKey, b: IdentityKey): string =>
  base32(createHash('sha256').update(`${a}:${b}`).digest(), LENGTH)
