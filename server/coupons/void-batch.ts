import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { mayMove } from '#core/coupons/life-cycle'
import { ok, refuse } from '#core/kernel/result'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { count, get, oneOf, type Tx, withTx } from '../platform/store'
import { UNUSED } from './free'
import { followGate } from './gate'
import { coupons, templates } from './records'
import { leftOf } from './stock'
import { turned } from './turn'
import { templateViewOf } from './view'

type Void = (typeof couponsOperatorRoutes)['coupons.void']

/** Not used up, and so worth something to somebody. */
const unusedOf = (templateId: string): Promise<number> =>
  count(coupons, { templateId, status: oneOf(UNUSED) })

interface Seen {
  templateId: string
  left: number
  unused: number
}

const attempt = async (tx: Tx, seen: Seen, why: string, context: ActionContext) => {
  const { templateId, left, unused } = seen
  const before = await tx.get(templates, templateId)
  if (!before) return refuse('coupons.template-not-found')
  if (before.status === 'draft') return refuse('coupons.still-draft')
  // Their points would be gone with them.
  if (before.form.shop) return refuse('coupons.paid-for')
  if (before.voiding) return refuse('coupons.already-voided')
  const ending = mayMove('end', before.status) ? turned(before, 'end') : before
  const { status, gate } = ending
  const voiding = { at: context.now, why, voided: 0, done: false }
  await tx.update(templates, templateId, { set: { status, gate, voiding } })
  const reply = { template: templateViewOf(ending, left, context.now), unused }
  const words = { why, before: `未用完 ${unused} 张`, after: '停止发放，未用完的作废' }
  await tx.add(audit, context.row({ subject: templateId, ...words, reply }))
  return ok(reply)
}

/**
 * Ends a template and notes that its coupons are void. The jobs do it in slices (jobs/voiding.ts),
 * and go on doing it: what comes back later, by an undo or from a sale, is void as well.
 */
export const voidBatch: UseCase<Void> = async ({ templateId, why }, context) => {
  const template = await get(templates, templateId)
  if (!template) return refuse('coupons.template-not-found')
  const left = (await leftOf([template]))(template)
  const unused = await unusedOf(templateId)
  try {
    return await withTx((tx) => attempt(tx, { templateId, left, unused }, why, context))
  } finally {
    await followGate(templateId)
  }
}
