import { ok } from '#core/kernel/result'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { briefOf } from '#core/points/rules'
import type { Program } from '#core/program/views'
import { tierViewOf } from '#core/tiers/rules'
import { type BrandDoc, brandViewOf, consentViewOf, readBrand } from '../brand'
import { checkinBriefOf } from '../checkin'
import { endingSoon } from '../coupons'
import type { UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { memberViewOf } from './view'

/** What the brand does not have is not shown; points that a member has or owes always are. */
const hasPoints = ({ account }: Member, { points, checkin }: Program): boolean =>
  points.perYuan > 0 || checkin.open || account.lots.length > 0 || account.debt > 0

const standing = (member: Member, { program }: BrandDoc, now: number) => ({
  ...(program.tiers.tiers.length > 1
    ? { tier: tierViewOf(member.tier, member.growth, program.tiers, now) }
    : {}),
  ...(hasPoints(member, program) ? { points: briefOf(member.account, now) } : {}),
  ...(program.checkin.open ? { checkin: checkinBriefOf(member, program, now) } : {}),
})

/** The first screen in at most three reads: brand, member, coupons that end soon. */
export const home: UseCase<(typeof membershipMemberRoutes)['membership.home']> = async (
  _input,
  { caller, now },
) => {
  const [brand, member] = await Promise.all([readBrand(), get(members, caller.memberId)])
  const face = { brand: brandViewOf(brand) }
  if (!isOpen(member)) return ok({ ...face, endingSoon: [], consent: consentViewOf(brand) })
  return ok({
    ...face,
    member: memberViewOf(member),
    ...standing(member, brand, now),
    endingSoon: await endingSoon(member._id, now),
  })
}
