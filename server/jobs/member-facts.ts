import { isKey, memberKey } from '#core/identity/keys'
import { personsOf } from '../identity'
import { markPersons } from '../persons'
import { audit } from '../platform/audit'
import { oneOf } from '../platform/store'
import { MEMBERS_PER_SLICE } from './members'
import { type Healed, lookSince } from './since'

/** Rows by which something is known of a person that no event tells: about a member, or a person. */
const DEEDS = [
  'membership.setMarketing',
  'membership.saveProfile',
  'jobs.tiers',
  'jobs.raise',
  'tags.put',
  'tags.take',
]

/** Has the persons of these members folded anew: no event tells of a birthday, a tier, or a tag. */
export const memberFactsSlice = (cursor: number, now: number): Promise<Healed> =>
  lookSince(
    cursor,
    { of: audit, where: { action: oneOf(DEEDS) }, by: 'at', size: MEMBERS_PER_SLICE },
    now,
    async (rows) => {
      const names = await personsOf(
        rows.map(({ subject }) => (isKey(subject) ? subject : memberKey(subject))),
      )
      await markPersons([...names.values()])
      return rows.length
    },
  )
