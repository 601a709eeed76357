import type { checkinMemberRoutes } from '#core/checkin/contract'
import {
  briefOfStamps,
  calendarOf,
  cardOf,
  countBits,
  cyclePoints,
  makeUpsLeft,
  placeInCycle,
} from '#core/checkin/rules'
import { ok } from '#core/kernel/result'
import { businessDayOf, monthOf } from '#core/kernel/time'
import { spendable } from '#core/points/rules'
import { readBrand } from '../brand'
import type { UseCase } from '../platform/context'
import { termsOf } from './terms'

/** The month's card, the cycle, the bonuses and what a make-up costs, in two reads. */
export const page: UseCase<(typeof checkinMemberRoutes)['checkin.page']> = async (
  { month },
  { member, now },
) => {
  const terms = termsOf(member, (await readBrand()).program)
  const { rules } = terms
  const running = monthOf(businessDayOf(now))
  const { days: stamped, paid } = cardOf(member.stamps, running)
  const brief = briefOfStamps(member.stamps, terms, now)
  return ok({
    ...brief,
    open: rules.open,
    calendar: calendarOf(member, month ?? running, terms, now),
    cycle: cyclePoints(terms),
    cycleDay: placeInCycle(brief.done ? brief.streak : brief.streak + 1),
    bonuses: rules.bonuses.map(({ days, points, coupon }) => ({
      days,
      points,
      ...(coupon === undefined ? {} : { coupon }),
      paid: paid.includes(days),
    })),
    stamps: countBits(stamped),
    makeUp: { price: rules.makeUp.price, left: makeUpsLeft(member.stamps, terms, now) },
    spendable: spendable(member.account, now),
  })
}
