import { ok } from '#core/kernel/result'
import { SECOND } from '#core/kernel/time'
import { now as clock, pause } from '../clock'
import { addOnce, get, lt, updateWhere } from '../store'
import type { Outcome } from './outcome'
import { type Kept, keptThings } from './records'

/** Longer than one request to WeCom may take: who died while fetching holds nobody up for long. */
const LEASE = 6 * SECOND
const LOOK_AGAIN = 150

export interface Fetched {
  value: string
  /** Last instant at which it is good. */
  until: number
}

interface Thing {
  id: string
  /** This long before its end a new one is fetched, while the old one still serves the others. */
  early: number
  fetch(): Promise<Outcome<Fetched>>
}

/** The thing if it is good now, and for a while. */
const goodValue = (known: Kept | undefined, now: number, early = 0): string | undefined =>
  known !== undefined && known.until - early > now ? known.value : undefined

/** One holder at a time: the others use the old thing or wait. */
const takeLease = async (_id: string, now: number): Promise<boolean> => {
  const lease = now + LEASE
  if ((await updateWhere(keptThings, { _id, lease: lt(now) }, { set: { lease } })) === 1)
    return true
  return addOnce(keptThings, { _id, value: '', until: 0, lease })
}

const fetchOne = async ({ id, fetch }: Thing): Promise<Outcome<string>> => {
  const fetched = await fetch()
  const set = fetched.ok ? { ...fetched.value, lease: 0 } : { lease: 0 }
  await updateWhere(keptThings, { _id: id }, { set })
  return fetched.ok ? ok(fetched.value.value) : fetched
}

/** The thing, from the document or freshly fetched by one caller for all. */
export const keep = async (thing: Thing): Promise<Outcome<string>> => {
  const deadline = clock() + LEASE
  for (;;) {
    const now = clock()
    const known = await get(keptThings, thing.id)
    const fresh = goodValue(known, now, thing.early)
    if (fresh !== undefined) return ok(fresh)
    const old = goodValue(known, now)
    if (await takeLease(thing.id, now)) {
      const fetched = await fetchOne(thing)
      return !fetched.ok && old !== undefined ? ok(old) : fetched
    }
    if (old !== undefined) return ok(old)
    if (now > deadline) return { ok: false, code: 'unreachable' }
    await pause(LOOK_AGAIN)
  }
}

/** Puts away a thing that was refused, unless somebody has fetched a newer one. */
export const drop = (_id: string, value: string): Promise<number> =>
  updateWhere(keptThings, { _id, value }, { set: { until: 0 } })
