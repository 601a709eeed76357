import type { claimcodesMemberRoutes } from '#core/claimcodes/contract'
import { ok, refuse } from '#core/kernel/result'
import { readTemplate } from '../coupons'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { decideTake, readGiven } from './given'
import { claimCodes } from './records'

/** What a code gives, before it is spent. */
export const look: UseCase<(typeof claimcodesMemberRoutes)['claimcodes.look']> = async (
  { code },
  context,
) => {
  const given = await readGiven(code, context)
  if (!given.ok) return given
  const { batch, codeId } = given.value
  const [used, seen] = await Promise.all([get(claimCodes, codeId), readTemplate(batch.templateId)])
  const take = decideTake(batch, used?.usedAt ?? 0)
  if (!take.ok) return take
  return seen ? ok({ offer: seen.offer }) : refuse('claimcodes.not-recognised')
}
