import type { invitesOperatorRoutes } from '#core/invites/desk'
import type { EventOf } from '#core/invites/events'
import { campaignsIn, creditsOf, mergeEvents } from '#core/invites/fold'
import { stateAt } from '#core/invites/team'
import { ok, refuse } from '#core/kernel/result'
import type { InputOf, OutputOf } from '#core/kernel/route'
import { audit } from '../../platform/audit'
import type { ContextOf, Handler } from '../../platform/context'
import { get, getMany, type Tx, withTx } from '../../platform/store'
import { type CampaignDoc, campaigns, type InviteeDoc, invitees } from '../records'
import { followStory } from './follow'
import { creditIn, readPerson } from './person'

type Decide = (typeof invitesOperatorRoutes)['invites.decide']
type Input = InputOf<Decide>

/** What is over stays so: kept and left have been told to people, refused never counted. */
const OPEN: readonly string[] = ['waiting', 'held', 'counted']

const wordOf = (
  { campaignId, way, why }: Input,
  { request, staff, now }: ContextOf<Decide>,
): EventOf<'decided'> => ({
  kind: 'decided',
  id: `d.${request.key}`,
  at: now,
  campaignId,
  way,
  whoId: staff._id,
  why,
})

const WAY_WORDS = { allow: '通过', refuse: '不予计入' } as const

/** The word and its row in one commit; of two at once the second sees what the first has said. */
const write = async (
  tx: Tx,
  input: Input,
  known: ReadonlyMap<string, CampaignDoc>,
  context: ContextOf<Decide>,
) => {
  const { friendId, campaignId, way, why } = input
  const { now } = context
  const doc = await tx.get(invitees, friendId)
  const credit = doc && creditIn(creditsOf(friendId, doc.events, known, now), campaignId)
  if (!doc || !credit) return refuse('invites.friend-unknown')
  const before = stateAt(credit, now)
  if (!OPEN.includes(before) || isSaid(doc, campaignId)) return refuse('invites.decided-before')
  const events = mergeEvents(doc.events, [wordOf(input, context)])
  const deed = { subject: friendId, of: campaignId, why, after: WAY_WORDS[way] }
  await tx.add(audit, context.row({ ...deed, reply: {} }))
  await tx.set(invitees, { ...doc, events, rev: doc.rev + 1, at: now })
  return ok({ events })
}

const isSaid = ({ events }: InviteeDoc, campaignId: string): boolean =>
  events.some((event) => event.kind === 'decided' && event.campaignId === campaignId)

const answer = async (
  { campaignId, friendId }: Input,
  { now }: Pick<ContextOf<Decide>, 'now'>,
): Promise<OutputOf<Decide>> => {
  await followStory(friendId, now)
  const why = await readPerson(campaignId, friendId, now)
  if (!why) throw new Error(`the story of ${friendId} is gone`)
  return { why }
}

/** Campaigns that the friend's story names, fresh: their pauses decide as well. */
const campaignsFor = async (friendId: string, campaignId: string) => {
  const doc = await get(invitees, friendId)
  const found = await getMany(campaigns, [campaignId, ...campaignsIn(doc?.events ?? [])])
  return new Map(found.map((one) => [one._id, one]))
}

const run: Handler<Decide>['run'] = async (input, context) => {
  const known = await campaignsFor(input.friendId, input.campaignId)
  if (!known.has(input.campaignId)) return refuse('invites.not-found')
  const written = await withTx((tx) => write(tx, input, known, context))
  return written.ok ? ok(await answer(input, context)) : written
}

/**
 * A person of the brand has looked: the credit goes on, or counts for nothing. Said once; then the
 * friend's story is folded anew and what follows is given or taken back.
 */
export const decide: Handler<Decide> = { run, again: answer }
