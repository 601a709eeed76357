import type { CheckinRules } from '#core/checkin/views'
import { ok, type Result } from '#core/kernel/result'
import type { programOperatorRoutes } from '#core/program/contract'
import { checkBonuses } from '#core/program/rules'
import { giftTemplate } from '../grants'
import type { UseCase } from '../platform/context'
import { checkinInWords } from './in-words'
import { saveProgram } from './save'

type Bonus = CheckinRules['bonuses'][number]
type TemplateRefusal = Extract<Awaited<ReturnType<typeof giftTemplate>>, { ok: false }>['code']

/** With the names of their coupons as they are: a published coupon keeps its name. */
const named = async (bonuses: readonly Bonus[]): Promise<Result<Bonus[], TemplateRefusal>> => {
  const done: Bonus[] = []
  for (const { days, points, templateId } of bonuses) {
    const seen = templateId === undefined ? undefined : await giftTemplate(templateId)
    if (seen && !seen.ok) return seen
    const coupon = seen && { templateId: seen.value.template._id, coupon: seen.value.offer.name }
    done.push({ days, points, ...coupon })
  }
  return ok(done)
}

/** Sets the check-in, or closes it. Bonuses are kept by their days, the nearest first. */
export const saveCheckin: UseCase<(typeof programOperatorRoutes)['program.saveCheckin']> = async (
  { rules },
  context,
) => {
  const given = await named(rules.bonuses)
  if (!given.ok) return given
  const bonuses = given.value.sort((a, b) => a.days - b.days)
  return saveProgram(
    context,
    ({ checkin }) => checkinInWords(checkin),
    ({ program }) => {
      const distinct = checkBonuses(rules)
      if (!distinct.ok) return distinct
      return ok({ program: { ...program, checkin: { ...rules, bonuses } } })
    },
  )
}
