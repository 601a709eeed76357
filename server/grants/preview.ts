import type { grantsOperatorRoutes } from '#core/grants/contract'
import { ok, type Result, refuse } from '#core/kernel/result'
import { readTemplate, type TemplateSeen } from '../coupons'
import type { UseCase } from '../platform/context'
import { aimOf, countAimed } from './aim'

type TemplateRefusal = 'coupons.template-not-found' | 'coupons.not-published' | 'coupons.in-shop'

/** A template that may be given away now: published, and not for points. */
export const giftTemplate = async (
  templateId: string,
): Promise<Result<TemplateSeen, TemplateRefusal>> => {
  const seen = await readTemplate(templateId)
  if (!seen) return refuse('coupons.template-not-found')
  if (seen.template.form.shop) return refuse('coupons.in-shop')
  return seen.template.status === 'published' ? ok(seen) : refuse('coupons.not-published')
}

/** How many are meant now, and how many coupons there are for them. */
export const preview: UseCase<(typeof grantsOperatorRoutes)['grants.preview']> = async (
  { templateId, ...asked },
  { now },
) => {
  const seen = await giftTemplate(templateId)
  if (!seen.ok) return seen
  const aim = await aimOf(asked)
  if (!aim.ok) return aim
  const { who } = aim.value
  return ok({ ...(await countAimed(aim.value, now)), left: seen.value.left, who })
}
