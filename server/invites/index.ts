import type { invitesMemberRoutes } from '#core/invites/contract'
import type { Handlers } from '../platform/context'
import { board } from './board'
import { contactWay } from './contact-way'
import { list } from './list'
import { open } from './open'
import { picture } from './picture'
import { poster } from './poster'
import { friends, progress, why } from './progress'
import { remind } from './remind'
import { settleOwn } from './settle-own'
import { showMe } from './show-me'
import { visit } from './visit'

export { arrivalOf, arrived, noteArrival, teamOfArrival } from './arrival'
export { campaignNames } from './campaign-names'
export {
  catchUpDeeds,
  catchUpJoinings,
  catchUpRewards,
  catchUpStories,
  DEEDS,
  reconcilePurses,
  settleDue,
} from './catch-up'
export { applyContact } from './contacts'
export { onClosed } from './forget'
export { onPhone, onSale } from './hooks'
export { type OwnInvite, ownInvites } from './own-story'
export { type InviteeDoc, invitees, rewards, type TeamDoc, teams } from './records'
export { followFace } from './show-me'

export const invitesMemberHandlers: Handlers<typeof invitesMemberRoutes> = {
  'invites.visit': visit,
  'invites.list': list,
  'invites.open': open,
  'invites.progress': progress,
  'invites.friends': friends,
  'invites.why': why,
  'invites.settle': settleOwn,
  'invites.board': board,
  'invites.code': picture,
  'invites.poster': poster,
  'invites.contact': contactWay,
  'invites.remind': remind,
  'invites.showMe': showMe,
}
