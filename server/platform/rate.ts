/**
 * A brake against a stuck button or a script, per person and per instance, without the database.
 * No page of ours asks more than twice a second for long.
 */
const BURST = 60
const PER_SECOND = 6
/** People remembered at once; the map is emptied beyond, which only forgives. */
const MAX_PEOPLE = 5000

interface Bucket {
  left: number
  at: number
}

const buckets = new Map<string, Bucket>()

/** True when this person has called too often in the last seconds. */
export const tooFast = (openid: string, now: number): boolean => {
  if (buckets.size > MAX_PEOPLE) buckets.clear()
  const bucket = buckets.get(openid) ?? { left: BURST, at: now }
  const refilled = Math.max(0, now - bucket.at) * (PER_SECOND / 1000)
  const left = Math.min(BURST, bucket.left + refilled)
  buckets.set(openid, { left: Math.max(0, left - 1), at: now })
  return left < 1
}
