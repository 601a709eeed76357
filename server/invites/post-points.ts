import { endedOf, type Posted, type Step, transact } from '#core/points/rules'
import type { PointsLine } from '#core/points/views'
import { type AuditDoc, audit, systemRow } from '../platform/audit'
import { accountFields, file, writeMember } from '../platform/change-member'
import { isOpen, type Member, members } from '../platform/people'
import { BusyError, findPage, get, gte, MAX_ROWS } from '../platform/store'

/** Somebody else was faster this often. */
const TRIES = 8

export interface Posting {
  /** Made from what it is for: a row of its own, and the same again changes nothing. */
  key: string
  action: 'jobs.invites-give' | 'jobs.invites-back'
  why: string
  rule: string
  words(posted: Posted): { before?: string; after: string }
  steps(member: Member): Promise<Step<never>[]> | Step<never>[]
}

const rowOf = (
  member: Member,
  { action, key, why, rule, words }: Posting,
  posted: Posted,
  now: number,
) =>
  systemRow(action, key, now, {
    subject: member._id,
    why,
    ...words(posted),
    ledger: { memberId: member._id, cause: 'invite', lines: posted.lines, rule },
  })

/** The row of a posting that is done; its member carries it until the jobs have filed it. */
export const rowBefore = async (member: Member, key: string): Promise<AuditDoc | undefined> => {
  const carried = member.receipts.find(({ id }) => id === key)
  return carried ? (JSON.parse(carried.row) as AuditDoc) : get(audit, key)
}

/**
 * Moves points of a member once, in one guarded write with its row inside. Answers the row's lines,
 * also when it was done before; undefined when the account is closed.
 */
export const postPoints = async (
  memberId: string,
  posting: Posting,
  now: number,
): Promise<PointsLine[] | undefined> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const member = await get(members, memberId)
    const before = member && (await rowBefore(member, posting.key))
    if (before) return before.points?.lines ?? []
    if (!isOpen(member)) return undefined
    const posted = transact(member.account, now, ...(await posting.steps(member)))
    if (!posted.ok) throw new Error(posted.code)
    const row = rowOf(member, posting, posted.value, now)
    if (await writeMember(member, accountFields(posted.value.account), row)) {
      await file(row)
      return posted.value.lines
    }
  }
  throw new BusyError(`member ${memberId} is busy`)
}

/** Rows of the member's ledger from an instant on; also those that only the member carries yet. */
const linesSince = async ({ _id: memberId, receipts }: Member, from: number) => {
  const rows = new Map(receipts.map(({ id, row }) => [id, JSON.parse(row) as AuditDoc] as const))
  let after: string | undefined
  do {
    const page = await findPage(audit, {
      where: { memberId, at: gte(from) },
      by: 'at',
      way: 'asc',
      size: MAX_ROWS - 1,
      after,
    })
    for (const row of page.rows) rows.set(row._id, row)
    after = page.next
  } while (after !== undefined)
  return [...rows.values()].flatMap(({ points }) => points?.lines ?? [])
}

/** How many points of a lot have ended or were given up since: those are not owed (law 3). */
export const goneFrom = async (lot: string, since: number, member: Member, now: number) =>
  endedOf(lot, member.account, await linesSince(member, since), now)
