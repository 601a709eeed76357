import * as v from 'valibot'
import { businessDayOf } from '#core/kernel/time'
import { upgraded, windowStart } from '#core/tiers/rules'
import type { TierRules } from '#core/tiers/views'
import { readBrand } from '../brand'
import { tierFields, writeMember } from '../platform/change-member'
import type { Member } from '../platform/people'
import { gte } from '../platform/store'
import { beginWalk, lastWalk, type Walk, walkFields, walkOn } from './everybody'
import { type Outcome, SETTLED } from './members'
import { tierRow } from './tiers'

/** `began`: when this look at everybody began. */
const look = v.object({ ...walkFields, began: v.number() })
const ID = 'raise.progress'

/**
 * Looks at everybody twice: at once, because that is what members wait for, and when no sale can
 * be on its way any more that was quoted under the rules before (SETTLED).
 */
const openOne = async (at: number, now: number): Promise<Walk | undefined> => {
  const last = await lastWalk(ID, look)
  if (last?.at !== at) return beginWalk(ID, { at, began: now }, last)
  if (!last.done) return last
  const again = last.began < at + SETTLED && now >= at + SETTLED
  return again ? beginWalk(ID, { at, began: now }, last) : undefined
}

const raised = async (member: Member, rules: TierRules, now: number): Promise<Outcome> => {
  const tier = upgraded(member.tier, member.growth, rules, now)
  if (tier === member.tier) return 'nothing'
  const row = tierRow('jobs.raise', member, { tier, rules }, now)
  return (await writeMember(member, tierFields(tier), row)) ? row : 'changed'
}

/**
 * After the tiers were saved, raises everybody whose growth reaches a higher one now, by the newest
 * rules, and lowers nobody. One slice of members. Answers whether there is more.
 */
export const raiseSlice = async (now: number): Promise<boolean> => {
  const { tiersAt, program } = await readBrand()
  const open = tiersAt === 0 ? undefined : await openOne(tiersAt, now)
  if (!open) return false
  const { tiers } = program
  // Without growth in the window nobody reaches more than the lowest tier.
  const from = windowStart(businessDayOf(now), tiers.windowMonths)
  return walkOn(open, { 'growth.day': gte(from) }, (member) => raised(member, tiers, now))
}
