import { ok } from '#core/kernel/result'
import type { programOperatorRoutes } from '#core/program/contract'
import { checkRate } from '#core/program/rules'
import { checkTiers } from '#core/tiers/rules'
import type { UseCase } from '../platform/context'
import { tiersInWords } from './in-words'
import { saveProgram } from './save'

/** Sets the tiers. Members keep theirs: the next sale can raise it, the end of a period lower it. */
export const saveTiers: UseCase<(typeof programOperatorRoutes)['program.saveTiers']> = async (
  { rules },
  context,
) =>
  saveProgram(
    context,
    ({ tiers }) => tiersInWords(tiers),
    ({ program }) => {
      const whole = checkTiers(rules)
      if (!whole.ok) return whole
      const fair = checkRate(program.points, rules)
      return fair.ok ? ok({ program: { ...program, tiers: rules } }) : fair
    },
  )
