import { ok, type Result, refuse } from '../kernel/result'
import { type BusinessDay, businessDayOf, DAY, startOfDay } from '../kernel/time'
import type { CampaignForm, CampaignStatus } from './form'
import { MAX_LENGTH } from './limits'

/** The moves of a campaign's life after its publication, as pure steps. */

interface Pause {
  from: number
  until?: number | undefined
}

/** What of a campaign its life is made of. */
export interface Life {
  status: CampaignStatus
  pauses: Pause[]
  endedAt?: number | undefined
  pausedBecause?: string | undefined
}

type Timed = Life & { form: Pick<CampaignForm, 'endsAt'> }

/** Its status at `now`: what has passed its last instant is over, whoever has said so. */
export const statusAt = ({ status, form }: Timed, now: number): CampaignStatus =>
  status !== 'draft' && now > form.endsAt ? 'ended' : status

export const isRunning = (campaign: Timed, now: number): boolean =>
  statusAt(campaign, now) === 'published'

const closed = (pauses: readonly Pause[], until: number): Pause[] =>
  pauses.map((one) => (one.until === undefined ? { ...one, until } : one))

/** Nothing counts from now on, until it goes on. */
export const paused = (
  campaign: Timed,
  why: string,
  now: number,
): Result<Life, 'invites.not-published'> => {
  if (!isRunning(campaign, now)) return refuse('invites.not-published')
  return ok({
    status: 'paused',
    pauses: [...campaign.pauses, { from: now }],
    pausedBecause: why,
  })
}

export const resumed = (
  campaign: Timed,
  now: number,
): Result<Life, 'invites.not-paused' | 'invites.over'> => {
  if (campaign.status !== 'paused') return refuse('invites.not-paused')
  if (statusAt(campaign, now) === 'ended') return refuse('invites.over')
  return ok({ status: 'published', pauses: closed(campaign.pauses, now) })
}

/** For good. What friends did before still counts, and is still given and kept. */
export const ended = (campaign: Timed, now: number): Result<Life, 'invites.not-published'> => {
  const at = statusAt(campaign, now)
  if (at !== 'published' && at !== 'paused') return refuse('invites.not-published')
  return ok({ status: 'ended', pauses: closed(campaign.pauses, now), endedAt: now })
}

/** What may grow after the publication (C26, C31: only in favour of those who take part). */
export interface More {
  stock?: number | undefined
  budgetFen?: number | undefined
  endsAt?: number | undefined
}

type MoreRefusal = 'invites.not-published' | 'invites.only-more' | 'invites.dates'

/** The form with more of what was asked for; nothing may shrink, and something must grow. */
export const raised = (
  campaign: Life & { form: CampaignForm },
  more: More,
  now: number,
): Result<CampaignForm, MoreRefusal> => {
  const status = statusAt(campaign, now)
  if (status !== 'published' && status !== 'paused') return refuse('invites.not-published')
  const { form } = campaign
  const after = {
    ...form,
    stock: more.stock ?? form.stock,
    budgetFen: more.budgetFen ?? form.budgetFen,
    endsAt: more.endsAt ?? form.endsAt,
  }
  const grown = (['stock', 'budgetFen', 'endsAt'] as const).map((key) => after[key] - form[key])
  if (grown.some((by) => by < 0) || grown.every((by) => by === 0))
    return refuse('invites.only-more')
  return after.endsAt - after.startsAt > MAX_LENGTH ? refuse('invites.dates') : ok(after)
}

/** A form to begin anew with: as long as before, from tomorrow on when its own start has passed. */
export const anew = (form: CampaignForm, now: number): CampaignForm => {
  if (form.startsAt >= now) return form
  const startsAt = startOfDay(businessDayOf(now) as BusinessDay) + DAY
  return { ...form, startsAt, endsAt: startsAt + form.endsAt - form.startsAt }
}
