import { ok } from '#core/kernel/result'
import type { membershipMemberRoutes, Profile } from '#core/membership/contract'
import { avatarFolder, maskedPhone } from '#core/membership/rules'
import type { UseCase } from '../platform/context'
import { type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { memberViewOf } from './view'

const profileViewOf = ({ profile }: Member): Profile =>
  profile.phone === undefined ? profile : { ...profile, phone: maskedPhone(profile.phone) }

/**
 * The profile as it stands now. Answers are built from it and not kept in receipts, because these
 * outlive the profile and must hold no personal data (law 8).
 */
export const readProfile = async (memberId: string): Promise<{ profile: Profile }> => {
  const member = await get(members, memberId)
  return { profile: member ? profileViewOf(member) : {} }
}

export const profile: UseCase<(typeof membershipMemberRoutes)['membership.profile']> = async (
  _input,
  { member },
) =>
  ok({
    member: memberViewOf(member),
    profile: profileViewOf(member),
    avatarFolder: avatarFolder(member._id),
    optOut: member.optOut,
  })
