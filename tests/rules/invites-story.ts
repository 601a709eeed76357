import type { InviteEvent, VisitWay } from '#core/invites/events'
import { type CampaignFacts, creditsOf } from '#core/invites/fold'
import type { Credit } from '#core/invites/views'

/** Short sentences that make events: what happened to one friend of a brand, day by day. */

export const DAY = 86_400_000
/** 10:00 of a Thursday in Beijing: day 0 of every story. */
export const START = Date.parse('2026-12-03T02:00:00Z')
export const LENGTH = 30

/** A moment: whole days of the story, and milliseconds after. */
export const on = (day: number, ms = 0): number => START + day * DAY + ms

export const FRIEND = 'friend'

/** Two campaigns that run together, and people who invite in them: `ann` in spring, `ann2` in summer. */
const TEAMS = {
  ann: { campaignId: 'spring', inviterId: 'm-ann' },
  bob: { campaignId: 'spring', inviterId: 'm-bob' },
  clerk: { campaignId: 'spring', inviterId: 'm-clerk' },
  own: { campaignId: 'spring', inviterId: FRIEND },
  ann2: { campaignId: 'summer', inviterId: 'm-ann' },
  bob2: { campaignId: 'summer', inviterId: 'm-bob' },
  own2: { campaignId: 'summer', inviterId: FRIEND },
} as const
export type Team = keyof typeof TEAMS
export const TEAM_NAMES = Object.keys(TEAMS) as [Team, ...Team[]]

/** A team whose visits come twice or more: by the server's rule one visit of a way is one event. */
const named = (kind: string, at: number, ...more: string[]) => [kind, ...more, at].join(':')

interface VisitMore {
  way?: VisitWay
  inviterBy?: string
  id?: string
}

export const visit = (team: Team, at: number, more: VisitMore = {}): InviteEvent => ({
  id: more.id ?? named('visit', at, team),
  at,
  kind: 'visited',
  way: more.way ?? 'card',
  teamId: team,
  ...TEAMS[team],
  ...(team === 'clerk' ? { inviterStaff: true } : {}),
  ...(more.inviterBy === undefined ? {} : { inviterBy: more.inviterBy }),
})

interface JoinMore {
  first?: boolean
  samePerson?: boolean
  staff?: boolean
}

export const join = (at: number, more: JoinMore = {}): InviteEvent => ({
  id: named('join', at),
  at,
  kind: 'joined',
  first: true,
  samePerson: false,
  staff: false,
  ...more,
})

export const phone = (at: number, known = false): InviteEvent => ({
  id: named('phone', at, String(known)),
  at,
  kind: 'phone',
  known,
})

export const buy = (at: number, fen = 5000, saleId = `s${at}`): InviteEvent => ({
  id: named('bought', at, saleId),
  at,
  kind: 'bought',
  saleId,
  fen,
})

/** Sends back the sale of a moment. */
export const giveBack = (at: number, soldAt: number, leftFen = 0): InviteEvent => ({
  id: named('returned', at, `s${soldAt}`),
  at,
  kind: 'returned',
  saleId: `s${soldAt}`,
  leftFen,
})

interface AddMore {
  team?: Team
  first?: boolean
  userId?: string
}

export const add = (
  at: number,
  { team, first = true, userId = 'wu' }: AddMore = {},
): InviteEvent => ({
  id: named('added', at, userId),
  at,
  kind: 'added',
  externalId: 'external',
  userId,
  first,
  ...(team === undefined ? {} : { teamId: team, ...TEAMS[team] }),
  ...(team === 'clerk' ? { inviterStaff: true } : {}),
})

export const remove = (
  at: number,
  by: 'friend' | 'staff' = 'friend',
  userId = 'wu',
): InviteEvent => ({
  id: named('removed', at, by, userId),
  at,
  kind: 'removed',
  externalId: 'external',
  userId,
  by,
})

export const close = (at: number): InviteEvent => ({ id: named('closed', at), at, kind: 'closed' })

export const flag = (at: number, campaignId = 'spring'): InviteEvent => ({
  id: named('flagged', at, campaignId),
  at,
  kind: 'flagged',
  campaignId,
  rule: 'device',
  seen: '同一部手机上 4 个人',
})

export const decide = (
  at: number,
  way: 'allow' | 'refuse',
  campaignId = 'spring',
): InviteEvent => ({
  id: named('decided', at, campaignId, way),
  at,
  kind: 'decided',
  campaignId,
  way,
  whoId: 'op',
  why: '看过了',
})

export const list = (at: number, isOn: boolean): InviteEvent => ({
  id: named('listed', at, String(isOn)),
  at,
  kind: 'listed',
  on: isOn,
  whoId: 'op',
  why: '多次薅券',
})

type Form = CampaignFacts['form']

/** What a story says about a campaign; else joining counts, kept after seven days. */
export type CampaignSaid = Partial<Form> & Partial<Omit<CampaignFacts, 'form'>>

export const campaign = ({ pauses, endedAt, publishedAt, ...form }: CampaignSaid = {}) =>
  ({
    form: {
      action: 'joined',
      startsAt: on(0),
      endsAt: on(LENGTH),
      keptDays: 7,
      keptByBuying: false,
      staffMayInvite: false,
      ...form,
    },
    publishedAt: publishedAt ?? on(-1),
    pauses: pauses ?? [],
    ...(endedAt === undefined ? {} : { endedAt }),
  }) satisfies CampaignFacts

export interface Story {
  events: readonly InviteEvent[]
  spring?: CampaignSaid
  summer?: CampaignSaid
  now?: number
}

export const campaignsOf = ({ spring, summer }: Pick<Story, 'spring' | 'summer'>) =>
  new Map<string, CampaignFacts>([
    ['spring', campaign(spring)],
    ['summer', campaign(summer)],
  ])

export type CreditsOf = typeof creditsOf

/** The day that a story is read on when it does not say. */
const READ_ON = on(20)

export const creditsIn = (story: Story, fold: CreditsOf = creditsOf): Credit[] =>
  fold(FRIEND, story.events, campaignsOf(story), story.now ?? READ_ON)

/** `ann: 'kept kept-days'` for each team that the friend came by. */
export const toldIn = (story: Story, fold: CreditsOf = creditsOf): Record<string, string> =>
  Object.fromEntries(creditsIn(story, fold).map((one) => [one.teamId, `${one.state} ${one.rule}`]))
