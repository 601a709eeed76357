import type { IdentityKey } from '#core/identity/keys'
import { addMissing, find, gte, MAX_BULK, oneOf, removeWhere, updateWhere } from '../platform/store'
import { marks } from './records'

/** Ids in one condition. */
const AT_ONCE = 500

/**
 * Remembers that these persons have to be folded anew; told again, also while one is worked on, they
 * are once more. Three requests for up to 500.
 */
export const markPersons = async (names: readonly IdentityKey[]): Promise<void> => {
  const distinct = [...new Set(names)]
  for (let start = 0; start < distinct.length; start += AT_ONCE) {
    const slice = distinct.slice(start, start + AT_ONCE)
    await addMissing(
      marks,
      slice.map((_id) => ({ _id, rev: 0 })),
    )
    // After the adding: whatever was read of a mark before this is out of date now.
    await updateWhere(marks, { _id: oneOf(slice), rev: gte(0) }, { inc: { rev: 1 } })
  }
}

export interface Marked {
  name: IdentityKey
  rev: number
}

/** Some of them, in no order that matters. */
export const markedPersons = async (limit: number): Promise<Marked[]> => {
  const found = await find(marks, {
    where: { rev: gte(0) },
    limit: Math.min(limit, MAX_BULK),
    bulk: true,
  })
  return found.map(({ _id, rev }) => ({ name: _id as IdentityKey, rev }))
}

/** What has been done; marks that were set again meanwhile stay. Nearly always one request. */
export const unmark = async (done: readonly Marked[]): Promise<void> => {
  for (const rev of new Set(done.map((one) => one.rev))) {
    const ids = done.filter((one) => one.rev === rev).map(({ name }) => name)
    await removeWhere(marks, { _id: oneOf(ids), rev })
  }
}
