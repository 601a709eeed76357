import { logFault } from '../platform/pipeline/log'
import { randomId } from '../platform/random'

/**
 * For what a deed of somebody means to who invited them: the deed is done, and its answer must say so
 * whatever goes wrong here; the jobs make it up (slice.ts).
 */
export const quietly = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    logFault(randomId(), error)
  }
}
