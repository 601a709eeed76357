import type { auditOperatorRoutes } from '#core/audit/contract'
import { ok } from '#core/kernel/result'
import { businessDayOf, DAY, startOfDay } from '#core/kernel/time'
import { coupons } from '../coupons'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { members } from '../platform/people'
import { between, count, countBy, gte, oneOf } from '../platform/store'
import { REDEEM, UNDO } from '../redemption'

const DAYS = 7

interface Span {
  from: number
  to: number
}

const deeds = (action: string, { from, to }: Span) =>
  count(audit, { action, at: between(from, to) })

/** Deeds whose rows carry the coupons that they used or took back. */
const USING = [REDEEM, 'sales.record']
const TAKING_BACK = [UNDO, 'redemption.reverse', 'sales.return', 'shop.return']

/** Coupons, not rows: a sale may use several. */
const couponsIn = async (actions: readonly string[], { from, to }: Span): Promise<number> => {
  const groups = await countBy(audit, {
    where: { action: oneOf(actions), at: between(from, to) },
    values: { used: { $size: { $ifNull: ['$uses', []] } } },
    by: { used: '$used' },
  })
  return groups.reduce((all, group) => all + (group.by.used ?? 0) * group.count, 0)
}

/** What was taken back does not count as redeemed, in the week in which it was taken back. */
const redeemed = async (span: Span) => {
  const [done, back] = await Promise.all([couponsIn(USING, span), couponsIn(TAKING_BACK, span)])
  return Math.max(0, done - back)
}

const claimed = ({ from, to }: Span) => count(coupons, { issuedAt: between(from, to) })

const joined = ({ from, to }: Span) => count(members, { joinedAt: between(from, to) })

const cardsUsed = (span: Span) => deeds('inserts.claim', span)

/** Seven business days up to now beside the seven before. */
export const board: UseCase<(typeof auditOperatorRoutes)['audit.board']> = async (
  _input,
  { now },
) => {
  const from = startOfDay(businessDayOf(now)) - (DAYS - 1) * DAY
  const figure = async (of: (span: Span) => Promise<number>) => {
    const spans = [
      { from, to: now + 1 },
      { from: from - DAYS * DAY, to: from },
    ] as const
    const [current, before] = await Promise.all([of(spans[0]), of(spans[1])])
    return { now: current, before }
  }
  const [total, closed, ...figures] = await Promise.all([
    count(members, { joinedAt: gte(0) }),
    count(members, { closedAt: gte(0) }),
    figure(redeemed),
    figure(claimed),
    figure(joined),
    figure(cardsUsed),
  ])
  const [uses, claims, joins, cards] = figures
  return ok({
    redeemed: uses,
    claimed: claims,
    joined: joins,
    cardsUsed: cards,
    members: total - closed,
  })
}
