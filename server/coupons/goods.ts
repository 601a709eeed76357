import { PAGE_SIZE } from '#core/kernel/page'
import { findPage, getMany, gte, type Page } from '../platform/store'
import { holdingId, holdings, stocks, type TemplateDoc, templates } from './records'

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
export const leftAndTaken = async (ids: readonly string[], memberId: string) => {
  const holdingIds = ids.map((id) => holdingId(id, memberId))
  const [left, taken] = await Promise.all([getMany(stocks, ids), getMany(holdings, holdingIds)])
  const lefts = new Map(left.map((stock) => [stock._id, stock.left]))
  const counts = new Map(taken.map((holding) => [holding._id, holding.count]))
  return (id: string) => ({
    left: lefts.get(id) ?? 0,
    taken: counts.get(holdingId(id, memberId)) ?? 0,
  })
}
