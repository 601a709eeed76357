import type { membershipMemberRoutes, membershipOperatorRoutes } from '#core/membership/contract'
import type { Handlers } from '../platform/context'
import { close, closing } from './close'
import { code } from './code'
import { consent } from './consent'
import { exportData } from './export/run'
import { find, member } from './find'
import { home } from './home'
import { join } from './join'
import { setMarketing } from './marketing'
import { removePhone, setPhone } from './phone'
import { profile } from './profile'
import { saveProfile } from './save-profile'

export { type Joined, joinMember } from './join-member'
export { memberViewOf } from './view'

export const membershipMemberHandlers: Handlers<typeof membershipMemberRoutes> = {
  'membership.home': home,
  'membership.join': join,
  'membership.consent': consent,
  'membership.code': code,
  'membership.profile': profile,
  'membership.saveProfile': saveProfile,
  'membership.setPhone': setPhone,
  'membership.removePhone': removePhone,
  'membership.setMarketing': setMarketing,
  'membership.export': exportData,
  'membership.closing': closing,
  'membership.close': close,
}

export const membershipOperatorHandlers: Handlers<typeof membershipOperatorRoutes> = {
  'membership.find': find,
  'membership.member': member,
}
