import { mostFen, termsOf } from '#core/coupons/rules'
import type { Reward } from '#core/invites/form'
import { fenOf } from '#core/points/earning'
import { readBrand } from '../brand'
import { type TemplateDoc, templates } from '../coupons'
import { getMany } from '../platform/store'

const couponWorth = ({ form }: TemplateDoc): number => mostFen(form.benefit) * termsOf(form).uses

/** The most that each of these rewards can cost, fen, as the brand's rules are now. */
export const worthsOf = async (rewards: readonly Reward[]): Promise<(reward: Reward) => number> => {
  const ids = rewards.flatMap((one) => (one.kind === 'coupon' ? [one.templateId] : []))
  const points = rewards.some(({ kind }) => kind === 'points')
  const [found, brand] = await Promise.all([
    getMany(templates, ids),
    points ? readBrand() : undefined,
  ])
  const worth = new Map(found.map((one) => [one._id, couponWorth(one)]))
  return (reward) => {
    if (reward.kind === 'coupon') return worth.get(reward.templateId) ?? 0
    return brand ? fenOf(reward.points, brand.program.points) : 0
  }
}
