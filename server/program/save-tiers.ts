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

/** Sets the tiers. Members keep theirs: the next sale can raise it, the end of a period lower it. */
export const saveTiers: UseCase<(typeof programOperatorRoutes)['program.saveTiers']> = async (
  { rules },
  context,
) => {
  const risen = await someoneRose()
  return saveProgram(
    context,
    ({ tiers }) => tiersInWords(tiers),
    ({ program }) => {
      const whole = checkTiers(rules)
      if (!whole.ok) return whole
      const kept = risen ? checkPlaces(program.tiers, rules) : ok(true)
      if (!kept.ok) return kept
      const fair = checkRate(program.points, rules)
      return fair.ok ? ok({ program: { ...program, tiers: rules } }) : fair
    },
  )
}
