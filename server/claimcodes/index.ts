import type { claimcodesMemberRoutes, claimcodesOperatorRoutes } from '#core/claimcodes/contract'
import type { Handlers } from '../platform/context'
import { find } from '../platform/store'
import { list, one, voidBatch } from './batches'
import { claim } from './claim'
import { look } from './look'
import { importList, make } from './make'
import { type CodeBatchDoc, codeBatches } from './records'
import { takeIn } from './take-in'
import { writePart } from './write'

/** Batches of one look: one whose storage fails today must not hold up the others. */
const LOOKED_AT = 5

const goOn = async (batch: CodeBatchDoc): Promise<unknown> => {
  try {
    await (batch.source === 'made' ? writePart(batch) : takeIn(batch))
    return undefined
  } catch (error) {
    return error
  }
}

/** One slice of the oldest batch that can be worked on. Answers whether there is more. */
export const codesSlice = async (): Promise<boolean> => {
  const working = await find(codeBatches, {
    where: { status: 'working' },
    order: [['createdAt', 'asc']],
    limit: LOOKED_AT,
  })
  let fault: unknown
  for (const batch of working) {
    fault = await goOn(batch)
    if (fault === undefined) return true
  }
  if (fault !== undefined) throw fault
  return false
}

export const claimcodesMemberHandlers: Handlers<typeof claimcodesMemberRoutes> = {
  'claimcodes.look': look,
  'claimcodes.claim': claim,
}

export const claimcodesOperatorHandlers: Handlers<typeof claimcodesOperatorRoutes> = {
  'claimcodes.batches': list,
  'claimcodes.batch': one,
  'claimcodes.make': make,
  'claimcodes.import': importList,
  'claimcodes.void': voidBatch,
}
