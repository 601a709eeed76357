import type { couponsOperatorRoutes } from '#core/coupons/contract'
import type { TemplateForm } from '#core/coupons/form'
import { checkForm, checkScope, checkTier, termsOf } from '#core/coupons/rules'
import { summaryOf } from '#core/coupons/words'
import { ok, refuse } from '#core/kernel/result'
import { areNamed } from '../audience'
import { readBrand } from '../brand'
import { audit } from '../platform/audit'
import type { ActionContext, UseCase } from '../platform/context'
import { type Tx, withTx } from '../platform/store'
import { areStores } from '../stores'
import { type TemplateDoc, templates } from './records'
import { templateViewOf } from './view'

const storesOf = (form: TemplateForm): string[] => [
  ...new Set([...form.storeIds, ...termsOf(form).storeStock.map(({ storeId }) => storeId)]),
]

/** Only a form that names goods or tiers needs a look at the brand. */
const namesBrand = (form: TemplateForm): boolean =>
  form.shop !== undefined || form.scope !== undefined || form.audience?.minLevel !== undefined

/** Checks a form, and that its stores, its goods and its tiers exist. */
export const checkedForm = async (form: TemplateForm, now: number) => {
  const checked = checkForm(form, now)
  if (!checked.ok) return checked
  if (!(await areStores(storesOf(form)))) return refuse('stores.not-found')
  if (!(await areNamed(form.audience))) return refuse('segments.not-found')
  if (!namesBrand(form)) return checked
  const { program, catalogue } = await readBrand()
  const tier = checkTier(form, program.tiers.tiers.length)
  if (!tier.ok) return tier
  const scope = checkScope(form, catalogue)
  return scope.ok ? checked : scope
}

const editable = async (tx: Tx, templateId: string) => {
  const before = await tx.get(templates, templateId)
  if (!before) return refuse('coupons.template-not-found')
  return before.status === 'draft' ? ok(before) : refuse('coupons.not-a-draft')
}

/** A draft that nobody has seen yet: no stock, no codes. Its id comes from the request. */
export const newDraft = (
  form: TemplateForm,
  { request, now }: Pick<ActionContext, 'request' | 'now'>,
): TemplateDoc => ({
  _id: `t${request.key}`,
  status: 'draft',
  form,
  createdAt: now,
  shards: 0,
  gate: 0,
})

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
    const after = before ? { ...before, form: checked.value } : newDraft(checked.value, context)
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
