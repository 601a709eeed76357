import * as v from 'valibot'
import { cursor, id, instant, line } from '../kernel/fields'
import { route } from '../kernel/route'
import { identityKey } from './links'

/** A key of a person, or a person by the leading one. */
const key = v.pipe(id, identityKey)
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What stands behind some keys; sums that merging and taking apart leave as they are. */
export const identityFacts = v.strictObject({
  /** Points of all memberships, owed ones as a minus. */
  points: v.pipe(v.number(), v.integer()),
  /** Coupons that can be used now. */
  coupons: count,
  /** Friends whom they brought and who stayed. */
  invites: count,
  /** Standing purchases, and what is left of them, fen. */
  orders: count,
  fen: count,
})
export type IdentityFacts = v.InferOutput<typeof identityFacts>

export const identityKeyView = v.strictObject({
  key: v.string(),
  kind: v.picklist(['member', 'unionid', 'wecom', 'phone', 'buyer', 'order']),
  /** 会员 尾号 5678, 淘宝天猫买家 A3F9. */
  words: v.string(),
  /** First seen, and by what. */
  at: v.optional(instant),
  source: v.optional(v.string()),
})
export type IdentityKeyView = v.InferOutput<typeof identityKeyView>

/** One side of a decision: a person, or what would be one. */
export const identitySide = v.strictObject({
  /** The leading key. */
  person: v.string(),
  title: v.string(),
  /** The most telling keys. */
  keys: v.array(identityKeyView),
  /** Keys beyond those. */
  more: count,
})
export type IdentitySide = v.InferOutput<typeof identitySide>

const sideWithFacts = v.strictObject({ ...identitySide.entries, facts: identityFacts })

export const identityLink = v.strictObject({
  id: v.string(),
  a: identityKeyView,
  b: identityKeyView,
  state: v.picklist(['standing', 'waiting', 'refused', 'undone']),
  /** Which rule decided, and in words. */
  rule: v.string(),
  words: v.string(),
  /** By what, in words, since when. */
  source: v.string(),
  at: instant,
  said: v.optional(
    v.strictObject({ same: v.boolean(), who: v.string(), at: instant, why: v.string() }),
  ),
})
export type IdentityLink = v.InferOutput<typeof identityLink>

const said = v.strictObject({
  /** False: noted, and done by the jobs within minutes. */
  settled: v.boolean(),
  /** Who the two are now. */
  persons: v.array(v.string()),
})

export const identityOperatorRoutes = {
  /** One person with all their names and what joined them. */
  'identity.person': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ key }),
    output: v.strictObject({
      person: sideWithFacts,
      /** Waiting ones first, then standing, then refused and undone; at most 40. */
      links: v.array(identityLink),
      more: count,
    }),
    refusals: ['identity.not-found'],
  }),
  /** What waits for somebody's decision, the newest first. */
  'identity.waiting': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({
      rows: v.array(
        v.strictObject({
          id: v.string(),
          at: instant,
          words: v.string(),
          a: identitySide,
          b: identitySide,
        }),
      ),
      next: v.optional(cursor),
      /** Of all pages. */
      count,
    }),
    refusals: [],
  }),
  /** What a decision would make of the persons that it touches. Changes nothing. */
  'identity.preview': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ a: key, b: key, same: v.boolean() }),
    output: v.strictObject({ before: v.array(sideWithFacts), after: v.array(sideWithFacts) }),
    refusals: ['identity.not-found', 'identity.one-person', 'identity.too-large'],
  }),
  /** Two persons are one, or are not. */
  'identity.decide': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ a: key, b: key, same: v.boolean(), why: line(100) }),
    output: said,
    refusals: [
      'identity.not-found',
      'identity.one-person',
      'identity.said-before',
      'identity.too-large',
    ],
  }),
  /** Takes one link of a person apart; whatever joined the two otherwise is kept apart with it. */
  'identity.split': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ linkId: id, why: line(100) }),
    output: said,
    refusals: ['identity.link-not-found', 'identity.not-standing'],
  }),
}
