import type { wecomOperatorRoutes } from '#core/wecom/contract'
import type { Handlers } from '../platform/context'
import { listWays, show } from './show'

export {
  type ContactChange,
  hearContacts,
  hearPunished,
  type Punished,
} from './listeners'
export { unlinkMember } from './members'
export { type ContactDoc, contacts } from './records'
export { wecomSlice } from './slice'
export { endWay, type Way, wayFor } from './ways'

export const wecomOperatorHandlers: Handlers<typeof wecomOperatorRoutes> = {
  'wecom.show': show,
  'wecom.ways': listWays,
}
