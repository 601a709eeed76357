import type { couponsOperatorRoutes } from '#core/coupons/contract'
import type { TemplateForm } from '#core/coupons/form'
import { checkForm, checkTier } from '#core/coupons/rules'
import { summaryOf } from '#core/coupons/words'
import { ok, refuse } from '#core/kernel/result'
import { readBrand } from '../brand'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { type Tx, withTx } from '../platform/store'
import { areStores } from '../stores'
import { type TemplateDoc, templates } from './records'
import { templateViewOf } from './view'

/** Checks a form, and that its stores and its tier exist. */
export const checkedForm = async (form: TemplateForm, now: number) => {
  const checked = checkForm(form, now)
  if (!checked.ok) return checked
  if (!(await areStores(checked.value.storeIds))) return refuse('stores.not-found')
  if (!form.shop) return checked
  const tier = checkTier(form, (await readBrand()).program.tiers.tiers.length)
  return tier.ok ? checked : tier
}

const editable = async (tx: Tx, templateId: string) => {
  const before = await tx.get(templates, templateId)
  if (!before) return refuse('coupons.template-not-found')
  return before.status === 'draft' ? ok(before) : refuse('coupons.not-a-draft')
}

/** Makes a draft, or changes one. What is published is a promise and stays as it is. */
export const draft: UseCase<(typeof couponsOperatorRoutes)['coupons.draft']> = async (
  { templateId, form },
  context,
) => {
  const checked = await checkedForm(form, context.now)
  if (!checked.ok) return checked
  return withTx(async (tx) => {
    const known = templateId === undefined ? undefined : await editable(tx, templateId)
    if (known && !known.ok) return known
    const before = known?.value
    const after: TemplateDoc = {
      _id: before?._id ?? `t${context.request.key}`,
      status: 'draft',
      form: checked.value,
      createdAt: before?.createdAt ?? context.now,
    }
    const reply = { template: templateViewOf(after, undefined, context.now) }
    const words = {
      ...(before ? { before: summaryOf(before.form, context.now) } : {}),
      after: summaryOf(form, context.now),
    }
    await tx.add(audit, context.row({ subject: after._id, ...words, reply }))
    await tx.set(templates, after)
    return ok(reply)
  })
}
