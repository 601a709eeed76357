import { ok } from '#core/kernel/result'
import type { programOperatorRoutes } from '#core/program/contract'
import { checkExpiry, checkRate } from '#core/program/rules'
import type { UseCase } from '../platform/context'
import { pointsInWords } from './in-words'
import { saveProgram } from './save'

/**
 * Sets how points are earned and spent. A longer expiry may count for points already earned: the
 * extend job then moves their dates (jobs/extend.ts); a shorter one never does.
 */
export const savePoints: UseCase<(typeof programOperatorRoutes)['program.savePoints']> = async (
  { rules, alsoEarned },
  context,
) =>
  saveProgram(
    context,
    ({ points }) => pointsInWords(points),
    ({ program }) => {
      const before = program.points
      const fits = checkExpiry(before, rules, alsoEarned)
      if (!fits.ok) return fits
      const fair = checkRate(rules, program.tiers)
      if (!fair.ok) return fair
      const longer = alsoEarned && rules.expiryMonths > before.expiryMonths
      const extension = { months: rules.expiryMonths, at: context.now }
      return ok({ program: { ...program, points: rules }, ...(longer ? { extension } : {}) })
    },
  )
