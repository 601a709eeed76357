import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { withoutPast } from '#core/coupons/rules'
import { summaryOf } from '#core/coupons/words'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { newDraft } from './draft'
import { templates } from './records'
import { templateViewOf } from './view'

/** A new draft with everything of this one but its dates that have passed. */
export const copy: UseCase<(typeof couponsOperatorRoutes)['coupons.copy']> = (
  { templateId },
  context,
) =>
  withTx(async (tx) => {
    const { now } = context
    const known = await tx.get(templates, templateId)
    if (!known) return refuse('coupons.template-not-found')
    const draft = newDraft(withoutPast(known.form, now), context)
    const reply = { template: templateViewOf(draft, undefined, now) }
    const after = summaryOf(draft.form, now)
    await tx.add(audit, context.row({ subject: draft._id, of: templateId, after, reply }))
    await tx.set(templates, draft)
    return ok(reply)
  })
