import type { invitesOperatorRoutes } from '#core/invites/desk'
import type { Handlers } from '../../platform/context'
import { block, blocked, unblock } from './block'
import { decide } from './decide'
import { check, copy, saveDraft } from './draft'
import { list, show } from './list'
import { people, top } from './people'
import { person } from './person'
import { publish } from './publish'
import { raise } from './raise'
import { replay } from './replay'
import { results } from './results'
import { stopAll } from './stop'
import { end, pause, resume } from './turn'

export { stopPunished } from './punished'

export const invitesOperatorHandlers: Handlers<typeof invitesOperatorRoutes> = {
  'invites.campaigns': list,
  'invites.campaign': show,
  'invites.check': check,
  'invites.saveDraft': saveDraft,
  'invites.publish': publish,
  'invites.pause': pause,
  'invites.resume': resume,
  'invites.end': end,
  'invites.stopAll': stopAll,
  'invites.raise': raise,
  'invites.copy': copy,
  'invites.results': results,
  'invites.people': people,
  'invites.person': person,
  'invites.decide': decide,
  'invites.block': block,
  'invites.unblock': unblock,
  'invites.blocked': blocked,
  'invites.replay': replay,
  'invites.top': top,
}
