import { MINUTE } from '#core/kernel/time'
import type { Shuke } from '../bench'

/** Fires the timer as long as the lease of a killed run may hold it up. */
export const fireJobs = async (shuke: Shuke): Promise<void> => {
  await shuke.cloud.clock.advance(2 * MINUTE)
  await shuke.cloud.fireTimer('jobs')
}

/**
 * Fires the timer and kills it at this request of the job that begins with this collection: what the
 * jobs before it have to do differs from firing to firing. Answers whether there was such a request.
 */
export const killJobsAt = async (shuke: Shuke, from: string, at: number): Promise<boolean> => {
  const kill = { on: 'operation', fn: 'jobs', from, at: [at], fault: 'kill' }
  const { chaos, clock } = shuke.cloud
  chaos.set({ seed: 1, rules: [kill as never] })
  // Every fifth time the timer goes off by itself on the way: then it is that firing.
  await clock.advance(2 * MINUTE)
  if (chaos.log().length === 0) {
    chaos.set({ seed: 1, rules: [kill as never] })
    await shuke.cloud.fireTimer('jobs')
  }
  const struck = chaos.log().length > 0
  chaos.clear()
  return struck
}
