import { memberKey } from '#core/identity/keys'
import { MINUTE } from '#core/kernel/time'
import {
  eventsOfContacts,
  eventsOfMembers,
  eventsOfRows,
  eventsOfTeams,
  eventsOfVisits,
  ROWS_READ,
  touchedBy,
} from '../events'
import { personsOf } from '../identity'
import { invitees, teams } from '../invites'
import { markPersons } from '../persons'
import { type AuditDoc, audit } from '../platform/audit'
import { noteEvents } from '../platform/events'
import { members } from '../platform/people'
import { type Doc, oneOf } from '../platform/store'
import { contacts } from '../wecom'
import { type Healed, lookSince } from './since'

type Slice = (cursor: number, now: number) => Promise<Healed>

/** Rows carry their replies, some kilobytes each. */
const LOOKED_AT = 90
/** Stories of teams and friends carry up to hundreds of events. */
const STORIES = 50

/** The row of a deed whose call died is filed by other jobs within two firings, with its old time. */
const LATE = 30 * MINUTE

const ROWS = { of: audit, where: { action: oneOf(ROWS_READ) }, by: 'at', size: LOOKED_AT } as const

const touch = async (memberIds: readonly string[]): Promise<void> => {
  if (memberIds.length === 0) return
  const names = await personsOf(memberIds.map(memberKey))
  await markPersons([...names.values()])
}

const told = async (rows: readonly AuditDoc[]): Promise<number> => {
  await touch(touchedBy(rows))
  return noteEvents(await eventsOfRows(rows))
}

/** What rows of the audit tell: purchases, coupons, check-ins, closings. */
export const rowEvents: Slice = (cursor, now) => lookSince(cursor, ROWS, now, told)

/** The same rows once more when none can come late any more: of a busy hour no row is stepped over. */
export const lateRowEvents: Slice = (cursor, now) =>
  lookSince(cursor, { ...ROWS, before: now - LATE }, now, told)

const following =
  <T extends Doc>(
    look: Omit<Parameters<typeof lookSince<T>>[1], 'size'>,
    made: (
      page: readonly T[],
      now: number,
    ) => Parameters<typeof noteEvents>[0] | Promise<Parameters<typeof noteEvents>[0]>,
  ): Slice =>
  (cursor, now) =>
    lookSince(cursor, { ...look, size: STORIES }, now, async (page) =>
      noteEvents(await made(page, now)),
    )

export const memberEvents = following({ of: members, by: 'joinedAt' }, eventsOfMembers)
export const contactEvents = following({ of: contacts, by: 'at' }, eventsOfContacts)
export const visitEvents = following({ of: invitees, by: 'at' }, eventsOfVisits)
export const teamEvents = following({ of: teams, by: 'at' }, eventsOfTeams)
