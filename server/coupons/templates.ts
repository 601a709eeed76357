import type { couponsOperatorRoutes } from '#core/coupons/contract'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { count, findPage, get, getMany, gte } from '../platform/store'
import { coupons, stocks, templates } from './records'
import { templateViewOf } from './view'

type Routes = typeof couponsOperatorRoutes

/** Every template, the newest first. */
export const list: UseCase<Routes['coupons.templates']> = async ({ after }, { now }) => {
  const { rows, next } = await findPage(templates, {
    where: { createdAt: gte(0) },
    by: 'createdAt',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const ids = rows.map(({ _id }) => _id)
  const stock = new Map((await getMany(stocks, ids)).map((doc) => [doc._id, doc]))
  const views = rows.map((template) => templateViewOf(template, stock.get(template._id), now))
  return ok(next === undefined ? { templates: views } : { templates: views, next })
}

export const template: UseCase<Routes['coupons.template']> = async ({ templateId }, { now }) => {
  const [found, stock, redeemed] = await Promise.all([
    get(templates, templateId),
    get(stocks, templateId),
    count(coupons, { templateId, status: 'redeemed' }),
  ])
  if (!found) return refuse('coupons.template-not-found')
  return ok({ template: templateViewOf(found, stock, now), redeemed })
}
