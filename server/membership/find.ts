import { ok, refuse } from '#core/kernel/result'
import type { MemberCard, membershipOperatorRoutes } from '#core/membership/contract'
import { digitsOf, maskedMember } from '#core/membership/rules'
import { byHandToday } from '#core/points/by-hand'
import { briefOf } from '#core/points/rules'
import { tierViewOf } from '#core/tiers/rules'
import { readBrand } from '../brand'
import type { Context, UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { findOne, get } from '../platform/store'

type Routes = typeof membershipOperatorRoutes

const cardOf = async (member: Member, { caller, now }: Context): Promise<MemberCard> => {
  const { program } = await readBrand()
  return {
    id: member._id,
    member: maskedMember(member.number),
    joinedAt: member.joinedAt,
    closed: !isOpen(member),
    tier: tierViewOf(member.tier, member.growth, program.tiers, now),
    points: briefOf(member.account, now),
    byHandToday: byHandToday(member.byHand, now),
    own: member._id === caller.memberId,
  }
}

/** By the card number that a member reads out; whoever has closed the account is not found. */
export const find: UseCase<Routes['membership.find']> = async ({ number }, context) => {
  const digits = digitsOf(number)
  const member = digits === undefined ? undefined : await findOne(members, { number: digits })
  return isOpen(member)
    ? ok({ member: await cardOf(member, context) })
    : refuse('membership.not-found')
}

/** By id, as rows of the audit and of the ledger name them; closed ones too. */
export const member: UseCase<Routes['membership.member']> = async ({ memberId }, context) => {
  const found = await get(members, memberId)
  return found ? ok({ member: await cardOf(found, context) }) : refuse('membership.not-found')
}
