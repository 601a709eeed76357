import * as v from 'valibot'
import { DAY } from '#core/kernel/time'
import { shards } from '../coupons'
import { collection, lt, removeWhere } from '../platform/store'

const dated = v.object({ _id: v.string(), until: v.number() })

/** Bookkeeping that no decision can need any more. */
const bookkeeping = [collection('throttles', dated), collection('inviteMarks', dated)]

/** A day counts for its own claims only; the rest is for jobs that were late (reconcile.ts). */
const DAYS_KEPT = 7 * DAY

export const tidy = async (now: number): Promise<void> => {
  for (const kept of bookkeeping) await removeWhere(kept, { until: lt(now) })
  await removeWhere(shards, { kind: 'day', at: lt(now - DAYS_KEPT) })
}
