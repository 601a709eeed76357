import * as v from 'valibot'
import { checkinRules } from '../checkin/views'
import { pointsRules } from '../points/views'
import { tierRules } from '../tiers/views'

/** The member programme: how points, tiers and check-in work for this brand. */
export const program = v.strictObject({
  points: pointsRules,
  tiers: tierRules,
  checkin: checkinRules,
})
export type Program = v.InferOutput<typeof program>
