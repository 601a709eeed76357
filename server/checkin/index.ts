import type { checkinMemberRoutes } from '#core/checkin/contract'
import { briefOfStamps } from '#core/checkin/rules'
import type { CheckinBrief } from '#core/checkin/views'
import type { Program } from '#core/program/views'
import type { Handlers } from '../platform/context'
import type { Member } from '../platform/people'
import { makeUp } from './make-up'
import { page } from './page'
import { stamp } from './stamp'
import { termsOf } from './terms'

/** The check-in strip of the first screen. */
export const checkinBriefOf = (member: Member, program: Program, now: number): CheckinBrief =>
  briefOfStamps(member.stamps, termsOf(member, program), now)

export const checkinMemberHandlers: Handlers<typeof checkinMemberRoutes> = {
  'checkin.page': page,
  'checkin.stamp': stamp,
  'checkin.makeUp': makeUp,
}
