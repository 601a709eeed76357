import type { membershipMemberRoutes } from '#core/membership/contract'
import type { Handlers } from '../platform/context'
import { code } from './code'
import { consent } from './consent'
import { home } from './home'
import { join } from './join'

export { type Joined, joinMember } from './join-member'
export { memberViewOf } from './view'

export const membershipMemberHandlers: Handlers<typeof membershipMemberRoutes> = {
  'membership.home': home,
  'membership.join': join,
  'membership.consent': consent,
  'membership.code': code,
}
