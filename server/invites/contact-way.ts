import { sceneOf } from '#core/invites/code'
import type { invitesMemberRoutes } from '#core/invites/contract'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { wayFor } from '../wecom'
import { knownCampaign } from './known'
import { knownTeam } from './team-known'
import { closedNow } from './visit'

/**
 * The contact way of a team: made at the first wish, because each one counts in the corp's quota of
 * 500,000 (facts/platform.md §1.1), and only where adding is what the friend does.
 */
export const contactWay: UseCase<(typeof invitesMemberRoutes)['invites.contact']> = async (
  { code },
  { now },
) => {
  const team = await knownTeam(code, now)
  const known = team && (await knownCampaign(team.campaignId, now))
  if (!team || !known) return refuse('invites.code-unknown')
  const closed = closedNow(known, now)
  if (closed) return closed
  const { action, name } = known.campaign.form
  if (action !== 'added') return refuse('invites.no-wecom')
  const way = await wayFor({ state: sceneOf(code), remark: name }, now)
  if (way.ok) return ok({ qr: way.value.qrCode })
  return refuse(way.code === 'off' ? 'invites.no-wecom' : 'invites.contact-busy')
}
