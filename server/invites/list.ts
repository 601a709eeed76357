import type { invitesMemberRoutes } from '#core/invites/contract'
import { statusAt } from '#core/invites/desk-turn'
import { linesOf, standingOf } from '#core/invites/team'
import type { Credit } from '#core/invites/views'
import { creditWords } from '#core/invites/words'
import { ok } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { UseCase } from '../platform/context'
import type { Member } from '../platform/people'
import { find, get } from '../platform/store'
import { campaignViewOf, rewardViewOf } from './campaign-view'
import { type Known, knownCampaign, knownCampaigns } from './known'
import { isMeantBy } from './open'
import { foldOf } from './place'
import { campaigns, invitees, rewards, type TeamDoc, teams } from './records'

type List = (typeof invitesMemberRoutes)['invites.list']
type Brought = NonNullable<OutputOf<List>['brought']>

/** A brand runs a few at a time; older ones are shown as long as they are among the newest. */
const SHOWN = 20

const openNow = async ({ campaign }: Known, member: Member, now: number): Promise<boolean> =>
  statusAt(campaign, now) === 'published' &&
  campaign.form.startsAt <= now &&
  (await isMeantBy(campaign, member, now))

const published = () =>
  find(campaigns, { where: { status: 'published' }, order: [['at', 'desc']], limit: SHOWN })

const teamsOf = (inviterId: string): Promise<TeamDoc[]> =>
  find(teams, { where: { inviterId }, order: [['at', 'desc']], limit: SHOWN })

/** The line that decides what this member is to whom: there is one that is not refused, or none. */
const lineOf = (credits: readonly Credit[]): Credit | undefined =>
  credits.find(({ state }) => state !== 'refused') ??
  credits.find(({ inviterId }) => inviterId !== '')

/** Whoever's call gave it: the inviter's page or the jobs can be sooner than the friend's own. */
const isGiven = async ({ campaignId }: Credit, friendId: string): Promise<boolean> => {
  const where = { campaignId, friendId, part: 'friend', state: 'given' } as const
  return (await find(rewards, { where, limit: 1 })).length > 0
}

const broughtOf = async (memberId: string, now: number): Promise<Brought | undefined> => {
  const doc = await get(invitees, memberId)
  const credit = doc && lineOf(await foldOf(doc, now))
  const known = credit && (await knownCampaign(credit.campaignId, now))
  if (!credit || !known) return undefined
  const { form } = known.campaign
  const gets = credit.state !== 'refused' && credit.state !== 'left'
  const given = form.friend && gets && (await isGiven(credit, memberId))
  return {
    campaign: form.name,
    ...(form.friend && gets ? { benefit: rewardViewOf(form.friend, known.names) } : {}),
    ...(given ? { given } : {}),
    words: creditWords(credit, 'friend', now),
    ...(credit.rule === 'not-added' ? { contact: credit.teamId } : {}),
  }
}

/** What this member can take part in or has a team in, the running ones first. */
export const list: UseCase<List> = async (_input, { member, now }) => {
  const [running, own, brought] = await Promise.all([
    published(),
    teamsOf(member._id),
    broughtOf(member._id, now),
  ])
  const mine = new Map(own.map((team) => [team.campaignId, team]))
  const ids = [...running.map(({ _id }) => _id), ...mine.keys()]
  const known = await knownCampaigns([...new Set(ids)], now)
  const all = [...known.values()]
  const open = await Promise.all(all.map((one) => openNow(one, member, now)))
  const shown = all.filter(({ campaign }, i) => mine.has(campaign._id) || open[i])
  const rows = shown.map(({ campaign, names, left }) => {
    const team = mine.get(campaign._id)
    const counted = team && standingOf(linesOf(team), now).counted
    return {
      campaign: campaignViewOf(campaign, names, left, now),
      ...(counted === undefined ? {} : { counted }),
    }
  })
  rows.sort(
    (a, b) => Number(b.campaign.status === 'published') - Number(a.campaign.status === 'published'),
  )
  return ok({ campaigns: rows, ...(brought ? { brought } : {}) })
}
