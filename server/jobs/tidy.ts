import * as v from 'valibot'
import { collection, lt, removeWhere } from '../platform/store'

const dated = v.object({ _id: v.string(), until: v.number() })

/** Bookkeeping that no decision can need any more. */
const bookkeeping = [collection('throttles', dated)]

export const tidy = async (now: number): Promise<void> => {
  for (const kept of bookkeeping) await removeWhere(kept, { until: lt(now) })
}
