import type { MemberView } from '#core/membership/contract'
import { numberText } from '#core/membership/rules'
import type { Member } from '../platform/people'

export const memberViewOf = ({ number, joinedAt }: Member): MemberView => ({
  number: numberText(number),
  joinedAt,
})
