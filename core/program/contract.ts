import * as v from 'valibot'
import { checkinRules } from '../checkin/views'
import { nothing } from '../kernel/fields'
import { route } from '../kernel/route'
import { pointsRules } from '../points/views'
import { tierRules } from '../tiers/views'
import { program } from './views'

const saved = v.strictObject({ program })

export const programMemberRoutes = {
  /** The rules in words, for everybody, before anything is earned (facts/platform.md C26, C31). */
  'program.words': route({
    role: 'anyone',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      points: v.array(v.string()),
      tiers: v.array(v.strictObject({ name: v.string(), from: v.number(), words: v.string() })),
      checkin: v.array(v.string()),
    }),
    refusals: [],
  }),
}

export const programOperatorRoutes = {
  'program.show': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ program, live: v.boolean() }),
    refusals: [],
  }),
  'program.savePoints': route({
    role: 'operator',
    kind: 'action',
    /** `alsoEarned`: the new expiry counts for points already earned too, when it is longer. */
    input: v.strictObject({ rules: pointsRules, alsoEarned: v.boolean() }),
    output: saved,
    refusals: ['points.expiry-shortened', 'points.rate-useless'],
  }),
  'program.saveTiers': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ rules: tierRules }),
    output: saved,
    refusals: [
      'tiers.overlap',
      'tiers.gap',
      'tiers.start-not-zero',
      'tiers.not-higher',
      'tiers.top-open',
      'tiers.moved',
      'points.rate-useless',
    ],
  }),
  'program.saveCheckin': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ rules: checkinRules }),
    output: saved,
    refusals: [
      'checkin.bonus-twice',
      'coupons.template-not-found',
      'coupons.not-published',
      'coupons.in-shop',
    ],
  }),
  /** With these thresholds, so many members would stand in each tier today. Changes nothing. */
  'tiers.simulate': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ rules: tierRules }),
    output: v.strictObject({
      tiers: v.array(v.strictObject({ name: v.string(), would: v.number(), now: v.number() })),
      members: v.number(),
    }),
    refusals: [
      'tiers.overlap',
      'tiers.gap',
      'tiers.start-not-zero',
      'tiers.not-higher',
      'tiers.top-open',
    ],
  }),
}
