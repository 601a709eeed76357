import { statusAt } from '#core/invites/desk-turn'
import type { CampaignCheck, CampaignDesk, CampaignRow } from '#core/invites/desk-views'
import type { CampaignForm } from '#core/invites/form'
import { sha256 } from '../../platform/ids'
import { get, gt, oneOf, totalsBy } from '../../platform/store'
import { campaignViewOf } from '../campaign-view'
import { type CampaignDoc, type PurseDoc, purses, teams } from '../records'
import { checkOf, type Facts, factsOf } from './check'

/** Of the form as the schema gives it back, whose fields have one order. */
export const hashOf = (form: CampaignForm): string => sha256(JSON.stringify(form))

/** What a campaign looks like depends on its purse, its teams and the coupons that it gives. */
export interface Around {
  facts: Facts
  purse: PurseDoc | undefined
  held: number
}

/** Friends who wait for a person to look at them, by campaign; one request for all. */
export const heldIn = async (ids: readonly string[]): Promise<(id: string) => number> => {
  if (ids.length === 0) return () => 0
  const where = { campaignId: oneOf(ids), held: gt(0) }
  const totals = await totalsBy(teams, { where, by: 'campaignId', of: ['held'] })
  const held = new Map(totals.map(({ key, sums }) => [key, sums.held]))
  return (id) => held.get(id) ?? 0
}

export const aroundOf = async ({ _id, form }: CampaignDoc): Promise<Around> => {
  const [facts, purse, held] = await Promise.all([factsOf(form), get(purses, _id), heldIn([_id])])
  return { facts, purse, held: held(_id) }
}

export const rowOf = (
  campaign: CampaignDoc,
  purse: PurseDoc | undefined,
  held: number,
  now: number,
): CampaignRow => {
  const { _id: id, form, version } = campaign
  const { name, startsAt, endsAt, stock, budgetFen } = form
  return {
    id,
    name,
    status: statusAt(campaign, now),
    version,
    startsAt,
    endsAt,
    used: purse ? purse.stock - purse.left : 0,
    stock,
    spentFen: purse ? purse.budgetFen - purse.leftFen : 0,
    budgetFen,
    held,
  }
}

/** A campaign as its operator sees it. A form that is published is not judged by today's dates. */
export const deskOf = (
  campaign: CampaignDoc,
  { facts, purse, held }: Around,
  now: number,
): CampaignDesk => {
  const { form, from, publishedAt, reason, pausedBecause } = campaign
  const check: CampaignCheck = checkOf(form, facts, publishedAt ?? now)
  return {
    row: rowOf(campaign, purse, held, now),
    form,
    hash: hashOf(form),
    check,
    view: campaignViewOf(campaign, facts.names, purse?.left ?? form.stock, now),
    ...(from === undefined ? {} : { from }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(reason === undefined ? {} : { reason }),
    ...(pausedBecause === undefined ? {} : { pausedBecause }),
  }
}
