import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { makeCode } from '../platform/wechat'
import { templates } from './records'

const CLAIM_PAGE = 'member/offer/index'

/** A mini-program code for posters. Asked again it is drawn again at the same place. */
export const offerCode: UseCase<(typeof couponsOperatorRoutes)['coupons.offerCode']> = async ({
  templateId,
}) => {
  const template = await get(templates, templateId)
  if (!template) return refuse('coupons.template-not-found')
  if (template.status !== 'published') return refuse('coupons.not-published')
  if (template.form.shop) return refuse('coupons.in-shop')
  return ok({ fileId: await makeCode(CLAIM_PAGE, templateId, `offers/${templateId}.png`) })
}
