import type { staffClerkRoutes, staffOperatorRoutes } from '#core/staff/contract'
import type { Handlers } from '../platform/context'
import { accept } from './accept'
import { home } from './home'
import { invite } from './invite'
import { limit } from './limit'
import { list } from './list'
import { lookInvitation } from './look-invitation'
import { revoke } from './revoke'
import { setDevice } from './set-device'
import { setUp } from './set-up'

export const staffClerkHandlers: Handlers<typeof staffClerkRoutes> = {
  'staff.home': home,
  'staff.lookInvitation': lookInvitation,
  'staff.accept': accept,
}

export const staffOperatorHandlers: Handlers<typeof staffOperatorRoutes> = {
  'staff.setUp': setUp,
  'staff.list': list,
  'staff.invite': invite,
  'staff.revoke': revoke,
  'staff.limit': limit,
  'staff.setDevice': setDevice,
}
