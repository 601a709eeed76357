import type { GenericSchema } from 'valibot'
import * as v from 'valibot'
import { audit } from '../platform/audit'
import { type Member, members } from '../platform/people'
import {
  addMany,
  addOnce,
  collection,
  find,
  get,
  gt,
  updateWhere,
  type Where,
} from '../platform/store'
import { aFewAtATime, MEMBERS_PER_SLICE, type Outcome, rowsOf, untilDone } from './members'

/** What every walk over all members remembers; a job adds the facts that it goes by. */
export const walkFields = {
  _id: v.string(),
  /** The saving that it carries out; a newer one is another walk. */
  at: v.number(),
  /** Last member that it has reached. */
  after: v.string(),
  done: v.boolean(),
}
const walk = v.object(walkFields)
export type Walk = v.InferOutput<typeof walk>

const walks = collection('jobs', walk)

/** Where a job's newest walk stands; undefined before its first one. */
export const lastWalk = <W extends Walk>(
  id: string,
  schema: GenericSchema<unknown, W>,
): Promise<W | undefined> => get(collection('jobs', schema), id)

/** Notes a new walk in place of the last one, before anybody is reached. */
export const beginWalk = async <F extends { at: number }>(
  _id: string,
  facts: F,
  last: Walk | undefined,
): Promise<F & Walk> => {
  const begun = { ...facts, after: '', done: false }
  if (last) await updateWhere(walks, { _id, at: last.at }, { set: begun })
  else await addOnce(walks, { _id, ...begun })
  return { _id, ...begun }
}

/**
 * Goes on to the next members by id, changes each, and notes how far it came; a slice that runs
 * twice must find nothing left to do. Answers whether there is more.
 */
export const walkOn = async (
  { _id, at, after }: Walk,
  where: Where<Member>,
  change: (member: Member) => Promise<Outcome>,
): Promise<boolean> => {
  const found = await find(members, {
    where: { ...where, _id: gt(after) },
    order: [['_id', 'asc']],
    limit: MEMBERS_PER_SLICE,
  })
  const rows = await aFewAtATime(found, (member) => untilDone(member, change))
  await addMany(audit, rowsOf(rows))
  const more = found.length === MEMBERS_PER_SLICE
  const reached = found.at(-1)?._id ?? after
  await updateWhere(walks, { _id, at }, { set: { after: reached, done: !more } })
  return more
}
