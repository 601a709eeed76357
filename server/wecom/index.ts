import type { wecomOperatorRoutes } from '#core/wecom/contract'
import type { Handlers } from '../platform/context'
import { listWays, show } from './show'

export {
  type ContactChange,
  hearContacts,
  hearPunished,
  onContact,
  onPunished,
  type Punished,
} from './listeners'
export { linkMember, unlinkMember } from './members'
export { type ContactDoc, contacts } from './records'
export { wecomSlice } from './slice'
export { endWay, type Way, wayFor } from './ways'

export const wecomOperatorHandlers: Handlers<typeof wecomOperatorRoutes> = {
  'wecom.show': show,
  'wecom.ways': listWays,
}
