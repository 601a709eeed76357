import type { membershipMemberRoutes, membershipOperatorRoutes } from '#core/membership/contract'
import type { Handlers } from '../platform/context'
import { code } from './code'
import { consent } from './consent'
import { home } from './home'
import { join } from './join'

const soon = async (): Promise<never> => {
  throw new Error('being built')
}

export { type Joined, joinMember } from './join-member'
export { memberViewOf } from './view'

export const membershipMemberHandlers: Handlers<typeof membershipMemberRoutes> = {
  'membership.home': home,
  'membership.join': join,
  'membership.consent': consent,
  'membership.code': code,
  'membership.profile': soon,
  'membership.saveProfile': soon,
  'membership.setPhone': soon,
  'membership.removePhone': soon,
  'membership.export': soon,
  'membership.closing': soon,
  'membership.close': soon,
}

export const membershipOperatorHandlers: Handlers<typeof membershipOperatorRoutes> = {
  'membership.find': soon,
  'membership.member': soon,
}
