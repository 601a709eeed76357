import type { Posted } from '#core/points/rules'
import type { Cause } from '#core/points/views'
import { type AuditDoc, systemRow } from '../platform/audit'
import { accountFields, writeMember } from '../platform/change-member'
import { hashId } from '../platform/ids'
import type { Member } from '../platform/people'

/**
 * Members of one slice. A member with the receipts of a busy half hour takes about 20 KB, and one
 * answer of the database takes at most 1 MB (facts/cloud.md §6).
 */
export const MEMBERS_PER_SLICE = 50

/** Writes at once; an instance of the smallest plan has 20 connections (facts/cloud.md §6). */
const AT_ONCE = 8

/** Does the work for each, a few at a time; the answers in the order of the things. */
export const aFewAtATime = async <T, A>(
  things: readonly T[],
  work: (thing: T) => Promise<A>,
): Promise<A[]> => {
  const answers: A[] = []
  for (let start = 0; start < things.length; start += AT_ONCE)
    answers.push(...(await Promise.all(things.slice(start, start + AT_ONCE).map(work))))
  return answers
}

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
