import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { stocks, templates } from './records'
import { templateViewOf } from './view'

/** Stops giving it out. Coupons that members have keep their promise. */
export const end: UseCase<(typeof couponsOperatorRoutes)['coupons.end']> = (
  { templateId },
  context,
) =>
  withTx(async (tx) => {
    const template = await tx.get(templates, templateId)
    if (!template) return refuse('coupons.template-not-found')
    if (template.status !== 'published') return refuse('coupons.not-published')
    const stock = await tx.get(stocks, templateId)
    const reply = { template: templateViewOf({ ...template, status: 'ended' }, stock, context.now) }
    await tx.update(templates, templateId, { set: { status: 'ended' } })
    const words = { before: '发放中', after: `停止发放，剩余 ${reply.template.left} 张` }
    await tx.add(audit, context.row({ subject: templateId, ...words, reply }))
    return ok(reply)
  })
