import * as v from 'valibot'
import type { Event } from '#core/events/event'
import { memberKey } from '#core/identity/keys'
import { cards } from '../inserts'
import { teams } from '../invites'
import type { Member } from '../platform/people'
import { find, findSlim, MAX_ROWS, oneOf } from '../platform/store'
import { joinedId } from './of-rows'

const team = v.object({ _id: v.string(), campaignId: v.string() })

/** Campaigns by whose invitation they came. */
const invited = async (found: readonly Member[]): Promise<Map<string, string>> => {
  const ids = [...new Set(found.flatMap(({ invitedTeam = [] }) => invitedTeam))]
  if (ids.length === 0) return new Map()
  const known = await findSlim(teams, {
    where: { _id: oneOf(ids) },
    order: { _id: 1 },
    limit: ids.length,
    take: ['campaignId'],
    shape: team,
  })
  const campaigns = new Map(known.map(({ _id, campaignId }) => [_id, campaignId]))
  return new Map(
    found.flatMap(({ _id, invitedTeam = '' }) => {
      const campaign = campaigns.get(invitedTeam)
      return campaign === undefined ? [] : [[_id, `invite:${campaign}`]]
    }),
  )
}

/** Batches of the cards with which they joined: taken in the very commit that made them members. */
const byCard = async (found: readonly Member[]): Promise<Map<string, string>> => {
  const at = [...new Set(found.map(({ joinedAt }) => joinedAt))]
  const used = await find(cards, { where: { usedAt: oneOf(at) }, limit: MAX_ROWS })
  const joined = new Map(found.map(({ _id, joinedAt }) => [_id, joinedAt]))
  return new Map(
    used
      .filter(({ memberId, usedAt }) => joined.get(memberId) === usedAt)
      .map(({ memberId, batchId }) => [memberId, `card:${batchId}`]),
  )
}

const joining = (memberId: string, at: number, channel?: string): Omit<Event, 'notedAt'> => ({
  _id: joinedId(memberId, at),
  key: memberKey(memberId),
  kind: 'joined',
  at,
  ...(channel === undefined ? {} : { channel }),
})

/**
 * First and newest joining of each: whoever joins with a card leaves no row of its own for it. Who was
 * invited came by that, whatever they held in their hand.
 */
export const eventsOfMembers = async (
  found: readonly Member[],
): Promise<Omit<Event, 'notedAt'>[]> => {
  if (found.length === 0) return []
  const [invitations, batches] = await Promise.all([invited(found), byCard(found)])
  return found.flatMap(({ _id, joinedAt, firstAt = joinedAt }) => {
    const newest = joining(_id, joinedAt, invitations.get(_id) ?? batches.get(_id))
    return firstAt === joinedAt ? [newest] : [joining(_id, firstAt), newest]
  })
}
