import { post } from '#core/points/rules'
import { type AuditDoc, audit } from '../platform/audit'
import { type Member, members } from '../platform/people'
import { addMany, find, lt } from '../platform/store'
import { isExtending } from './extend'
import { aFewAtATime, changeBySystem, MEMBERS_PER_SLICE, rowsOf } from './members'

const dueNow = (now: number): Promise<Member[]> =>
  find(members, {
    where: { nextExpiry: lt(now) },
    order: [['nextExpiry', 'asc']],
    limit: MEMBERS_PER_SLICE,
  })

/** No step: the ledger itself takes out what has ended. */
const expireOf = async (member: Member, now: number): Promise<AuditDoc | undefined> => {
  const posted = post(member.account, now)
  const points = member.account.balance - posted.account.balance
  const deed = { cause: 'expiry', after: `到期 ${points} 分` } as const
  return changeBySystem(member, { action: 'jobs.points', ...deed, posted }, now)
}

/**
 * Takes ended lots out of the balance, one slice of members. Killed anywhere it loses nothing: each
 * member's write carries its row, and heal files the rows that this one could not. A member who
 * changed meanwhile comes again with the next slice. Answers how many were due.
 */
export const expirePoints = async (now: number): Promise<number> => {
  if (await isExtending()) return 0
  const due = await dueNow(now)
  const rows = await aFewAtATime(due, (member) => expireOf(member, now))
  await addMany(audit, rowsOf(rows))
  return due.length
}
