import type { CheckinTerms } from '#core/checkin/rules'
import type { Program } from '#core/program/views'
import { tierOf } from '#core/tiers/rules'
import type { Member } from '../platform/people'

/** The brand's rules for this member: with the factor of their tier. */
export const termsOf = ({ tier }: Member, { checkin, tiers }: Program): CheckinTerms => ({
  rules: checkin,
  factorPercent: tierOf(tier, tiers).pointsPercent,
})
