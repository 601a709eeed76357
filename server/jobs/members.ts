import { MINUTE } from '#core/kernel/time'
import type { Posted } from '#core/points/rules'
import type { Cause } from '#core/points/views'
import { type AuditDoc, systemRow } from '../platform/audit'
import { accountFields, writeMember } from '../platform/change-member'
import { hashId } from '../platform/ids'
import { type Member, members } from '../platform/people'
import { get } from '../platform/store'

export { aFewAtATime } from '../platform/few'

/**
 * Members of one slice. A member with the receipts of a busy half hour takes about 20 KB, and one
 * answer of the database takes at most 1 MB (facts/cloud.md §6).
 */
export const MEMBERS_PER_SLICE = 50

/**
 * A quote at the till promises the rules that it was made under for five minutes, a hold of its
 * coupons for five more, and no call lives longer than two: after all of these nothing of older rules
 * can still be on its way.
 */
export const SETTLED = 12 * MINUTE

/** Somebody else was faster this often; then the whole slice is tried again later. */
const TRIES = 8

export interface SystemDeed {
  action: string
  cause: Cause
  posted: Posted
  after: string
}

/**
 * What a timer does to one member's points: one guarded write with the row inside. The row's key
 * comes from the revision that it replaces, so a slice that runs twice can not make two of them.
 * Answers the row to file, or undefined when the member changed meanwhile.
 */
export const changeBySystem = async (
  member: Member,
  { action, cause, posted, after }: SystemDeed,
  now: number,
): Promise<AuditDoc | undefined> => {
  const { account, lines } = posted
  const row = systemRow(action, hashId(`${action}:${member._id}:${member.rev}`), now, {
    subject: member._id,
    before: `余额 ${member.account.balance}`,
    after: `${after}，余额 ${account.balance}`,
    ledger: { memberId: member._id, cause, lines },
  })
  return (await writeMember(member, accountFields(account), row)) ? row : undefined
}

export const rowsOf = (rows: readonly (AuditDoc | undefined)[]): AuditDoc[] =>
  rows.filter((row) => row !== undefined)

/** What became of one member: a row to file, nothing to do, or changed meanwhile. */
export type Outcome = AuditDoc | 'nothing' | 'changed'

/** For a job that looks at each member once: reads a member who changed meanwhile again. */
export const untilDone = async (
  first: Member,
  attempt: (member: Member) => Promise<Outcome>,
): Promise<AuditDoc | undefined> => {
  let member: Member | undefined = first
  for (let left = TRIES; left > 0 && member; left -= 1) {
    const outcome = await attempt(member)
    if (outcome === 'nothing') return undefined
    if (outcome !== 'changed') return outcome
    member = await get(members, member._id)
  }
  throw new Error(`jobs: ${first._id} is busy`)
}
