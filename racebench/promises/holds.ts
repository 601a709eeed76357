import { type Noted, toldText } from '../log.ts'
import { firstOf, type Rule, standing } from './look.ts'

/** This person has since asked to end the hold, by letting go or by redeeming. */
const endedBy = (wishes: readonly Noted[], hold: Noted): boolean =>
  wishes.some(
    ({ wish, sentAt }) =>
      wish.person === hold.wish.person &&
      wish.coupon === hold.wish.coupon &&
      (wish.deed === 'release' || wish.deed === 'redeem') &&
      sentAt >= (hold.toldAt ?? 0),
  )

const untilOf = ({ told }: Noted): number =>
  told?.is === 'done' ? (told.until ?? 0) : Number.NEGATIVE_INFINITY

export const DEFAULT_SKEW_MS = 15_000

/** One clock may have set the end and another may judge it: then it comes this much sooner. */
export const holdExclusive: Rule = ({ stage, now, adapter }) => {
  const { wishes } = stage.log
  const early = 2 * (adapter.skewMs ?? DEFAULT_SKEW_MS)
  const inForce = wishes.filter(
    (one) => one.wish.deed === 'hold' && untilOf(one) - early > now && !endedBy(wishes, one),
  )
  return firstOf(inForce, (hold) => {
    const { coupon, person } = hold.wish
    const other = wishes.find(
      ({ wish, told, sentAt }) =>
        wish.coupon === coupon &&
        wish.person !== person &&
        told?.is === 'done' &&
        (inForce.some((one) => one.wish === wish) ||
          (wish.deed === 'redeem' && sentAt > (hold.toldAt ?? now))),
    )
    return other
      ? `${person} holds coupon ${coupon}, and ${other.wish.person} was told the same or redeemed it`
      : undefined
  })
}

export const holdEnds: Rule = ({ books, stage }) => {
  const coupons = new Map((books.coupons ?? []).map((one) => [one.id, one]))
  return firstOf(stage.log.tried, ({ coupon, told }) => {
    const kept = coupons.get(coupon)
    const free = kept !== undefined && standing(kept) < kept.uses
    return free && told.is === 'refused'
      ? `long after all holds ended, unused coupon ${coupon} can not be held: ${toldText(told)}`
      : undefined
  })
}
