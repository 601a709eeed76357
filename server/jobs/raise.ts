import * as v from 'valibot'
import { businessDayOf } from '#core/kernel/time'
import { upgraded, windowStart } from '#core/tiers/rules'
import type { TierRules } from '#core/tiers/views'
import { readBrand } from '../brand'
import { audit } from '../platform/audit'
import { tierFields, writeMember } from '../platform/change-member'
import { type Member, members } from '../platform/people'
import { addMany, addOnce, collection, find, get, gt, gte, updateWhere } from '../platform/store'
import { aFewAtATime, MEMBERS_PER_SLICE, type Outcome, rowsOf, SETTLED, untilDone } from './members'
import { tierRow } from './tiers'

const progress = v.object({
  _id: v.string(),
  /** The saving of the tiers that it is at; a newer one begins anew, by its own rules. */
  at: v.number(),
  /** When this look at everybody began. */
  began: v.number(),
  /** Last member that it has reached. */
  after: v.string(),
  done: v.boolean(),
})
type Progress = v.InferOutput<typeof progress>
const steps = collection('jobs', progress)
const ID = 'raise.progress'

const begin = async (at: number, now: number, last: Progress | undefined): Promise<Progress> => {
  const set = { at, began: now, after: '', done: false }
  if (last) await updateWhere(steps, { _id: ID, at: last.at }, { set })
  else await addOnce(steps, { _id: ID, ...set })
  return { _id: ID, ...set }
}

/**
 * Looks at everybody twice: at once, because that is what members wait for, and when no sale can
 * be on its way any more that was quoted under the rules before (SETTLED).
 */
const openOne = async (at: number, now: number): Promise<Progress | undefined> => {
  const last = await get(steps, ID)
  if (last?.at !== at) return begin(at, now, last)
  if (!last.done) return last
  const again = last.began < at + SETTLED && now >= at + SETTLED
  return again ? begin(at, now, last) : undefined
}

const raised = async (member: Member, rules: TierRules, now: number): Promise<Outcome> => {
  const tier = upgraded(member.tier, member.growth, rules, now)
  if (tier === member.tier) return 'nothing'
  const row = tierRow('jobs.raise', member, { tier, rules }, now)
  return (await writeMember(member, tierFields(tier), row)) ? row : 'changed'
}

/** Without growth in the window nobody reaches more than the lowest tier. */
const nextMembers = ({ after }: Progress, { windowMonths }: TierRules, now: number) =>
  find(members, {
    where: { _id: gt(after), 'growth.day': gte(windowStart(businessDayOf(now), windowMonths)) },
    order: [['_id', 'asc']],
    limit: MEMBERS_PER_SLICE,
  })

/**
 * After the tiers were saved, raises everybody whose growth reaches a higher one now, and lowers
 * nobody. One slice of members by id; a slice that runs twice finds nothing left to do. Answers
 * whether there is more.
 */
export const raiseSlice = async (now: number): Promise<boolean> => {
  const { tiersAt, program } = await readBrand()
  const open = tiersAt === 0 ? undefined : await openOne(tiersAt, now)
  if (!open) return false
  const found = await nextMembers(open, program.tiers, now)
  const rows = await aFewAtATime(found, (member) =>
    untilDone(member, (one) => raised(one, program.tiers, now)),
  )
  await addMany(audit, rowsOf(rows))
  const more = found.length === MEMBERS_PER_SLICE
  const after = found.at(-1)?._id ?? open.after
  await updateWhere(steps, { _id: ID, at: open.at }, { set: { after, done: !more } })
  return more
}
