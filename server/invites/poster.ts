import type { invitesMemberRoutes } from '#core/invites/contract'
import { ok, refuse } from '#core/kernel/result'
import type { PosterVariant } from '#core/posters/form'
import { type Prices, shownOf } from '#core/posters/rules'
import { variantOf } from '#core/posters/variant'
import type { PosterShown } from '#core/posters/views'
import type { Catalogue } from '#core/products/views'
import { readBrand } from '../brand'
import type { UseCase } from '../platform/context'
import { getMany } from '../platform/store'
import { codesOf } from './code'
import { type Known, knownCampaign } from './known'
import { type TeamDoc, teams } from './records'
import { rewardText } from './reward-doc'

/** Recorded prices by name, as posters compare with them. */
export const pricesIn = ({ products }: Catalogue): Prices =>
  new Map(products.map(({ name, fen }) => [name, fen]))

/** What the team was given when it was opened; a team of before posters had variants gets its own. */
const ofTeam = ({ campaign }: Known, team: TeamDoc): PosterVariant | undefined => {
  const { posters } = campaign.form
  return (
    posters.find(({ name }) => name === team.variant) ??
    variantOf(posters, campaign._id, team.inviterId)
  )
}

/** Nickname and picture stand in the team only since the member agreed (show-me.ts). */
const whoOf = ({ who: name, avatar }: TeamDoc) => ({
  name,
  ...(avatar === undefined ? {} : { avatar }),
})

const drawn = async (
  { poster }: PosterVariant,
  { campaign, names, left }: Known,
  team: TeamDoc,
  { shown, now }: { shown: boolean; now: number },
): Promise<PosterShown> => {
  const { form } = campaign
  const { friend, stock, startsAt, endsAt, organiser } = form
  const prices: Prices = poster.anchor ? pricesIn((await readBrand()).catalogue) : new Map()
  return shownOf(poster, {
    now,
    startsAt,
    endsAt,
    stock,
    left,
    organiser,
    prices,
    friend: friend && rewardText(friend, names),
    who: shown ? whoOf(team) : undefined,
  })
}

/** The member's poster as it is true at this moment. */
export const poster: UseCase<(typeof invitesMemberRoutes)['invites.poster']> = async (
  { campaignId },
  { member, now },
) => {
  const [known, [team]] = await Promise.all([
    knownCampaign(campaignId, now),
    getMany(teams, codesOf(campaignId, member._id)),
  ])
  if (!known || !team) return refuse('invites.not-found')
  const variant = ofTeam(known, team)
  if (!variant) return refuse('invites.no-poster')
  const shown = Boolean(member.shownAt)
  return ok({ code: team._id, poster: await drawn(variant, known, team, { shown, now }) })
}
