import type { invitesMemberRoutes } from '#core/invites/contract'
import type { BoardRow } from '#core/invites/views'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { memberNames } from '../platform/people'
import { count, find, getMany, gt, lt } from '../platform/store'
import { codesOf } from './code'
import { knownCampaign } from './known'
import { type TeamDoc, teams } from './records'

type Board = (typeof invitesMemberRoutes)['invites.board']

const SHOWN = 50

/** Kept invitations alone count; of equals, who had them first, and then by code: always one order. */
const ranked = (campaignId: string): Promise<TeamDoc[]> =>
  find(teams, {
    where: { campaignId, kept: gt(0) },
    order: [
      ['kept', 'desc'],
      ['keptAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: SHOWN,
  })

/** Place by counting those who stand before; only for whoever is not on the list itself. */
const placeOf = async ({ _id, campaignId, kept, keptAt }: TeamDoc): Promise<number> => {
  const [more, sooner, before] = await Promise.all([
    count(teams, { campaignId, kept: gt(kept) }),
    count(teams, { campaignId, kept, keptAt: lt(keptAt) }),
    count(teams, { campaignId, kept, keptAt, _id: lt(_id) }),
  ])
  return more + sooner + before + 1
}

type Names = ReadonlyMap<string, string>

/** The masked number and no more, whatever invitations show: the board is read by everybody (C21). */
const rowOf = (team: TeamDoc, place: number, names: Names, memberId: string): BoardRow => ({
  place,
  who: names.get(team.inviterId) ?? '已注销的会员',
  kept: team.kept,
  mine: team.inviterId === memberId,
})

const mineOf = async (own: TeamDoc, rows: readonly BoardRow[], names: Names) => {
  const there = rows.find(({ mine }) => mine)
  if (there || own.kept === 0) return there
  return rowOf(own, await placeOf(own), names, own.inviterId)
}

/** Most kept first. One's own place is told even where the list does not reach. */
export const board: UseCase<Board> = async ({ campaignId }, { member, now }) => {
  const known = await knownCampaign(campaignId, now)
  if (!known || known.campaign.status === 'draft') return refuse('invites.not-found')
  if (!known.campaign.form.leaderboard) return refuse('invites.no-board')
  const [top, own] = await Promise.all([
    ranked(campaignId),
    getMany(teams, codesOf(campaignId, member._id)),
  ])
  const names = await memberNames([...top.map(({ inviterId }) => inviterId), member._id])
  const rows = top.map((team, index) => rowOf(team, index + 1, names, member._id))
  const mine = own[0] && (await mineOf(own[0], rows, names))
  return ok({ rows, ...(mine ? { mine } : {}) })
}
