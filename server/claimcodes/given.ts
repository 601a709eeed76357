import { TYPED_BY_EVERYONE, TYPED_PER_PERSON, TYPED_WINDOW } from '#core/inserts/rules'
import { tidyTyped } from '#core/inserts/token'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Context } from '../platform/context'
import { get, getMany } from '../platform/store'
import { giveBack, type ThrottleRule, takeAttempt } from '../platform/throttle'
import { broughtIds, madeId, readMade } from './codes'
import { batchIdOf, type CodeBatchDoc, claimCodes, codeBatches } from './records'

/** A code that exists, and its batch as it was a moment ago. */
export interface Given {
  codeId: string
  batch: CodeBatchDoc
}

type GivenRefusal = 'claimcodes.not-recognised' | 'claimcodes.too-often'

/** The same windows as for insert cards: the code is as long. */
const TYPED: ThrottleRule = {
  name: 'claim-code',
  perPerson: TYPED_PER_PERSON,
  everyone: TYPED_BY_EVERYONE,
  windowMs: TYPED_WINDOW,
}

const made = async (tidy: string): Promise<Given | undefined> => {
  const code = readMade(tidy)
  if (!code) return undefined
  const batch = await get(codeBatches, batchIdOf(code.batch))
  if (batch?.source !== 'made') return undefined
  const inBatch = code.serial >= 1 && code.serial <= batch.count
  return inBatch ? { codeId: madeId(code), batch } : undefined
}

const brought = async (tidy: string): Promise<Given | undefined> => {
  const [code] = await getMany(claimCodes, broughtIds(tidy))
  const batch = code && (await get(codeBatches, code.batchId))
  return batch ? { codeId: code._id, batch } : undefined
}

/**
 * The code that a person typed or scanned. Every attempt is taken before anything is looked at and
 * given back when it was right; a forged, a mistyped and an unknown one get one and the same answer.
 */
export const readGiven = async (
  typed: string,
  { caller, now }: Context,
): Promise<Result<Given, GivenRefusal>> => {
  const wait = await takeAttempt(TYPED, caller.openid, now)
  if (wait) return refuse('claimcodes.too-often', wait)
  const tidy = tidyTyped(typed)
  const found = (await made(tidy)) ?? (await brought(tidy))
  if (!found) return refuse('claimcodes.not-recognised')
  await giveBack(TYPED, caller.openid, now)
  return ok(found)
}

/** May this code still be taken? What was used is told before what became of its batch. */
export const decideTake = (
  { status }: Pick<CodeBatchDoc, 'status'>,
  usedAt: number,
): Result<true, 'claimcodes.used' | 'claimcodes.voided'> => {
  if (usedAt > 0) return refuse('claimcodes.used')
  return status === 'voided' ? refuse('claimcodes.voided') : ok(true)
}
