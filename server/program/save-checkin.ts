import { ok } from '#core/kernel/result'
import type { programOperatorRoutes } from '#core/program/contract'
import { checkBonuses } from '#core/program/rules'
import type { UseCase } from '../platform/context'
import { checkinInWords } from './in-words'
import { saveProgram } from './save'

/** Sets the check-in, or closes it. Bonuses are kept by their days, the nearest first. */
export const saveCheckin: UseCase<(typeof programOperatorRoutes)['program.saveCheckin']> = async (
  { rules },
  context,
) =>
  saveProgram(
    context,
    ({ checkin }) => checkinInWords(checkin),
    ({ program }) => {
      const distinct = checkBonuses(rules)
      if (!distinct.ok) return distinct
      const bonuses = [...rules.bonuses].sort((a, b) => a.days - b.days)
      return ok({ program: { ...program, checkin: { ...rules, bonuses } } })
    },
  )
