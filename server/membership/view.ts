import { numberText } from '#core/membership/rules'
import type { MemberView } from '#core/membership/views'
import type { Member } from '../platform/people'

export const memberViewOf = ({ number, joinedAt, profile }: Member): MemberView => ({
  number: numberText(number),
  joinedAt,
  ...(profile.nickname === undefined ? {} : { nickname: profile.nickname }),
  ...(profile.avatar === undefined ? {} : { avatar: profile.avatar }),
})
