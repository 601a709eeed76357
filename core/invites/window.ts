import { DAY } from '../kernel/time'
import type { EventOf, InviteEvent } from './events'
import { type CampaignFacts, closedAt, endOf, ofKind } from './story'
import type { CreditRule } from './views'
import type { Visit } from './visits'

/** One friend of one campaign who was new when they came: what the rules of the deed look at. */
export interface Case {
  readonly events: readonly InviteEvent[]
  readonly campaign: CampaignFacts
  readonly visit: Visit
  /** Their first joining, if they have joined. */
  readonly joined: EventOf<'joined'> | undefined
  readonly now: number
}

export interface Moment {
  readonly at: number
  readonly evidence: readonly string[]
}

/** done: the friend did what the campaign asks for. The other two: not yet, or never. */
export type Deed =
  | ({ readonly kind: 'done' } & Moment)
  | { readonly kind: 'waiting'; readonly rule: 'not-joined' | 'not-bought' | 'not-added' }
  | ({ readonly kind: 'refused'; readonly rule: CreditRule } & Moment)

type Waiting = Extract<Deed, { kind: 'waiting' }>['rule']

/** The first moment at which it is too late: the last millisecond of a campaign still counts. */
const tooLate = (campaign: CampaignFacts): number => endOf(campaign) + 1

const over = (campaign: CampaignFacts, evidence: string[]): Deed => ({
  kind: 'refused',
  rule: 'campaign-over',
  at: tooLate(campaign),
  evidence,
})

const waiting = ({ campaign, now }: Case, rule: Waiting): Deed =>
  now < tooLate(campaign) ? { kind: 'waiting', rule } : over(campaign, [])

const doneAt = (at: number, campaign: CampaignFacts, evidence: string[]): Deed => {
  const rule = closedAt(campaign, at)
  if (!rule) return { kind: 'done', at, evidence }
  return rule === 'campaign-over'
    ? over(campaign, evidence)
    : { kind: 'refused', rule, at, evidence }
}

/** What is left of a sale at a moment, fen; nothing before it was made. */
export const restAt = (events: readonly InviteEvent[], sale: EventOf<'bought'>, at: number) => {
  if (sale.at > at) return 0
  const left = ofKind(events, 'returned')
    .filter(({ saleId, at: when }) => saleId === sale.saleId && when <= at)
    .map(({ leftFen }) => leftFen)
  return Math.min(sale.fen, ...left)
}

/** Purchases that count: large enough, by a member, while the campaign ran. */
const countingSales = ({ events, campaign, joined }: Case): EventOf<'bought'>[] => {
  const least = campaign.form.minFen ?? 1
  return ofKind(events, 'bought').filter(
    (sale) =>
      joined !== undefined &&
      sale.at >= joined.at &&
      closedAt(campaign, sale.at) === undefined &&
      restAt(events, sale, sale.at) >= least,
  )
}

const bought = (one: Case): Deed => {
  const [sale] = countingSales(one)
  return sale ? { kind: 'done', at: sale.at, evidence: [sale.id] } : waiting(one, 'not-bought')
}

/** A contact whom the brand knew is no new one; nor is one who was there before the invitation. */
const knownContact = ({ events, visit, campaign }: Case): Deed | undefined => {
  const [contact] = ofKind(events, 'added')
  if (!contact || (contact.first && contact.at >= visit.at)) return undefined
  const at = Math.max(contact.at, visit.at)
  if (at >= tooLate(campaign)) return over(campaign, [contact.id])
  return { kind: 'refused', rule: 'known-contact', at, evidence: [contact.id] }
}

/** The first adding alone: every further one finds a contact who is known. */
const added = (one: Case, joined: EventOf<'joined'>): Deed => {
  const [contact] = ofKind(one.events, 'added')
  if (!contact) return waiting(one, 'not-added')
  return doneAt(Math.max(joined.at, contact.at), one.campaign, [contact.id])
}

/** Has the friend done what this campaign asks for? */
export const deedOf = (one: Case): Deed => {
  const { joined, campaign } = one
  const { action } = campaign.form
  const known = action === 'added' ? knownContact(one) : undefined
  if (known) return known
  if (!joined) return waiting(one, 'not-joined')
  if (action === 'bought') return bought(one)
  if (action === 'added') return added(one, joined)
  return doneAt(joined.at, campaign, [joined.id])
}

export interface Keeping extends Moment {
  readonly rule: 'done' | 'kept-days' | 'kept-bought'
}

/** Another purchase after the deed that was not sent back before the days were over. */
const keptByBuying = ({ events, campaign }: Case, from: number, until: number) => {
  if (!campaign.form.keptByBuying) return undefined
  const least = campaign.form.minFen ?? 1
  return ofKind(events, 'bought').find(
    (sale) => sale.at > from && sale.at < until && restAt(events, sale, until - 1) >= least,
  )
}

/** From when on a deed is for good, if nobody leaves before. */
export const keepingOf = (one: Case, from: number): Keeping => {
  const days = one.campaign.form.keptDays
  if (days === 0) return { at: from, rule: 'done', evidence: [] }
  const until = from + days * DAY
  const sale = keptByBuying(one, from, until)
  if (sale) return { at: sale.at, rule: 'kept-bought', evidence: [sale.id] }
  return { at: until, rule: 'kept-days', evidence: [] }
}

export interface Leaving extends Moment {
  readonly rule: 'left-closed' | 'left-removed' | 'left-returned'
}

type LeavingRule = (one: Case) => Leaving | undefined

const closing: LeavingRule = ({ events, joined }) => {
  const event = ofKind(events, 'closed').find(({ at }) => joined !== undefined && at >= joined.at)
  return event && { at: event.at, rule: 'left-closed', evidence: [event.id] }
}

/** The contact that belongs to this credit: the one asked for, or the one that brought the friend. */
const contactOf = ({ events, campaign, visit }: Case): EventOf<'added'> | undefined => {
  const contacts = ofKind(events, 'added')
  if (campaign.form.action === 'added') return contacts[0]
  return contacts.find(({ teamId }) => teamId === visit.teamId)
}

/** The friend deletes the person whom they had added; being deleted by staff is no fault of theirs. */
const removing: LeavingRule = (one) => {
  const contact = contactOf(one)
  if (!contact) return undefined
  const from = Math.max(contact.at, one.visit.at)
  const event = ofKind(one.events, 'removed').find(
    ({ at, by, userId }) => by === 'friend' && userId === contact.userId && at >= from,
  )
  return event && { at: event.at, rule: 'left-removed', evidence: [event.id] }
}

/** The first return after which no purchase that counted is left. */
const returning: LeavingRule = (one) => {
  const { events, campaign } = one
  if (campaign.form.action !== 'bought') return undefined
  const least = campaign.form.minFen ?? 1
  const sales = countingSales(one)
  const event = ofKind(events, 'returned').find(
    ({ at }) =>
      sales.some((sale) => sale.at <= at) &&
      sales.every((sale) => restAt(events, sale, at) < least),
  )
  return event && { at: event.at, rule: 'left-returned', evidence: [event.id] }
}

/** Ways of leaving; of the same moment the first named one explains. */
export const LEAVING_RULES: readonly LeavingRule[] = [closing, removing, returning]

/** The first time that the friend left, whether it still matters or not. */
export const leavingOf = (one: Case): Leaving | undefined =>
  LEAVING_RULES.map((rule) => rule(one))
    .filter((leaving) => leaving !== undefined)
    .sort((a, b) => a.at - b.at)[0]
