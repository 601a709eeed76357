import type { EventOf, InviteEvent } from './events'
import { type CampaignFacts, mergeEvents, ofKind } from './story'
import type { Credit, CreditRule, CreditState } from './views'
import { type Visit, visitRule, visitsOf } from './visits'
import { type Case, type Deed, deedOf, type Keeping, keepingOf, leavingOf } from './window'

export { type CampaignFacts, mergeEvents } from './story'

/**
 * The credit of an invitation is a pure function of the set of events: whatever is lost and comes
 * later, comes twice or in another order, the ledger ends as one and the same.
 *
 * The earliest valid visit over all campaigns decides for ever who brought this person. Every team
 * they came by gets a line all the same, so that the other inviters can read why theirs does not
 * count; at most one line of them all is not `refused`.
 */

interface Verdict {
  readonly state: CreditState
  readonly rule: CreditRule
  readonly doneAt?: number | undefined
  readonly keptFrom?: number | undefined
  readonly endedAt?: number | undefined
  readonly evidence: readonly string[]
}

const refused = (rule: CreditRule, at: number, evidence: readonly string[]): Verdict => ({
  state: 'refused',
  rule,
  endedAt: at,
  evidence,
})

type Fact = (one: Case) => Verdict | undefined

/** Their memory of an earlier membership may have been lost, not that there was one. */
const cameBack: Fact = ({ joined }) =>
  joined && !joined.first ? refused('came-back', joined.at, [joined.id]) : undefined

const samePerson: Fact = ({ joined }) =>
  joined?.samePerson ? refused('same-person', joined.at, [joined.id]) : undefined

const staffFriend: Fact = ({ joined }) =>
  joined?.staff ? refused('staff-friend', joined.at, [joined.id]) : undefined

/** The newest entry of the list of those who earn nothing; it takes back even what was kept. */
const blocked: Fact = ({ events }) => {
  const last = ofKind(events, 'listed').at(-1)
  return last?.on ? refused('blocked', last.at, [last.id]) : undefined
}

const wordOf = ({ events, visit }: Case): EventOf<'decided'> | undefined =>
  ofKind(events, 'decided')
    .filter(({ campaignId }) => campaignId === visit.campaignId)
    .at(-1)

const refusedByHand: Fact = (one) => {
  const word = wordOf(one)
  return word?.way === 'refuse' ? refused('refused-by-hand', word.at, [word.id]) : undefined
}

/** What was known of the friend when they joined, and what people decided: over all that follows. */
export const FACT_RULES: readonly Fact[] = [
  cameBack,
  samePerson,
  staffFriend,
  blocked,
  refusedByHand,
]

type Done = Extract<Deed, { kind: 'done' }>

/** A number that another membership had before is not a new person's. */
const samePhone: Fact = ({ events, visit }) => {
  const event = ofKind(events, 'phone').find(({ known }) => known)
  return event && refused('same-phone', Math.max(event.at, visit.at), [event.id])
}

const left = (one: Case, done: Done | undefined): Verdict | undefined => {
  const leaving = leavingOf(one)
  if (!leaving) return undefined
  const { at, rule, evidence } = leaving
  const was = done && done.at <= at ? done : undefined
  const all = [...(was?.evidence ?? []), ...evidence]
  return { state: 'left', rule, doneAt: was?.at, endedAt: at, evidence: all }
}

const NEVER = Number.POSITIVE_INFINITY

/** When a verdict became final. */
const since = (verdict: Verdict | undefined): number => verdict?.endedAt ?? NEVER

/** What ended a story first; what comes after an end changes nothing. */
const firstOf = (...ends: (Verdict | undefined)[]): Verdict | undefined =>
  ends.reduce((first, end) => (since(end) < since(first) ? end : first), undefined)

/** Nothing is paid before a person has looked; once they have, later doubts are settled too. */
const underReview = (one: Case, done: Done): Verdict | undefined => {
  const flags = ofKind(one.events, 'flagged').filter(
    ({ campaignId }) => campaignId === one.visit.campaignId,
  )
  if (flags.length === 0 || wordOf(one)) return undefined
  const evidence = [...done.evidence, ...flags.map(({ id }) => id)]
  return { state: 'held', rule: 'under-review', doneAt: done.at, evidence }
}

const standing = (done: Done, keeping: Keeping, now: number): Verdict => {
  const line = { doneAt: done.at, keptFrom: keeping.at }
  if (now < keeping.at) return { ...line, state: 'counted', rule: 'done', evidence: done.evidence }
  const evidence = [...done.evidence, ...keeping.evidence]
  return { ...line, state: 'kept', rule: keeping.rule, endedAt: keeping.at, evidence }
}

/** Done: only what comes before it is kept can still end it. */
const afterDeed = (one: Case, done: Done): Verdict => {
  const keeping = keepingOf(one, done.at)
  const known = samePhone(one)
  const gone = left(one, done)
  const end = firstOf(
    since(known) <= keeping.at ? known : undefined,
    since(gone) < keeping.at ? gone : undefined,
  )
  return end ?? underReview(one, done) ?? standing(done, keeping, one.now)
}

const afterFacts = (one: Case): Verdict => {
  const deed = deedOf(one)
  if (deed.kind === 'done') return afterDeed(one, deed)
  const never = deed.kind === 'refused' ? refused(deed.rule, deed.at, deed.evidence) : undefined
  const rule = deed.kind === 'waiting' ? deed.rule : 'not-joined'
  const end = firstOf(samePhone(one), never, left(one, undefined))
  return end ?? { state: 'waiting', rule, evidence: [] }
}

const judged = (one: Case): Verdict => {
  for (const rule of FACT_RULES) {
    const verdict = rule(one)
    if (verdict) return verdict
  }
  return afterFacts(one)
}

type Chosen = Visit & { readonly why: CreditRule | undefined }

const chosenOf = (
  friendId: string,
  events: readonly InviteEvent[],
  campaigns: ReadonlyMap<string, CampaignFacts>,
): Chosen[] =>
  visitsOf(events).map((visit) => {
    const campaign = campaigns.get(visit.campaignId)
    return { ...visit, why: visitRule({ visit, friendId, events, campaign }) }
  })

const creditOf = (friendId: string, visit: Visit, verdict: Verdict): Credit => ({
  campaignId: visit.campaignId,
  friendId,
  inviterId: visit.inviterId,
  teamId: visit.teamId,
  cameAt: visit.at,
  state: verdict.state,
  rule: verdict.rule,
  ...(verdict.doneAt === undefined ? {} : { doneAt: verdict.doneAt }),
  ...(verdict.keptFrom === undefined ? {} : { keptFrom: verdict.keptFrom }),
  ...(verdict.endedAt === undefined ? {} : { endedAt: verdict.endedAt }),
  evidence: [...new Set([visit.id, ...verdict.evidence])],
})

/** The line of a team that did not bring this person: another one did, or its visits are void. */
const lineOf = (visits: readonly Chosen[], winner: Visit | undefined): [Visit, Verdict] => {
  const valid = visits.find(({ why }) => why === undefined)
  const [first] = visits as [Chosen, ...Chosen[]]
  if (!valid || !winner) return [first, refused(first.why ?? 'other-inviter', first.at, [])]
  const verdict = refused('other-inviter', Math.max(valid.at, winner.at), [winner.id])
  return [valid, verdict]
}

/** Campaigns that a story names: all of them must be known to fold it. */
export const campaignsIn = (events: readonly InviteEvent[]): string[] => [
  ...new Set(visitsOf(events).map(({ campaignId }) => campaignId)),
]

/**
 * What a person is worth to every team that they came by, in the order of the visits; pure, and the
 * same for any order and any doubles of the events. `campaigns` must hold all of `campaignsIn`.
 */
export const creditsOf = (
  friendId: string,
  events: readonly InviteEvent[],
  campaigns: ReadonlyMap<string, CampaignFacts>,
  now: number,
): Credit[] => {
  const story = mergeEvents([], events)
  const visits = chosenOf(friendId, story, campaigns)
  const winner = visits.find(({ why }) => why === undefined)
  const [joined] = ofKind(story, 'joined')
  return [...new Set(visits.map(({ teamId }) => teamId))].map((teamId) => {
    const campaign = winner && campaigns.get(winner.campaignId)
    if (winner?.teamId === teamId && campaign) {
      const verdict = judged({ events: story, campaign, visit: winner, joined, now })
      return creditOf(friendId, winner, verdict)
    }
    const own = visits.filter((visit) => visit.teamId === teamId)
    return creditOf(friendId, ...lineOf(own, winner))
  })
}
