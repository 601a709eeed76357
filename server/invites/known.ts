import type { Reward } from '#core/invites/form'
import { MINUTE, SECOND } from '#core/kernel/time'
import { templateNames } from '../coupons'
import { getMany } from '../platform/store'
import { type CampaignDoc, campaigns, purses } from './records'

/** A campaign with the names of the coupons that it gives, which never change. */
export interface Known {
  campaign: CampaignDoc
  names: ReadonlyMap<string, string>
  /** Friends who can still be rewarded, as it was when it was read. */
  left: number
}

interface Kept extends Known {
  at: number
}

/**
 * Campaigns that this instance has read. What is published does not change but for its life, so an
 * old copy can at worst welcome somebody into a pause; what counts is folded from the times of the
 * events and a fresh copy before anything is given (settle.ts).
 */
const kept = new Map<string, Kept>()

/** A pause is felt within so long. */
export const FRESH = 5 * SECOND
/** For a page that asks every few seconds and only shows the state in passing. */
export const IN_PASSING = MINUTE

/** More than a brand runs; beyond, all is read again. */
const MOST = 100

export const rewardsOf = ({ form }: CampaignDoc): Reward[] => [
  ...form.steps.flatMap(({ now, kept: later }) => (later ? [now, later] : [now])),
  ...(form.friend ? [form.friend] : []),
]

const templateIdsOf = (campaign: CampaignDoc): string[] =>
  rewardsOf(campaign).flatMap((one) => (one.kind === 'coupon' ? [one.templateId] : []))

const read = async (ids: readonly string[], now: number): Promise<void> => {
  const [found, purse] = await Promise.all([getMany(campaigns, ids), getMany(purses, ids)])
  const leftOf = new Map(purse.map(({ _id, left }) => [_id, left]))
  const wanted = found.filter(({ _id }) => !kept.has(_id)).flatMap(templateIdsOf)
  const names = wanted.length === 0 ? new Map<string, string>() : await templateNames(wanted)
  if (kept.size > MOST) kept.clear()
  for (const campaign of found) {
    const before = kept.get(campaign._id)?.names
    const left = leftOf.get(campaign._id) ?? campaign.form.stock
    kept.set(campaign._id, { campaign, names: before ?? names, left, at: now })
  }
}

/** Also when a clock was set back: nothing is believed longer than it was meant. */
const isYoung = (id: string, age: number, now: number): boolean => {
  const at = kept.get(id)?.at
  return at !== undefined && at <= now && at > now - age
}

/** Campaigns by id, none of them older than `age`; unknown ids are left out. */
export const knownCampaigns = async (
  ids: readonly string[],
  now: number,
  age = FRESH,
): Promise<Map<string, Known>> => {
  const old = [...new Set(ids)].filter((id) => !isYoung(id, age, now))
  if (old.length > 0) await read(old, now)
  return new Map(
    ids.flatMap((id) => {
      const one = kept.get(id)
      return one ? [[id, one] as const] : []
    }),
  )
}

export const knownCampaign = async (
  id: string,
  now: number,
  age = FRESH,
): Promise<Known | undefined> => (await knownCampaigns([id], now, age)).get(id)
