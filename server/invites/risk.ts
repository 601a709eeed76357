import type { EventOf, InviteEvent } from '#core/invites/events'
import { type Deed, judge, measure } from '#core/invites/risk'
import { stateAt } from '#core/invites/team'
import { DAY } from '#core/kernel/time'
import { hashId } from '../platform/ids'
import { addOnce, get, unlike, updateWhere } from '../platform/store'
import { type CampaignDoc, type InviteeDoc, marks, type TeamCredit, type TeamDoc } from './records'

/** People of one phone or network that are kept one by one; far above any plan. */
const MOST = 200

/** A phone counts as long as a campaign can run, and its days of keeping. */
const DEVICE_KEPT = 460 * DAY
/** A network counts for an hour. */
const NETWORK_KEPT = 2 * DAY

const eventsOf = <K extends InviteEvent['kind']>({ events }: InviteeDoc, kind: K) =>
  events.filter((event): event is EventOf<K> => event.kind === kind)

/** The phone and the network that the friend came with; both are hashes. */
export const keysOf = (doc: InviteeDoc, teamId: string) => {
  const visit = eventsOf(doc, 'visited').find((event) => event.teamId === teamId)
  const [joined] = eventsOf(doc, 'joined')
  const device = visit?.device ?? joined?.device
  const network = joined?.network ?? visit?.network
  return {
    ...(device === undefined ? {} : { device }),
    ...(network === undefined ? {} : { network }),
  }
}

const deedOf = (line: TeamCredit, teamId: string, now: number): Deed[] => {
  const { friendId, doneAt, keptFrom, endedAt } = line
  if (doneAt === undefined) return []
  const stayed = stateAt(line, now) === 'kept'
  const ended = stayed ? keptFrom : endedAt
  return [
    { friendId, teamId, at: doneAt, ...(ended === undefined ? {} : { endedAt: ended, stayed }) },
  ]
}

interface Marked {
  campaignId: string
  kind: 'device' | 'network'
  key: string | undefined
}

/** Of a phone or a network in a campaign; its key is a hash already. */
export const markIdOf = (campaignId: string, kind: Marked['kind'], key: string): string =>
  hashId(`${campaignId}:${kind}:${key}`)

/** Notes that this person was here, and answers everybody who was. */
const marked = async (
  { campaignId, kind, key }: Marked,
  { friendId, teamId, at }: Deed,
): Promise<Deed[]> => {
  if (key === undefined) return []
  const _id = markIdOf(campaignId, kind, key)
  const person = { friendId, teamId, at }
  const until = at + (kind === 'device' ? DEVICE_KEPT : NETWORK_KEPT)
  const first = { _id, campaignId, kind, people: [person], until }
  if (await addOnce(marks, first)) return [person]
  await updateWhere(
    marks,
    { _id, 'people.friendId': unlike(friendId) },
    { push: { people: [person] }, keep: { people: MOST }, set: { until } },
  )
  return (await get(marks, _id))?.people ?? [person]
}

/**
 * Measures a friend's deed by the campaign's plan, as things were when it was done, and answers a
 * `flagged` event for every rule that it goes over: whatever order settles friends of one moment, the
 * same ones are over.
 */
export const flagsOf = async (
  line: TeamCredit,
  doc: InviteeDoc,
  team: TeamDoc,
  { _id: campaignId, form }: CampaignDoc,
  now: number,
): Promise<InviteEvent[]> => {
  const [own] = deedOf(line, team._id, now)
  if (!own) return []
  const deed = { ...own, ...keysOf(doc, team._id) }
  const { device, network } = deed
  const [onDevice, onNetwork] = await Promise.all([
    marked({ campaignId, kind: 'device', key: device }, deed),
    marked({ campaignId, kind: 'network', key: network }, deed),
  ])
  const deeds = team.credits.flatMap((one) => deedOf(one, team._id, now))
  // Whoever asked first was measured without the others of their phone: it is full for those who ask
  // later, though they had done it before. Else a phone could pass its limit by asking backwards.
  const onPhone = onDevice.map((one) => ({ ...one, at: Math.min(one.at, own.at) }))
  const around = { team: deeds, device: onPhone, network: onNetwork }
  return judge(measure(deed, around), form.risk).map(({ rule, seen }) => ({
    kind: 'flagged',
    id: `f.${campaignId}.${rule}.${line.friendId}`,
    at: now,
    campaignId,
    rule,
    seen,
  }))
}
