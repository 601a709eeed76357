import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { makeCode } from '../platform/wechat'
import { readStore } from '../stores'
import { templates } from './records'
import { SHORT_STORE } from './stock'

const CLAIM_PAGE = 'member/offer/index'

/** `template`, or `template.store` with the store's first characters: 32 are all that fit. */
const sceneOf = (templateId: string, storeId: string | undefined): string =>
  storeId === undefined ? templateId : `${templateId}.${storeId.slice(0, SHORT_STORE)}`

/** A mini-program code for posters. Asked again it is drawn again at the same place. */
export const offerCode: UseCase<(typeof couponsOperatorRoutes)['coupons.offerCode']> = async ({
  templateId,
  storeId,
}) => {
  const template = await get(templates, templateId)
  if (!template) return refuse('coupons.template-not-found')
  if (template.status !== 'published') return refuse('coupons.not-published')
  if (template.form.shop) return refuse('coupons.in-shop')
  if (storeId !== undefined && !(await readStore(storeId))) return refuse('stores.not-found')
  const scene = sceneOf(templateId, storeId)
  return ok({ fileId: await makeCode(CLAIM_PAGE, scene, `offers/${scene}.png`) })
}
