import type { EventOf, InviteEvent } from './events'
import { type CampaignFacts, closedAt, ofKind } from './story'
import type { CreditRule } from './views'

/** A coming by somebody's invitation: opened in WeChat, or an adding by the state of a contact way. */
export interface Visit {
  readonly id: string
  readonly at: number
  readonly campaignId: string
  readonly teamId: string
  readonly inviterId: string
  readonly inviterBy?: string | undefined
  readonly inviterStaff?: boolean | undefined
  readonly moments: boolean
}

const ofOpening = (event: EventOf<'visited'>): Visit => ({
  ...event,
  moments: event.way === 'moments',
})

const ofAdding = (event: EventOf<'added'>): Visit[] => {
  const { campaignId, teamId, inviterId } = event
  if (campaignId === undefined || teamId === undefined || inviterId === undefined) return []
  return [{ ...event, campaignId, teamId, inviterId, moments: false }]
}

/** Every coming of a person, in the order of the story. */
export const visitsOf = (events: readonly InviteEvent[]): Visit[] =>
  events.flatMap((event) => {
    if (event.kind === 'visited') return [ofOpening(event)]
    return event.kind === 'added' ? ofAdding(event) : []
  })

interface Asked {
  readonly visit: Visit
  readonly friendId: string
  readonly events: readonly InviteEvent[]
  readonly campaign: CampaignFacts | undefined
}

type Rule = (asked: Asked) => CreditRule | undefined

const self: Rule = ({ visit, friendId }) => (visit.inviterId === friendId ? 'self' : undefined)

/** Nothing that comes out of Moments is rewarded (facts/platform.md C3). */
const moments: Rule = ({ visit }) => (visit.moments ? 'moments' : undefined)

/** Whoever works for the brand does not earn by bringing people to it. */
const staffInviter: Rule = ({ visit, campaign }) =>
  visit.inviterStaff === true && campaign?.form.staffMayInvite !== true
    ? 'staff-inviter'
    : undefined

/** Two people do not invite each other. */
const ring: Rule = ({ visit, friendId }) => (visit.inviterBy === friendId ? 'ring' : undefined)

const running: Rule = ({ visit, campaign }) =>
  campaign ? closedAt(campaign, visit.at) : 'campaign-not-open'

/** Only who was never here is new; coming back after closing is not. */
const isNew: Rule = ({ visit, events }) => {
  const joinings = ofKind(events, 'joined')
  const [first] = joinings
  if (!first || visit.at <= first.at) return undefined
  const back = joinings.some(({ at, first }) => !first && at >= visit.at)
  return back ? 'came-back' : 'member-before'
}

/** In this order: the first that objects explains. */
export const VISIT_RULES: readonly Rule[] = [self, moments, staffInviter, ring, running, isNew]

/** Why a visit can not lead to a credit; undefined when it can. */
export const visitRule = (asked: Asked): CreditRule | undefined => {
  for (const rule of VISIT_RULES) {
    const why = rule(asked)
    if (why) return why
  }
  return undefined
}
