import type { insertsMemberRoutes } from '#core/inserts/contract'
import { isInBatch, stateFor } from '#core/inserts/rules'
import type { CardNumber } from '#core/inserts/token'
import { ok, refuse } from '#core/kernel/result'
import { brandViewOf, consentViewOf, readBrand } from '../brand'
import { readTemplate, type TemplateSeen } from '../coupons'
import type { UseCase } from '../platform/context'
import { noteView } from '../platform/events'
import { isOpen, members } from '../platform/people'
import { get } from '../platform/store'
import { readGiven } from './given'
import { batches, batchIdOf, cardIdOf, cards } from './records'

const leftOf = ({ template, left }: TemplateSeen): number =>
  template.status === 'published' ? left : 0

const readAll = (card: CardNumber, memberId: string) =>
  Promise.all([
    get(batches, batchIdOf(card.batch)),
    get(cards, cardIdOf(card)),
    get(members, memberId),
    readBrand(),
  ])

/**
 * What a card gives, before anything is asked of the person (product.md). Changes nothing but that a
 * member has looked, noted beside the last read.
 */
export const look: UseCase<(typeof insertsMemberRoutes)['inserts.look']> = async (
  { card: given },
  context,
) => {
  const card = await readGiven(given, context)
  if (!card.ok) return card
  const { memberId } = context.caller
  const [batch, used, member, brand] = await readAll(card.value, memberId)
  const [seen] = await Promise.all([
    batch && readTemplate(batch.templateId),
    batch && isOpen(member) && noteView(memberId, `card:${batch._id}`, context.now),
  ])
  if (!batch || !seen || !isInBatch(card.value.serial, batch.count))
    return refuse('inserts.not-recognised')
  const state = stateFor({ batch, usedBy: used?.memberId, left: leftOf(seen) }, memberId)
  return ok({
    state,
    brand: brandViewOf(brand),
    offer: seen.offer,
    member: isOpen(member),
    ...(isOpen(member) ? {} : { consent: consentViewOf(brand) }),
    ...(state === 'mine' && used ? { couponId: used.couponId } : {}),
  })
}
