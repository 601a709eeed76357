import { whyLines } from '#core/invites/why'
import { ruleWords, STATE_WORDS } from '#core/invites/words'
import { findPage, get, type Page } from '../platform/store'
import { IN_PASSING, type Known, knownCampaigns } from './known'
import { foldOf } from './place'
import { invitees, type TeamDoc, teams } from './records'
import { newestLines } from './team-view'

/** What is kept about a person in invitations, as they may read it: of friends no more than the page shows. */
export interface OwnInvite {
  id: string
  at: number
  campaign: string
  /** 邀请: their own team. 受邀: whose invitation they came by. */
  as: '邀请' | '受邀'
  lines: { at: number; words: string }[]
}

type Names = ReadonlyMap<string, Known>

const nameIn = (known: Names, campaignId: string): string =>
  known.get(campaignId)?.campaign.form.name ?? campaignId

const asInviter = (team: TeamDoc, known: Names): OwnInvite => ({
  id: team._id,
  at: team.at,
  campaign: nameIn(known, team.campaignId),
  as: '邀请',
  lines: newestLines(team).map(({ who, state, rule, cameAt }) => ({
    at: cameAt,
    words: `${who}：${STATE_WORDS[state]}，${ruleWords(rule, 'inviter')}`,
  })),
})

const asFriend = async (memberId: string, now: number): Promise<OwnInvite[]> => {
  const doc = await get(invitees, memberId)
  if (!doc) return []
  const credits = await foldOf(doc, now, IN_PASSING)
  const ids = credits.map(({ campaignId }) => campaignId)
  const known = await knownCampaigns(ids, now, IN_PASSING)
  return credits.map((credit) => ({
    id: credit.teamId,
    at: credit.cameAt,
    campaign: nameIn(known, credit.campaignId),
    as: '受邀',
    lines: whyLines(doc.events, credit, 'friend'),
  }))
}

/** For the export of one's own data (law 8; PIPL art. 45): teams page by page, the own story first. */
export const ownInvites = async (
  memberId: string,
  after: string | undefined,
  size: number,
  now: number,
): Promise<Page<OwnInvite>> => {
  const where = { inviterId: memberId }
  const page = await findPage(teams, { where, by: 'at', way: 'desc', size, after })
  const ids = page.rows.map(({ campaignId }) => campaignId)
  const known = await knownCampaigns(ids, now, IN_PASSING)
  const own = page.rows.map((team) => asInviter(team, known))
  const story = after === undefined ? await asFriend(memberId, now) : []
  const rows = [...story, ...own]
  return page.next === undefined ? { rows } : { rows, next: page.next }
}
