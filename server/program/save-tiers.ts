import { ok } from '#core/kernel/result'
import type { programOperatorRoutes } from '#core/program/contract'
import { checkPlaces, checkRate } from '#core/program/rules'
import { checkTiers } from '#core/tiers/rules'
import type { UseCase } from '../platform/context'
import { FAR, members } from '../platform/people'
import { findOne, lt } from '../platform/store'
import { tiersInWords } from './in-words'
import { saveProgram } from './save'

/** Does anybody stand above the lowest tier? Only there a tier has an end. */
const someoneRose = async () => (await findOne(members, { tierEnds: lt(FAR) })) !== undefined

/**
 * Sets the tiers. Who reaches a higher one now is raised by the jobs (jobs/raise.ts); nobody falls
 * before their period ends.
 */
export const saveTiers: UseCase<(typeof programOperatorRoutes)['program.saveTiers']> = async (
  { rules },
  context,
) => {
  const risen = await someoneRose()
  return saveProgram(
    context,
    ({ tiers }) => tiersInWords(tiers),
    ({ program, tiersAt }) => {
      const whole = checkTiers(rules)
      if (!whole.ok) return whole
      const kept = risen ? checkPlaces(program.tiers, rules) : ok(true)
      if (!kept.ok) return kept
      const fair = checkRate(program.points, rules)
      if (!fair.ok) return fair
      // Two operators in one millisecond have saved twice, and the jobs have to see that.
      const at = Math.max(context.now, tiersAt + 1)
      return ok({ program: { ...program, tiers: rules }, tiersAt: at })
    },
  )
}
