import { MINUTE } from '#core/kernel/time'
import { coupons, followGate, type ShardDoc, shards, summaries } from '../coupons'
import { count, MAX_PAGE, totalsBy, updateWhere } from '../platform/store'
import { aFewAtATime } from './members'
import { lookSince } from './since'

/** No call lives longer than 20 s, and no instance's clock is minutes off: all is said and done. */
const AT_REST = 10 * MINUTE

/** Coupons that were taken from this shard and did not come back to it. */
const takenFrom = ({ _id, kind }: ShardDoc): Promise<number> =>
  count(coupons, kind === 'day' ? { dayId: _id } : { stockId: _id })

/**
 * Gives back what a crash between stock and coupon stranded: nobody has touched the shard since, so
 * what is missing from it and is no coupon is nobody's. The guard is its revision: whoever takes
 * meanwhile makes this do nothing, and it is looked at again. Answers how many came back.
 */
const reconcile = async (shard: ShardDoc): Promise<number> => {
  const { _id, rev, quota, left } = shard
  const stranded = quota - left - (await takenFrom(shard))
  if (stranded <= 0) return 0
  const change = { inc: { left: stranded, rev: 1 } }
  return (await updateWhere(shards, { _id, rev }, change)) * stranded
}

/** What pages are told: left as counted, and no more "sold out" where there is something. */
const recount = async (templateId: string): Promise<void> => {
  const totals = await totalsBy(shards, {
    where: { templateId, kind: 'stock' },
    by: 'templateId',
    of: ['left'],
  })
  const counted = totals[0]?.sums.left ?? 0
  await updateWhere(summaries, { _id: templateId }, { set: { counted } })
  if (counted > 0)
    await updateWhere(summaries, { _id: templateId, soldOut: true }, { set: { soldOut: false } })
}

const lookAt = async (found: readonly ShardDoc[], now: number): Promise<number> => {
  const resting = found.filter(({ at }) => at < now - AT_REST)
  const back = await aFewAtATime(resting, reconcile)
  const templateIds = [...new Set(found.map(({ templateId }) => templateId))]
  await aFewAtATime(templateIds, async (id) => {
    await followGate(id)
    await recount(id)
  })
  return back.reduce((all, one) => all + one, 0)
}

/**
 * One slice of the shards that were touched since the last look. Those that are still being taken
 * from are only counted, and come again until they have been at rest: what was stranded comes back
 * at the latest twenty minutes after the crash.
 */
export const reconcileSlice = async (
  cursor: number,
  now: number,
): Promise<{ cursor: number; more: boolean }> => {
  const looked = await lookSince(cursor, { of: shards, by: 'at', size: MAX_PAGE }, now, (page) =>
    lookAt(page, now),
  )
  const rested = now - AT_REST
  return { cursor: Math.min(looked.cursor, rested), more: looked.more && looked.cursor < rested }
}
