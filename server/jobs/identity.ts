import { followOwn, noteUnionids, OWN_DEEDS } from '../identity'
import { audit } from '../platform/audit'
import { members } from '../platform/people'
import { oneOf } from '../platform/store'
import { MEMBERS_PER_SLICE } from './members'
import { type Healed, lookSince } from './since'

/** Rows by which a member's document says something else than before, as far as it names a person. */
export const ownFactsSlice = (cursor: number, now: number): Promise<Healed> =>
  lookSince(
    cursor,
    { of: audit, where: { action: oneOf(OWN_DEEDS) }, by: 'at', size: MEMBERS_PER_SLICE },
    now,
    (rows) => followOwn(rows, now),
  )

/** Members whose unionid became known. */
export const unionidsSlice = (cursor: number, now: number): Promise<Healed> =>
  lookSince(cursor, { of: members, by: 'unionidAt', size: MEMBERS_PER_SLICE }, now, (found) =>
    noteUnionids(found, now),
  )
