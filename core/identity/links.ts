import * as v from 'valibot'
import { type IdentityKey, isKey, type KeyKind, kindOf } from './keys'

export const identityKey = v.custom<IdentityKey>((one) => typeof one === 'string' && isKey(one))

/** From where we know that two keys may be one person. */
export const linkSource = v.picklist([
  /** WeChat told the member's unionid. */
  'unionid',
  /** WeCom told the unionid of a friend. */
  'wecom',
  /** The member gave their own number by WeChat's button. */
  'phone',
  /** The member claimed this order. */
  'order',
  /** … and the order was this buyer's. `ref` is the order. */
  'buyer',
  /** A parcel of this buyer went to this number. */
  'parcel',
])
export type LinkSource = v.InferOutput<typeof linkSource>

/** Which kinds of keys a source joins: a pair has one source, so that no rule has to weigh two. */
const ENDS: Record<LinkSource, readonly [KeyKind, KeyKind]> = {
  unionid: ['member', 'unionid'],
  wecom: ['wecom', 'unionid'],
  phone: ['member', 'phone'],
  order: ['member', 'order'],
  buyer: ['member', 'buyer'],
  parcel: ['buyer', 'phone'],
}

export const fits = (source: LinkSource, a: IdentityKey, b: IdentityKey): boolean =>
  ENDS[source][0] === kindOf(a) && ENDS[source][1] === kindOf(b)

export const note = v.object({
  source: linkSource,
  /** What says so: the order behind `buyer`; '' where the two keys say all. */
  ref: v.string(),
  /** When it happened. */
  at: v.number(),
})
export type Note = v.InferOutput<typeof note>

/** What an operator said about two keys; the newest word is the only one. */
export const word = v.object({
  same: v.boolean(),
  at: v.number(),
  /** Staff who said so. */
  by: v.string(),
  why: v.string(),
})
export type Word = v.InferOutput<typeof word>

/** Two keys and what we know about both being one person: facts alone, judged by ./judge. */
export const link = v.object({
  _id: v.string(),
  a: identityKey,
  b: identityKey,
  notes: v.array(note),
  word: v.optional(word),
})
export type Link = v.InferOutput<typeof link>

export type LinkState = 'standing' | 'waiting' | 'refused' | 'undone'

export const sourceIn = ({ notes }: Link): LinkSource | undefined => notes[0]?.source

/** Something speaks for it, and nobody against it. */
export const speaks = ({ notes, word: said }: Link): boolean =>
  said ? said.same : notes.length > 0

/** Since when. What an operator said counts as ever. */
export const since = ({ notes, word: said }: Link): number =>
  said?.same ? Number.NEGATIVE_INFINITY : Math.min(...notes.map(({ at }) => at))

export const farEnd = ({ a, b }: Link, key: IdentityKey): IdentityKey => (a === key ? b : a)
