import * as v from 'valibot'
import type { invitesOperatorRoutes } from '#core/invites/desk'
import { type Deed, replay as replayed } from '#core/invites/risk'
import { creditState } from '#core/invites/views'
import { ok, refuse } from '#core/kernel/result'
import { type BusinessDay, DAY, startOfDay } from '#core/kernel/time'
import type { UseCase } from '../../platform/context'
import { memberNames } from '../../platform/people'
import { between, findItems, get, getMany } from '../../platform/store'
import { campaigns, invitees, marks, teams } from '../records'
import { keysOf, markIdOf } from '../risk'

type Routes = typeof invitesOperatorRoutes

/** Deeds of a day that are looked at: each needs its friend's story, a hundred to a request. */
export const MOST_DEEDS = 1000
/** As many as somebody reads. */
const MOST_TRIPPED = 200

const line = v.object({
  friendId: v.string(),
  teamId: v.string(),
  at: v.number(),
  state: creditState,
  keptFrom: v.optional(v.nullable(v.number())),
  endedAt: v.optional(v.nullable(v.number())),
})
type Line = v.InferOutput<typeof line>

const TAKE = {
  friendId: '$credits.friendId',
  teamId: '$_id',
  at: '$credits.doneAt',
  state: '$credits.state',
  keptFrom: '$credits.keptFrom',
  endedAt: '$credits.endedAt',
}

/** Finished actions of a span, the oldest first; one more than is looked at says that there are more. */
const linesIn = (campaignId: string, from: number, to: number): Promise<Line[]> =>
  findItems(teams, {
    where: { campaignId },
    items: 'credits',
    of: { 'credits.doneAt': between(from, to) },
    take: TAKE,
    shape: line,
    order: { at: 1, friendId: 1 },
    limit: MOST_DEEDS + 1,
  })

const endOf = ({ state, keptFrom, endedAt }: Line): Pick<Deed, 'endedAt' | 'stayed'> => {
  const at = state === 'kept' ? (keptFrom ?? endedAt) : endedAt
  return typeof at === 'number' ? { endedAt: at, stayed: state === 'kept' } : {}
}

/** With the phone and the network that each friend came with. */
const deedsOf = async (lines: readonly Line[]): Promise<Deed[]> => {
  const docs = await getMany(
    invitees,
    lines.map(({ friendId }) => friendId),
  )
  const stories = new Map(docs.map((one) => [one._id, one]))
  return lines.map((one) => {
    const { friendId, teamId, at } = one
    const story = stories.get(friendId)
    return { friendId, teamId, at, ...endOf(one), ...(story ? keysOf(story, teamId) : {}) }
  })
}

/** What the same inviters' friends had done before that day. */
const earlierOf = async (today: readonly Deed[], from: number): Promise<Deed[]> => {
  const found = await getMany(
    teams,
    today.map(({ teamId }) => teamId),
  )
  return found.flatMap(({ _id: teamId, credits }) =>
    credits.flatMap((one) => {
      const { friendId, doneAt: at } = one
      if (at === undefined || at >= from) return []
      return [{ friendId, teamId, at, ...endOf({ ...one, teamId, at }) }]
    }),
  )
}

/** Who was seen on the same phones and networks before that day. */
const seenBefore = async (campaignId: string, today: readonly Deed[], from: number) => {
  const keys = (['device', 'network'] as const).flatMap((kind) =>
    [...new Set(today.flatMap((deed) => deed[kind] ?? []))].map(
      (key) => [markIdOf(campaignId, kind, key), { [kind]: key }] as const,
    ),
  )
  const named = new Map(keys)
  const found = await getMany(marks, [...named.keys()])
  return found.flatMap(({ _id, people }) =>
    people.filter(({ at }) => at < from).map((one): Deed => ({ ...one, ...named.get(_id) })),
  )
}

/**
 * A business day of a campaign, played again by its own plan or by another one, with all that the
 * rules knew before that day; changes nothing.
 */
export const replay: UseCase<Routes['invites.replay']> = async ({ campaignId, day, plan }) => {
  const campaign = await get(campaigns, campaignId)
  if (!campaign) return refuse('invites.not-found')
  const from = startOfDay(day as BusinessDay)
  const lines = await linesIn(campaignId, from, from + DAY)
  const today = await deedsOf(lines.slice(0, MOST_DEEDS))
  const [earlier, seen] = await Promise.all([
    earlierOf(today, from),
    seenBefore(campaignId, today, from),
  ])
  const found = replayed([...earlier, ...seen, ...today], plan ?? campaign.form.risk, from)
  const shown = found.slice(0, MOST_TRIPPED)
  const names = await memberNames(shown.map(({ friendId }) => friendId))
  return ok({
    looked: today.length,
    tripped: shown.map(({ at, rule, words, seen: measured, friendId }) => ({
      at,
      rule,
      words,
      seen: measured,
      who: names.get(friendId) ?? '一位好友',
      memberId: friendId,
    })),
    more: lines.length > today.length || found.length > shown.length,
  })
}
