import type { checkinMemberRoutes } from '#core/checkin/contract'
import type { CheckinBrief } from '#core/checkin/views'
import { businessDayOf } from '#core/kernel/time'
import type { Program } from '#core/program/contract'
import type { Handlers } from '../platform/context'
import type { Member } from '../platform/people'

const soon = async (): Promise<never> => {
  throw new Error('being built')
}

export const checkinBriefOf = (_member: Member, _program: Program, now: number): CheckinBrief => ({
  today: businessDayOf(now),
  done: false,
  streak: 0,
  gain: 0,
})

export const checkinMemberHandlers: Handlers<typeof checkinMemberRoutes> = {
  'checkin.page': soon,
  'checkin.stamp': soon,
  'checkin.makeUp': soon,
}
