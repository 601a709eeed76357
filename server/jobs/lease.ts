import * as v from 'valibot'
import { MINUTE } from '#core/kernel/time'
import { addOnce, collection, get, lt, updateWhere } from '../platform/store'

const job = v.object({ _id: v.string(), until: v.number(), cursor: v.number() })
const jobs = collection('jobs', job)

/** Longer than a function may run: a killed run frees its lease by itself. */
const LEASE = MINUTE

/** Takes the lease of a job; false while another run holds it. */
export const takeLease = async (_id: string, now: number): Promise<boolean> => {
  const until = now + LEASE
  if ((await updateWhere(jobs, { _id, until: lt(now) }, { set: { until } })) === 1) return true
  return addOnce(jobs, { _id, until, cursor: 0 })
}

/** Gives it back, and remembers how far the work has come. */
export const endLease = (_id: string, cursor: number): Promise<number> =>
  updateWhere(jobs, { _id }, { set: { until: 0, cursor } })

export const cursorOf = async (_id: string): Promise<number> => (await get(jobs, _id))?.cursor ?? 0
