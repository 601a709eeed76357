import { PAGE_SIZE } from '#core/kernel/page'
import { findPage, getMany, gte, type Page } from '../platform/store'
import { holdingId, holdings, type TemplateDoc, templates } from './records'
import { leftOf } from './stock'

/** One page of what the points shop gives now, the newest first. */
export const goodsPage = (after: string | undefined): Promise<Page<TemplateDoc>> =>
  findPage(templates, {
    where: { status: 'published', 'form.shop.price': gte(1) },
    by: 'createdAt',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })

/** How much is left of each template, and how much of it this member has. */
export const leftAndTaken = async (goods: readonly TemplateDoc[], memberId: string) => {
  const holdingIds = goods.map(({ _id }) => holdingId(_id, memberId))
  const [left, taken] = await Promise.all([leftOf(goods), getMany(holdings, holdingIds)])
  const counts = new Map(taken.map((holding) => [holding._id, holding.count]))
  return (good: TemplateDoc) => ({
    left: left(good),
    taken: counts.get(holdingId(good._id, memberId)) ?? 0,
  })
}
