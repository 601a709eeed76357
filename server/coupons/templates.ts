import type { couponsOperatorRoutes, TemplateResults } from '#core/coupons/contract'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { findPage, get, gte, totalsBy } from '../platform/store'
import { coupons, type TemplateDoc, templates } from './records'
import { leftOf } from './stock'
import { templateViewOf } from './view'

type Routes = typeof couponsOperatorRoutes

/** A draft has no stock yet. */
const leftIn = (template: TemplateDoc, left: (one: TemplateDoc) => number) =>
  template.status === 'draft' ? undefined : left(template)

/** Every template, the newest first. */
export const list: UseCase<Routes['coupons.templates']> = async ({ after }, { now }) => {
  const { rows, next } = await findPage(templates, {
    where: { createdAt: gte(0) },
    by: 'createdAt',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const left = await leftOf(rows)
  const views = rows.map((one) => templateViewOf(one, leftIn(one, left), now))
  return ok(next === undefined ? { templates: views } : { templates: views, next })
}

const COUNTED = ['used', 'sales', 'salesFen', 'costFen'] as const

/** From the coupons themselves. What ended is marked by the jobs, at most ten minutes late. */
const resultsOf = async (templateId: string): Promise<Omit<TemplateResults, 'issued'>> => {
  const totals = await totalsBy(coupons, { where: { templateId }, by: 'status', of: COUNTED })
  const of = (field: (typeof COUNTED)[number]) =>
    totals.reduce((all, { sums }) => all + sums[field], 0)
  const count = (status: string) => totals.find(({ key }) => key === status)?.count ?? 0
  return {
    redeemed: of('used'),
    expired: count('expired'),
    voided: count('voided'),
    sales: of('sales'),
    salesFen: of('salesFen'),
    costFen: of('costFen'),
  }
}

export const template: UseCase<Routes['coupons.template']> = async ({ templateId }, { now }) => {
  const found = await get(templates, templateId)
  if (!found) return refuse('coupons.template-not-found')
  const [left, results] = await Promise.all([leftOf([found]), resultsOf(templateId)])
  const view = templateViewOf(found, leftIn(found, left), now)
  const { voiding } = found
  return ok({
    template: view,
    results: { ...results, issued: view.issued },
    ...(voiding ? { voiding } : {}),
  })
}
