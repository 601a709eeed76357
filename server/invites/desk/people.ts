import * as v from 'valibot'
import type { invitesOperatorRoutes } from '#core/invites/desk'
import type { DeskFriend } from '#core/invites/desk-views'
import { type CreditState, creditRule, creditState } from '#core/invites/views'
import { ruleWords } from '#core/invites/words'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../../platform/context'
import { memberNames } from '../../platform/people'
import { find, findItems, get, gt, type Where } from '../../platform/store'
import { campaigns, type TeamDoc, teams } from '../records'

type Routes = typeof invitesOperatorRoutes

/** Whoever is held stands before all others: above any instant, within the digits of a cursor. */
const HELD_FIRST = 100_000_000_000_000

const row = v.object({
  friendId: v.string(),
  inviterId: v.string(),
  who: v.string(),
  inviter: v.string(),
  blocked: v.boolean(),
  state: creditState,
  rule: creditRule,
  cameAt: v.number(),
  doneAt: v.optional(v.nullable(v.number())),
  /** Place in the list. */
  rank: v.number(),
  key: v.string(),
})
type Row = v.InferOutput<typeof row>

const IS_HELD = { $and: [{ $eq: ['$credits.state', 'held'] }, { $eq: ['$blocked', false] }] }

const TAKE = {
  friendId: '$credits.friendId',
  inviterId: '$inviterId',
  who: '$credits.who',
  inviter: '$who',
  blocked: '$blocked',
  state: '$credits.state',
  rule: '$credits.rule',
  cameAt: '$credits.cameAt',
  doneAt: '$credits.doneAt',
  rank: { $add: ['$credits.cameAt', { $cond: [IS_HELD, HELD_FIRST, 0] }] },
  key: { $concat: ['$credits.friendId', '.', '$_id'] },
}

/** Where the page before ended: later rows come before it in time. */
const beyond = (after: string): object => {
  const cut = after.indexOf('~')
  const rank = Number(after.slice(0, cut))
  return { $or: [{ rank: { $lt: rank } }, { rank, key: { $lt: after.slice(cut + 1) } }] }
}

/** Only teams that have such a line, where the team itself says so. */
const teamsWith = (campaignId: string, state: CreditState | undefined): Where<TeamDoc> => ({
  campaignId,
  ...(state === 'held' ? { held: gt(0) } : {}),
  ...(state === 'kept' ? { kept: gt(0) } : {}),
  ...(state === 'counted' ? { counted: gt(0) } : {}),
})

/** Lines in this state; all of a blocked inviter's are refused, whatever the team keeps of them. */
const linesIn = (state: CreditState): object =>
  state === 'refused'
    ? { $or: [{ 'credits.state': state }, { blocked: true }] }
    : { 'credits.state': state, blocked: false }

interface Asked {
  campaignId: string
  state?: CreditState | undefined
  after?: string | undefined
}

const rowsOf = ({ campaignId, state, after }: Asked): Promise<Row[]> =>
  findItems(teams, {
    where: teamsWith(campaignId, state),
    items: 'credits',
    ...(state === undefined ? {} : { of: linesIn(state) }),
    take: TAKE,
    shape: row,
    ...(after === undefined ? {} : { beyond: beyond(after) }),
    order: { rank: -1, key: -1 },
    limit: PAGE_SIZE + 1,
  })

/** A line as the team has it; those of a blocked inviter count for nothing. */
const viewOf = (one: Row, names: Map<string, string>): DeskFriend => {
  const { friendId, inviterId, cameAt, doneAt, blocked } = one
  const state = blocked ? 'refused' : one.state
  const rule = blocked ? 'inviter-blocked' : one.rule
  return {
    friendId,
    friend: names.get(friendId) ?? one.who,
    inviterId,
    inviter: names.get(inviterId) ?? one.inviter,
    state,
    rule,
    words: ruleWords(rule, 'operator'),
    cameAt,
    ...(typeof doneAt === 'number' ? { doneAt } : {}),
  }
}

/** Friends of a campaign, the newest first, and before all of them those who wait for a look. */
export const people: UseCase<Routes['invites.people']> = async (asked) => {
  if (!(await get(campaigns, asked.campaignId))) return refuse('invites.not-found')
  const found = await rowsOf(asked)
  const rows = found.slice(0, PAGE_SIZE)
  const names = await memberNames(rows.flatMap(({ friendId, inviterId }) => [friendId, inviterId]))
  const friends = rows.map((one) => viewOf(one, names))
  const last = rows.at(-1)
  if (found.length <= PAGE_SIZE || !last) return ok({ friends })
  return ok({ friends, next: `${last.rank}~${last.key}` })
}

/** As many as one looks through. */
const TOP = 50

/** Who brought most friends who stayed; the earliest first among equals. */
export const top: UseCase<Routes['invites.top']> = async ({ campaignId }) => {
  if (!(await get(campaigns, campaignId))) return refuse('invites.not-found')
  const found = await find(teams, {
    where: { campaignId, kept: gt(0) },
    order: [
      ['kept', 'desc'],
      ['keptAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: TOP,
  })
  const names = await memberNames(found.map(({ inviterId }) => inviterId))
  const rows = found.map(({ inviterId, who, kept, counted }, i) => ({
    place: i + 1,
    memberId: inviterId,
    who: names.get(inviterId) ?? who,
    kept,
    counted,
  }))
  return ok({ rows })
}
