import type { EventOf, InviteEvent } from './events'
import { KEPT_OF } from './events'
import type { CampaignForm } from './form'

/** What the fold asks about a campaign; the document of a campaign fits as it is. */
export interface CampaignFacts {
  readonly form: Pick<
    CampaignForm,
    'action' | 'minFen' | 'startsAt' | 'endsAt' | 'keptDays' | 'keptByBuying' | 'staffMayInvite'
  >
  readonly publishedAt?: number | undefined
  readonly pauses: readonly { readonly from: number; readonly until?: number | undefined }[]
  readonly endedAt?: number | undefined
}

/** Oldest first; of the same millisecond by id, so that every machine sees one order. */
export const byTime = (a: InviteEvent, b: InviteEvent): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Doubles of one id should be equal; where they are not, the same one wins on every machine. */
const earlier = (a: InviteEvent, b: InviteEvent): InviteEvent => {
  if (a.at !== b.at) return a.at < b.at ? a : b
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b
}

const withoutDoubles = (events: readonly InviteEvent[]): InviteEvent[] => {
  const one = new Map<string, InviteEvent>()
  for (const event of events) {
    const known = one.get(event.id)
    one.set(event.id, known ? earlier(known, event) : event)
  }
  return [...one.values()].sort(byTime)
}

/** Of kinds that may never end only the earliest stay: any order of arrival keeps the same ones. */
const withinCaps = (events: readonly InviteEvent[]): InviteEvent[] => {
  const seen: Partial<Record<InviteEvent['kind'], number>> = {}
  return events.filter(({ kind }) => {
    const count = (seen[kind] ?? 0) + 1
    seen[kind] = count
    return count <= (KEPT_OF[kind] ?? Number.POSITIVE_INFINITY)
  })
}

/** What is known and what has come, as one story: every event once, oldest first. */
export const mergeEvents = (
  known: readonly InviteEvent[],
  more: readonly InviteEvent[],
): InviteEvent[] => withinCaps(withoutDoubles([...known, ...more]))

/** All events of one kind, in the order of the story. */
export const ofKind = <K extends InviteEvent['kind']>(
  events: readonly InviteEvent[],
  kind: K,
): EventOf<K>[] => events.filter((event): event is EventOf<K> => event.kind === kind)

export type RunRule = 'campaign-not-open' | 'campaign-paused' | 'campaign-over'

/** When it ended or will end: by hand, or by its own time. */
export const endOf = ({ form, endedAt }: CampaignFacts): number =>
  Math.min(form.endsAt, endedAt ?? form.endsAt)

/** Why the campaign did not run at that moment; undefined when it did. */
export const closedAt = (campaign: CampaignFacts, at: number): RunRule | undefined => {
  const { form, publishedAt, pauses } = campaign
  if (publishedAt === undefined || at < form.startsAt) return 'campaign-not-open'
  if (at > endOf(campaign)) return 'campaign-over'
  const paused = pauses.some(
    ({ from, until = Number.POSITIVE_INFINITY }) => from <= at && at < until,
  )
  return paused ? 'campaign-paused' : undefined
}
