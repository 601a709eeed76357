import { MINUTE } from '#core/kernel/time'
import type { Shuke } from '../bench'

/** Fires the timer as long as the lease of a killed run may hold it up. */
export const fireJobs = async (shuke: Shuke): Promise<void> => {
  await shuke.cloud.clock.advance(2 * MINUTE)
  await shuke.cloud.fireTimer('jobs')
}

/** Requests that the other jobs make before the one that begins with this collection. */
export const requestsBefore = async (shuke: Shuke, collection: string): Promise<number> => {
  await fireJobs(shuke)
  const { operations } = shuke.lastCall('jobs')
  const at = operations.findIndex((one) => one.collection === collection)
  if (at < 0) throw new Error(`no job asks ${collection}`)
  return at
}

/** Fires the timer and kills it at this request, counted from the first. */
export const killJobsAt = async (shuke: Shuke, at: number): Promise<void> => {
  const kill = { on: 'operation', fn: 'jobs', at: [at], fault: 'kill' }
  const { chaos, clock } = shuke.cloud
  chaos.set({ seed: 1, rules: [kill as never] })
  // Every fifth time the timer goes off by itself on the way: that firing is killed as well.
  await clock.advance(2 * MINUTE)
  chaos.set({ seed: 1, rules: [kill as never] })
  await shuke.cloud.fireTimer('jobs')
  chaos.clear()
}
