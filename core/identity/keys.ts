/**
 * The names under which somebody is known. A key says what it is by its first letter and carries no
 * personal data: phones, nicknames and order numbers stand as keyed hashes (server/identity).
 */
export type KeyKind = 'member' | 'unionid' | 'wecom' | 'phone' | 'buyer' | 'order'

const LETTERS = {
  m: 'member',
  u: 'unionid',
  x: 'wecom',
  p: 'phone',
  b: 'buyer',
  o: 'order',
} as const satisfies Record<string, KeyKind>

export type IdentityKey = `${keyof typeof LETTERS}.${string}`

export const kindOf = (key: IdentityKey): KeyKind => LETTERS[key[0] as keyof typeof LETTERS]

export const memberKey = (memberId: string): IdentityKey => `m.${memberId}`
export const unionidKey = (hash: string): IdentityKey => `u.${hash}`
export const wecomKey = (hash: string): IdentityKey => `x.${hash}`
export const phoneKey = (hash: string): IdentityKey => `p.${hash}`
/** A buyer of a marketplace by the hash of their name there. */
export const buyerKey = (platform: string, hash: string): IdentityKey => `b.${platform}.${hash}`
/** An order whose file names no buyer (Pinduoduo) is somebody of its own until it is claimed. */
export const orderKey = (platform: string, hash: string): IdentityKey => `o.${platform}.${hash}`
