import * as v from 'valibot'
import { MINUTE } from '#core/kernel/time'
import { addOnce, collection, get, lt, updateWhere } from '../platform/store'

const firing = v.object({
  _id: v.string(),
  until: v.number(),
  /** How far each job has come. */
  cursors: v.record(v.string(), v.number()),
})
const firings = collection('jobs', firing)

/** One lease for all jobs: one for each would cost three requests, more than most have to do. */
const _id = 'firing'

/** Longer than a function may run: a killed firing frees its lease by itself. */
const LEASE = MINUTE

export interface Lease {
  /** Until when it holds, ms; also tells it from any other. */
  until: number
  cursors: Record<string, number>
}

/** Takes the lease of a firing; undefined while another one holds it. */
export const takeLease = async (now: number): Promise<Lease | undefined> => {
  const until = now + LEASE
  if ((await updateWhere(firings, { _id, until: lt(now) }, { set: { until } })) === 1)
    return { until, cursors: (await get(firings, _id))?.cursors ?? {} }
  const cursors = {}
  return (await addOnce(firings, { _id, until, cursors })) ? { until, cursors } : undefined
}

/** Writes down how far the jobs have come: what is killed later does not begin anew. */
export const keepCursors = ({ until, cursors }: Lease): Promise<number> =>
  updateWhere(firings, { _id, until }, { set: { cursors } })

/** Gives it back with the cursors, unless it has run out and somebody else has it. */
export const endLease = ({ until, cursors }: Lease): Promise<number> =>
  updateWhere(firings, { _id, until }, { set: { until: 0, cursors } })
