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

export const isKey = (text: string): text is IdentityKey => /^[muxpbo]\../.test(text)

export const kindOf = (key: IdentityKey): KeyKind => LETTERS[key[0] as keyof typeof LETTERS]

export const memberKey = (memberId: string): IdentityKey => `m.${memberId}`
export const unionidKey = (hash: string): IdentityKey => `u.${hash}`
export const wecomKey = (hash: string): IdentityKey => `x.${hash}`
export const phoneKey = (hash: string): IdentityKey => `p.${hash}`
/** A buyer of a marketplace by the hash of their name there. */
export const buyerKey = (platform: string, hash: string): IdentityKey => `b.${platform}.${hash}`
/** An order of its own: its file names no buyer (Pinduoduo), or a member claimed it. */
export const orderKey = (platform: string, hash: string): IdentityKey => `o.${platform}.${hash}`

export const memberIdIn = (key: IdentityKey): string | undefined =>
  key.startsWith('m.') ? key.slice(2) : undefined

/** Phones and unionids only connect: no event is about them. */
export const hasDeeds = (key: IdentityKey): boolean => !/^[pu]/.test(key)

/**
 * Who leads: what lasts comes first, and a phone, of which nothing ever happened by itself, last, so
 * that one more phone gives nobody another name.
 */
const RANKS = 'mxubop'

const compare = (one: IdentityKey, other: IdentityKey): number =>
  RANKS.indexOf(one[0] ?? '') - RANKS.indexOf(other[0] ?? '') || (one < other ? -1 : 1)

/** The name of the person with these keys: whoever gives the same set gets the same name. */
export const leadingKey = (keys: Iterable<IdentityKey>): IdentityKey => {
  let leader: IdentityKey | undefined
  for (const key of keys) if (leader === undefined || compare(key, leader) < 0) leader = key
  if (leader === undefined) throw new Error('identity: a person without a key')
  return leader
}

/** The two ends of a link, always the same way round. */
export const inOrder = (one: IdentityKey, other: IdentityKey): [IdentityKey, IdentityKey] =>
  compare(one, other) < 0 ? [one, other] : [other, one]
