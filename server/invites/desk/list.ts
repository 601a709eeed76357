import type { invitesOperatorRoutes } from '#core/invites/desk'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../../platform/context'
import { findPage, get, getMany, gte } from '../../platform/store'
import { campaigns, purses } from '../records'
import { aroundOf, deskOf, heldIn, rowOf } from './shown'

type Routes = typeof invitesOperatorRoutes

/** Every campaign, the newest first: three requests. */
export const list: UseCase<Routes['invites.campaigns']> = async ({ after }, { now }) => {
  const { rows, next } = await findPage(campaigns, {
    where: { at: gte(0) },
    by: 'at',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const ids = rows.map(({ _id }) => _id)
  const [found, held] = await Promise.all([getMany(purses, ids), heldIn(ids)])
  const purseOf = new Map(found.map((one) => [one._id, one]))
  const shown = rows.map((one) => rowOf(one, purseOf.get(one._id), held(one._id), now))
  return ok(next === undefined ? { campaigns: shown } : { campaigns: shown, next })
}

export const show: UseCase<Routes['invites.campaign']> = async ({ campaignId }, { now }) => {
  const campaign = await get(campaigns, campaignId)
  if (!campaign) return refuse('invites.not-found')
  return ok({ campaign: deskOf(campaign, await aroundOf(campaign), now) })
}
