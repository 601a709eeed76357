import { businessDayOf } from '#core/kernel/time'
import { forgetOld, growthAt, nextPeriod, tierOf } from '#core/tiers/rules'
import type { TierRules, TierState } from '#core/tiers/views'
import { readBrand } from '../brand'
import { type AuditDoc, audit, systemRow } from '../platform/audit'
import { tierFields, writeMember } from '../platform/change-member'
import { hashId } from '../platform/ids'
import { type Member, members } from '../platform/people'
import { addMany, find, lt } from '../platform/store'
import { aFewAtATime, MEMBERS_PER_SLICE, rowsOf } from './members'

const dueNow = (now: number): Promise<Member[]> =>
  find(members, {
    where: { tierEnds: lt(now) },
    order: [['tierEnds', 'asc']],
    limit: MEMBERS_PER_SLICE,
  })

/** The row's key comes from the revision that it replaces: the same judgement is filed once. */
export const tierRow = (
  action: 'jobs.tiers' | 'jobs.raise',
  member: Member,
  after: { tier: TierState; rules: TierRules },
  now: number,
): AuditDoc => {
  const { tier, rules } = after
  const growth = growthAt(member.growth, businessDayOf(now), rules.windowMonths)
  return systemRow(action, hashId(`${action}:${member._id}:${member.rev}`), now, {
    subject: member._id,
    before: tierOf(member.tier, rules).name,
    after: `${tierOf(tier, rules).name}，成长值 ${growth}`,
  })
}

const judged = async (
  member: Member,
  rules: TierRules,
  now: number,
): Promise<AuditDoc | undefined> => {
  const tier = nextPeriod(member.tier, member.growth, rules, now)
  const row = tierRow('jobs.tiers', member, { tier, rules }, now)
  // What the longest look back of a return can still ask for stays (core/tiers/rules.ts).
  const growth = forgetOld(member.growth, now, rules.windowMonths + rules.periodMonths)
  return (await writeMember(member, { ...tierFields(tier), growth }, row)) ? row : undefined
}

/**
 * Judges one slice of members whose tier's period is over: kept, raised, or one step lower. Each is
 * one guarded write with its row inside; who changed meanwhile comes again with the next slice.
 * Answers how many were due.
 */
export const judgeTiers = async (now: number): Promise<number> => {
  const due = await dueNow(now)
  if (due.length === 0) return 0
  const { tiers } = (await readBrand()).program
  await addMany(audit, rowsOf(await aFewAtATime(due, (member) => judged(member, tiers, now))))
  return due.length
}
